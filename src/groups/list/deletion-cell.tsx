import type { UseQueryResult } from '@tanstack/react-query'
import { clsx } from 'clsx'
import type { Group } from '#api/groups.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { formatSpan, formatTime, zoneName } from '#lib/time.ts'
import { useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { useServiceNow } from '../../ui/use-service-now.ts'
import { deletionTimes } from '../shared/deletion-times.ts'
import { Ago } from './ago.tsx'
import { CellSkeleton } from './cell-skeleton.tsx'
import { exactTimesPreference } from './list-preferences.ts'
import type { DeletionColumn } from './columns.ts'
import { listStrings } from './list-strings.ts'
import { TextCell } from './text-cell.tsx'
import styles from './group-cells.module.css'

/** Seconds: whoever wants the group back has to hurry. */
export const SOON = 3 * 86_400

/** One of the facts of a deletion, which Describe alone tells. */
export function DeletionCell({ column, group }: { column: DeletionColumn; group: UseQueryResult<Group> }) {
  const words = useStrings(listStrings)
  const { data, error, refetch } = group
  if (data?.deletion === undefined) {
    if (error === null) return <CellSkeleton />
    // Said once a row.
    if (column !== 'deletedAt') return null
    return <QuietFailure what={words.timeNotLoaded} error={error} onRetry={() => void refetch()} />
  }
  const { at, by = '' } = data.deletion
  if (column === 'deletedBy') return <TextCell text={by} />
  if (at === undefined) return <span className="muted">{words.notTold}</span>
  if (column === 'deletedAt') return <Ago seconds={at} />
  const times = deletionTimes(at)
  return <Left until={times[column]} soon={column === 'restorableUntil'} />
}

/** How long something still lasts, with its exact end at hand, or the other way round. */
function Left({ until, soon }: { until: number; soon: boolean }) {
  const words = useStrings(listStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const exact = usePreference(exactTimesPreference)
  const seconds = until - useServiceNow()
  if (seconds <= 0) return <span className="muted">{words.expired}</span>
  const left = words.timeLeft(formatSpan(seconds, locale) ?? common.lessThanAMinute)
  const time = formatTime(until)
  return (
    <span
      className={clsx('numeric', soon && seconds < SOON && styles.soon)}
      title={exact ? left : `${time} (${zoneName(until)})`}
    >
      {exact ? time : left}
    </span>
  )
}
