import type { UseQueryResult } from '@tanstack/react-query'
import type { Group, GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { useOnlineAge } from '../shared/online-age.ts'
import { CellSkeleton } from './cell-skeleton.tsx'
import { listStrings } from './list-strings.ts'
import styles from './group-cells.module.css'

interface OnlineUsersProps {
  scope: Scope
  row: GroupRow
  group: UseQueryResult<Group>
}

/** How many people are online now, and how old that number is. */
export function OnlineUsers({ scope, row, group: { data, error, refetch } }: OnlineUsersProps) {
  const words = useStrings(listStrings)
  const locale = useLocale()
  const age = useOnlineAge(scope, row.id)
  if (row.deleted) return <Dash says={words.noUsers} />
  const failed = error !== null && <QuietFailure what={words.notLoaded} error={error} onRetry={() => void refetch()} />
  if (data?.live === undefined) return failed === false ? <CellSkeleton /> : failed
  return (
    <>
      <span className={styles.people} title={age}>
        {data.live.onlineUsers.toLocaleString(locale)}
      </span>
      {failed}
    </>
  )
}

function Dash({ says }: { says: string }) {
  return (
    <span className="muted" title={says}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{says}</span>
    </span>
  )
}
