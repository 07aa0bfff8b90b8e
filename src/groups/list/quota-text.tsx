import { WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Tooltip } from 'antd'
import { clsx } from 'clsx'
import { LIMITS } from '#api/contract/limits.ts'
import type { Scope } from '#api/scope.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { listStrings } from './list-strings.ts'
import { quotaQuery } from '../data/queries.ts'
import styles from './quota-text.module.css'

/** Whether the application has no free place for a group; false while that is not known. */
export function useQuotaFull(scope: Scope): boolean {
  return (useQuery(quotaQuery(scope)).data ?? 0) >= LIMITS.liveGroups
}

/** "4,213 of 5,000 groups", and what to do when that is all of them. */
export function QuotaText({ id, scope }: { id: string; scope: Scope }) {
  const words = useStrings(listStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { data, isError, refetch } = useQuery(quotaQuery(scope))
  const limit = LIMITS.liveGroups.toLocaleString(locale)
  if (data !== undefined) {
    const used = data.toLocaleString(locale)
    return data >= LIMITS.liveGroups ? (
      <span id={id} className={clsx('numeric', styles.full)}>
        <WarningOutlined aria-hidden /> {words.quotaFull(used, limit)}
      </span>
    ) : (
      <Tooltip title={words.quotaHelp}>
        <span id={id} className="muted numeric">
          {words.quota(used, limit)}
        </span>
      </Tooltip>
    )
  }
  if (!isError) return null
  return (
    <span id={id} className="muted">
      {words.quotaFailed}{' '}
      <Button type="link" size="small" onClick={() => void refetch()}>
        {common.retry}
      </Button>
    </span>
  )
}
