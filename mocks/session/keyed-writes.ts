import * as v from 'valibot'
import type { ActionName } from '#api/contract/actions.ts'
import { ServiceError } from '#api/contract/errors.ts'
import { KEY_REUSED, KEYS, leavesKeyFree, takesKey } from '#api/contract/idempotency.ts'
import { toExactJson } from '#lib/json.ts'
import { sha256Hex } from '#lib/sha256.ts'
import type { Outcome } from './run-types.ts'

/**
 * Writes that were executed under an idempotency key, by key and in the order they came. Part of the world, so that the journal tells
 * them again and snapshots carry them: whoever repeats a key after a reload, or from another tab, gets the first answer.
 */
export const keyedWritesSchema = v.map(
  v.string(),
  v.object({
    /** Of action, parameters and If-Match: the same key is for the same write. */
    hash: v.string(),
    /** Service time, milliseconds. */
    at: v.pipe(v.number(), v.safeInteger()),
    requestId: v.string(),
    outcome: v.variant('kind', [
      v.object({ kind: v.literal('answer'), value: v.unknown() }),
      v.object({
        kind: v.literal('refused'),
        code: v.custom<ServiceError['code']>((code) => typeof code === 'string'),
        message: v.string(),
      }),
    ]),
  }),
)
export type KeyedWrites = v.InferOutput<typeof keyedWritesSchema>

/** A call as the journal has it (`entry.ts`). */
interface Call {
  action: ActionName
  params: unknown
  ifMatch?: string | undefined
  key?: string | undefined
}

/** What a repetition is answered with: the outcome of the first, and its RequestId. A reused key is refused under an ID of its own. */
export interface Repetition {
  outcome: Outcome
  requestId?: string
}

/** The answer to a write whose key was used before; undefined when it is to be executed. */
export function repetitionOf(writes: KeyedWrites, call: Call, atMs: number): Repetition | undefined {
  const earlier = call.key === undefined || !takesKey(call.action) ? undefined : writes.get(call.key)
  if (earlier === undefined || isOld(earlier, atMs)) return undefined
  if (earlier.hash !== hashOf(call)) return { outcome: { kind: 'refused', error: keyReused() } }
  const { outcome, requestId } = earlier
  if (outcome.kind === 'answer') return { outcome, requestId }
  return { outcome: { kind: 'refused', error: new ServiceError(outcome.code, outcome.message) }, requestId }
}

/** Throws Throttling.User when no further key can be remembered. */
export function checkRoom(writes: KeyedWrites, call: Call, atMs: number): void {
  if (call.key === undefined || writes.size < KEYS.most) return
  const young = [...writes.values()].filter((write) => !isOld(write, atMs))
  const [oldest] = young
  if (oldest === undefined || young.length < KEYS.most) return
  throw new ServiceError(
    'Throttling.User',
    `${KEYS.most} writes were made in the last ten minutes, which is the limit. Wait, then go on.`,
    {
      retryAfterMs: oldest.at + KEYS.lifeMs - atMs,
    },
  )
}

/** Remembers an executed write, and forgets those that have grown old. Returns whether there was anything to remember. */
export function rememberWrite(
  writes: KeyedWrites,
  call: Call,
  outcome: Outcome,
  stamp: { at: number; requestId: string },
): boolean {
  if (call.key === undefined || !takesKey(call.action) || outcome.kind === 'skipped') return false
  if (outcome.kind === 'refused' && leavesKeyFree(outcome.error)) return false
  for (const [key, write] of writes) {
    if (!isOld(write, stamp.at)) break
    writes.delete(key)
  }
  const plain =
    outcome.kind === 'answer'
      ? outcome
      : { kind: outcome.kind, code: outcome.error.code, message: outcome.error.message }
  // To the end, where the same key stood before and was old.
  writes.delete(call.key)
  writes.set(call.key, { hash: hashOf(call), ...stamp, outcome: plain })
  return true
}

const isOld = ({ at }: { at: number }, atMs: number): boolean => atMs - at >= KEYS.lifeMs

const hashOf = ({ action, params, ifMatch }: Call): string =>
  sha256Hex(toExactJson([action, inOrder(params), ifMatch ?? null]))

/** The same write, however its parameters are arranged: the gateway knows it again, too. */
function inOrder(params: unknown): unknown {
  if (params === null || typeof params !== 'object' || Array.isArray(params)) return params
  return Object.entries(params).toSorted(([one], [other]) => (one < other ? -1 : 1))
}

const keyReused = () => new ServiceError('Gateway.KeyReused', KEY_REUSED)
