import type { Mutes } from '#api/mutes.ts'

/** What a room shall be: quiet but for some, or open. */
export interface Wanted {
  everybody: boolean
  exempt: readonly string[]
}

/** Whether the room is so. Of an open one nobody is exempt from anything, whatever the service still names. */
export function isAsWanted(mutes: Mutes, { everybody, exempt }: Wanted): boolean {
  if (mutes.everybody !== everybody) return false
  if (!everybody) return true
  return mutes.exempt.length === new Set(exempt).size && exempt.every((user) => mutes.exempt.includes(user))
}
