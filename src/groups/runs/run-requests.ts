import * as v from 'valibot'
import { newSubmitKey } from '#api/submit-key.ts'
import { randomId } from '#lib/random-id.ts'
import { LEASE_MS } from './leases.ts'
import type { KeptItem } from './journal.ts'
import {
  COMMON_SCHEMAS,
  ITEM_SCHEMAS,
  type ItemState,
  type RunCounts,
  type RunHead,
  type RunItem,
  type RunKind,
  type RunRequest,
  type Subject,
} from './run-types.ts'

const RUN_ID_LENGTH = 12

/** What is kept of a run that begins now. `now`: UNIX milliseconds. */
export function newRun(request: RunRequest, operator: string, worker: string, now: number): [RunHead, KeptItem[]] {
  const {
    kind,
    scope: { center, appId },
    items,
    common,
    share,
    origin,
  } = request
  const head: RunHead = {
    id: randomId(RUN_ID_LENGTH),
    kind,
    operator,
    scope: { center, appId },
    size: items.length,
    createdAt: now,
    state: 'running',
    share,
    ...(origin === undefined ? {} : { origin }),
    common,
    worker,
    leaseUntil: now + LEASE_MS,
  }
  return [head, items.map((input) => ({ input, state: { state: 'waiting', key: newSubmitKey() } }))]
}

/**
 * What may be tried again in another run. A message whose fate is unknown may have arrived, and would come twice; whatever else is done
 * to a group has the same effect when it is done again.
 */
const retriedStates = (kind: RunKind): readonly ItemState['state'][] =>
  kind === 'send' ? ['refused', 'notDone', 'unsent'] : ['refused', 'notDone', 'unsent', 'unknown']

/** How many items a retry would try. */
export const retriedOf = (kind: RunKind, counts: RunCounts): number =>
  retriedStates(kind).reduce((sum, state) => sum + counts[state], 0)

/** What takes back what a run of this kind has done; undefined where nothing does. */
export const undoneBy = (kind: RunKind): 'delete' | 'restore' | undefined =>
  kind === 'create' ? 'delete' : kind === 'delete' ? 'restore' : undefined

type ReadInputs = (indexes: readonly number[]) => Promise<unknown[]>

const indexesWhere = (states: readonly ItemState[], isWanted: (state: ItemState) => boolean): number[] =>
  states.flatMap((state, index) => (isWanted(state) ? [index] : []))

/** The run that tries again what may be tried again. */
export async function retryOf(head: RunHead, states: readonly ItemState[], read: ReadInputs): Promise<RunRequest> {
  const { kind, scope, share, id } = head
  const inputs = await read(indexesWhere(states, ({ state }) => retriedStates(kind).includes(state)))
  const items = inputs.map((input) => v.parse(ITEM_SCHEMAS[kind], input))
  const common = v.parse(COMMON_SCHEMAS[kind], head.common)
  return { kind, scope, items, common, share, origin: { run: id, why: 'retry' } }
}

/** The run that takes back what was done. `operatorId`: as whom the service records deletions. Throws where nothing takes it back. */
export async function undoOf(
  head: RunHead,
  states: readonly ItemState[],
  read: ReadInputs,
  operatorId: string,
): Promise<RunRequest> {
  const kind = undoneBy(head.kind)
  if (kind === undefined) throw new Error(`Nothing takes back a run of kind ${head.kind}`)
  const inputs = await read(indexesWhere(states, ({ state }) => state === 'done'))
  const common = kind === 'delete' ? { operatorId } : {}
  const { scope, share, id } = head
  return { kind, scope, items: inputs.map(toSubject), common, share, origin: { run: id, why: 'undo' } }
}

export const toSubject = (input: unknown): Subject => {
  const { id, name } = v.parse(ITEM_SCHEMAS.delete, input)
  return { id, name }
}

export function toItems(
  indexes: readonly number[],
  inputs: readonly unknown[],
  states: readonly ItemState[],
): RunItem[] {
  return indexes.flatMap((index, at) => {
    const state = states[index]
    return state === undefined ? [] : [{ index, subject: toSubject(inputs[at]), state }]
  })
}
