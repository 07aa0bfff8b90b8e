import { type CreateOutcome, createGroup, type NewGroup } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { writeOrAsk } from '#api/write-or-ask.ts'
import { randomId } from '#lib/random-id.ts'
import { creationOutcome, findGroup } from '../shared/found-group.ts'

/**
 * Creates a group. A lost answer is cleared up by Describe: equal fields mean that the attempt arrived. So does a taken ID when
 * an earlier attempt's outcome stayed unknown (`attempted`).
 */
export async function createOrFind(scope: Scope, group: NewGroup, attempted: boolean): Promise<CreateOutcome> {
  const outcome = await writeOrAsk<CreateOutcome>(
    (submitKey) => createGroup(client, scope, group, submitKey),
    async () => {
      const found = await findGroup(scope, group.id)
      return found === undefined ? undefined : creationOutcome(found, group)
    },
  )
  if (outcome !== 'takenByLiveGroup' || !attempted) return outcome
  const found = await findGroup(scope, group.id)
  return found === undefined ? outcome : creationOutcome(found, group)
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
      if ((await findGroup(scope, id, signal)) === undefined) return { id, checked: true }
    } catch (failure) {
      return { id, checked: false, failure }
    }
  }
  return { id: randomId(SUGGESTED_LENGTH), checked: false }
}
