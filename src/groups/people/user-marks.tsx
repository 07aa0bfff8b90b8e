import { useSyncExternalStore } from 'react'
import type { Group } from '#api/groups.ts'
import { useStrings } from '../../ui/preferences.ts'
import { type MutesRead, singlyMuted } from '../data/mutes-query.ts'
import type { GroupBatches } from './batches.ts'
import { peopleStrings } from './people-strings.ts'
import styles from './people.module.css'

export type MuteState = 'staff' | 'muted' | 'mutedSingly' | 'exempt' | 'free'

/** Whether a user may speak, as last read; undefined while the mutes have not been read. */
export function muteState(group: Group, mutes: MutesRead | undefined, user: string): MuteState | undefined {
  if (user === group.owner || group.administrators.includes(user)) return 'staff'
  if (mutes === undefined) return undefined
  if (mutes.everybody) return mutes.exempt.includes(user) ? 'exempt' : 'muted'
  return mutes.users.includes(user) ? 'mutedSingly' : 'free'
}

/** Whether the user stands on the list of single mutes, as last read. */
export const isSinglyMuted = (mutes: MutesRead | undefined, user: string): boolean =>
  mutes !== undefined && singlyMuted(mutes).users.includes(user)

interface UserMarksProps {
  group: Group
  mutes: MutesRead | undefined
  user: string
  /** Says so of a user who was kicked since then (`nextAsked`). */
  kickedSince?: { batches: GroupBatches; asked: number }
}

/** What a user is in a group, by word. */
export function UserMarks({ group, mutes, user, kickedSince }: UserMarksProps) {
  const words = useStrings(peopleStrings)
  const state = muteState(group, mutes, user)
  return (
    <span className={styles.marks}>
      {user === group.owner && <span className={styles.mark}>{words.owner}</span>}
      {group.administrators.includes(user) && <span className={styles.mark}>{words.administrator}</span>}
      {state === 'staff' && <span className="muted">{words.neverMutedMark}</span>}
      {(state === 'muted' || state === 'mutedSingly') && <span className={styles.mutedMark}>{words.muted}</span>}
      {state === 'exempt' && <span className={styles.mark}>{words.exempt}</span>}
      {kickedSince !== undefined && <Kicked {...kickedSince} user={user} />}
    </span>
  )
}

function Kicked({ batches, asked, user }: { batches: GroupBatches; asked: number; user: string }) {
  const words = useStrings(peopleStrings)
  const at = useSyncExternalStore(batches.subscribe, () => batches.kickedAt(user))
  return at > asked ? <span className="muted">{words.kicked}</span> : null
}
