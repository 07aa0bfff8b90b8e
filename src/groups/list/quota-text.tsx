import { WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { LIMITS } from '#api/contract/limits.ts'
import type { Scope } from '#api/scope.ts'
import { Hint } from '../../ui/hint.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
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
  const { data, error, refetch } = useQuery(quotaQuery(scope))
  return (
    <span className={styles.quota}>
      {data !== undefined && <Known id={id} used={data} />}
      {data === undefined && error !== null && (
        <span id={id} className="muted">
          {words.quotaFailed}
        </span>
      )}
      {error !== null && <QuietFailure what={words.quotaFailed} error={error} onRetry={() => void refetch()} />}
    </span>
  )
}

function Known({ id, used }: { id: string; used: number }) {
  const words = useStrings(listStrings)
  const locale = useLocale()
  const [count, limit] = [used.toLocaleString(locale), LIMITS.liveGroups.toLocaleString(locale)]
  return used >= LIMITS.liveGroups ? (
    <span id={id} className={clsx('numeric', styles.full)}>
      <WarningOutlined aria-hidden /> {words.quotaFull(count, limit)}
    </span>
  ) : (
    <Hint text={words.quotaHelp}>
      <span id={id} className="muted numeric">
        {words.quota(count, limit)}
      </span>
    </Hint>
  )
}
