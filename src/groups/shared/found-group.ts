import { isRefusedWith } from '#api/failure.ts'
import { type CreateOutcome, describeGroup, type Group, type NewGroup } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'

/** The group's description as it is now, or undefined when there is none. Rejects with `Failure`. */
export async function findGroup(scope: Scope, id: string, signal?: AbortSignal): Promise<Group | undefined> {
  try {
    return await describeGroup(client, scope, id, signal)
  } catch (error) {
    if (isRefusedWith(error, 'ResourceNotExist')) return undefined
    throw error
  }
}

/** Whether the same people administer a group: three of them in another order are the same three. */
export const sameAdministrators = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((id) => others.includes(id))

/** What became of an attempt to create a group whose answer was lost: equal fields mean that it arrived. */
export function creationOutcome(found: Group, wanted: NewGroup): CreateOutcome {
  if (found.deleted) return 'takenByDeletedGroup'
  const { name, owner, administrators, information } = wanted
  const isSame =
    found.name === name &&
    found.owner === owner &&
    found.information === information &&
    sameAdministrators(found.administrators, administrators)
  return isSame ? 'created' : 'takenByLiveGroup'
}
