import { isRefusedWith } from '#api/failure.ts'
import { type CreateOutcome, createGroup, describeGroup, type Group, type NewGroup } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { writeOrAsk } from '#api/write-or-ask.ts'
import { randomId } from '#lib/random-id.ts'

/** Whether a group is what a lost attempt to create it would have made. */
function isSameGroup(group: Group, wanted: NewGroup): boolean {
  const { name, owner, administrators, information } = wanted
  return (
    !group.deleted &&
    group.name === name &&
    group.owner === owner &&
    group.information === information &&
    group.administrators.length === administrators.length &&
    administrators.every((id) => group.administrators.includes(id))
  )
}

/** The group's description, or undefined when there is none. */
async function find(scope: Scope, id: string, signal?: AbortSignal): Promise<Group | undefined> {
  try {
    return await describeGroup(client, scope, id, signal)
  } catch (error) {
    if (isRefusedWith(error, 'ResourceNotExist')) return undefined
    throw error
  }
}

const outcomeOf = (found: Group, wanted: NewGroup): CreateOutcome =>
  isSameGroup(found, wanted) ? 'created' : found.deleted ? 'takenByDeletedGroup' : 'takenByLiveGroup'

/**
 * Creates a group. A lost answer is cleared up by Describe: equal fields mean that the attempt arrived. So does a taken ID when
 * an earlier attempt's outcome stayed unknown (`attempted`).
 */
export async function createOrFind(scope: Scope, group: NewGroup, attempted: boolean): Promise<CreateOutcome> {
  const outcome = await writeOrAsk<CreateOutcome>(
    (submitKey) => createGroup(client, scope, group, submitKey),
    async () => {
      const found = await find(scope, group.id)
      return found === undefined ? undefined : outcomeOf(found, group)
    },
  )
  if (outcome !== 'takenByLiveGroup' || !attempted) return outcome
  const found = await find(scope, group.id)
  return found === undefined ? outcome : outcomeOf(found, group)
}

/** Long enough that it is hardly ever taken, short enough to read aloud. */
const SUGGESTED_LENGTH = 12
const MOST_TRIES = 3

export interface Suggestion {
  id: string
  /** Whether the service said that the ID is free. */
  checked: boolean
  /** Why it could not be asked. */
  failure?: unknown
}

/** An ID that no group of the application holds. */
export async function suggestGroupId(scope: Scope, signal: AbortSignal): Promise<Suggestion> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const id = randomId(SUGGESTED_LENGTH)
    try {
      if ((await find(scope, id, signal)) === undefined) return { id, checked: true }
    } catch (failure) {
      return { id, checked: false, failure }
    }
  }
  return { id: randomId(SUGGESTED_LENGTH), checked: false }
}
