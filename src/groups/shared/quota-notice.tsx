import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Flex } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { LIMITS } from '#api/contract/limits.ts'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { dialogStrings } from './dialog-strings.ts'
import { quotaQuery } from '../data/queries.ts'

interface Quota {
  full: boolean
  /** Being read for the first time. */
  checking: boolean
  /** Shown where it is full: how full, and the ways to a free place. */
  notice: ReactNode
  checkAgain: () => void
}

/** Whether the application has a place for one more group. What cannot be read blocks nothing: the service decides. */
export function useQuota(scope: Scope): Quota {
  const words = useStrings(dialogStrings)
  const locale = useLocale()
  const { data, error, isFetching, refetch } = useQuery({ ...quotaQuery(scope), staleTime: 0 })
  const full = data !== undefined && data >= LIMITS.liveGroups
  const number = (value: number) => value.toLocaleString(locale)
  const normalGroups = { pathname: paths.groups(scope), search: '?status=normal' }
  return {
    full,
    checking: data === undefined && error === null,
    checkAgain: () => void refetch(),
    notice: full ? (
      <Alert
        role="status"
        type="warning"
        showIcon
        title={words.quotaFull(number(data), number(LIMITS.liveGroups))}
        description={
          <Flex vertical gap={8} align="start">
            {words.quotaFullAdvice}
            <Flex gap={16} wrap align="center">
              <Button size="small" loading={isFetching} onClick={() => void refetch()}>
                {words.checkAgain}
              </Button>
              <Link to={normalGroups}>{words.quotaList}</Link>
            </Flex>
          </Flex>
        }
      />
    ) : null,
  }
}
