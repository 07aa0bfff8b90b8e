import { useLocale, useStrings } from '../../ui/preferences.ts'
import { TimeLeft } from '../shared/time-left.tsx'
import { deletionTimes } from '../shared/deletion-times.ts'
import type { PlanColumn } from './plan-rows.tsx'
import { planStrings } from './plan-strings.ts'

/** How many are online in each group. */
export function useOnlineColumn(): PlanColumn {
  const words = useStrings(planStrings)
  const locale = useLocale()
  return {
    title: words.online,
    numeric: true,
    of: ({ group: { onlineUsers } }) =>
      onlineUsers === undefined ? <span className="muted">{words.notKnown}</span> : onlineUsers.toLocaleString(locale),
  }
}

/** How long each group can still be restored. */
export function useRestorableColumn(): PlanColumn {
  const words = useStrings(planStrings)
  return {
    title: words.restorableUntil,
    of: ({ group: { deletedAt } }) =>
      deletedAt === undefined ? (
        <span className="muted">{words.notKnown}</span>
      ) : (
        <TimeLeft until={deletionTimes(deletedAt).restorableUntil} />
      ),
  }
}
