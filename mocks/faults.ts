import * as v from 'valibot'
import { ACTION_NAMES, type ActionName } from '#api/contract/actions.ts'
import { createRandom } from './backend/random.ts'

/** The longest outage that ends by itself: a year. */
const MOST_SECONDS = 366 * 86_400

/**
 * Ways to break a call on purpose, chosen by action and by its n-th call or a seeded share, never by chance. Counted in the journal, so
 * a fault set before a reload still counts from where it was.
 */
const when = {
  /** `*` = every action. */
  action: v.picklist(['*', ...ACTION_NAMES]),
  /** The first matching call that is hit, counted from 1 since the fault was set; 1 when absent. */
  nth: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  /** How many calls in a row are hit; all that follow when absent. With a share: how many are hit at all. */
  times: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  /** The part of the calls that is hit, above 0 and up to 1; all when absent. Which ones, the seed decides. */
  share: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
  /** Of the share; 1 when absent. The same seed hits the same calls. */
  seed: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  /** For how many seconds of the service's time from being set; until it is used up or replaced when absent. */
  seconds: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MOST_SECONDS))),
}
const status = (min: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(599))
const milliseconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(600_000))

export const faultSchema = v.variant('kind', [
  /** Refused with this envelope instead of being carried out. */
  v.strictObject({
    ...when,
    kind: v.literal('error'),
    code: v.string(),
    status: status(400),
    message: v.optional(v.string()),
    /** Header `x-acs-retry-after`. */
    retryAfterMs: v.optional(milliseconds),
  }),
  /** Carried out at once, answered late. May come together with another fault. */
  v.strictObject({ ...when, kind: v.literal('delay'), ms: milliseconds }),
  /** Neither carried out nor answered. */
  v.strictObject({ ...when, kind: v.literal('hang') }),
  /** The connection breaks before the call is carried out. */
  v.strictObject({ ...when, kind: v.literal('cut-before') }),
  /** The call is carried out, then the connection breaks: the caller cannot know. */
  v.strictObject({ ...when, kind: v.literal('cut-after') }),
  /** A proxy's HTML page instead of the service; the call is not carried out. */
  v.strictObject({ ...when, kind: v.literal('html'), status: status(200) }),
  /** Carried out; the answer is cut in the middle of its JSON. */
  v.strictObject({ ...when, kind: v.literal('truncated-json') }),
  /** Carried out; the answer is JSON of another shape. */
  v.strictObject({ ...when, kind: v.literal('wrong-schema') }),
  /** Carried out; 200 without a body. */
  v.strictObject({ ...when, kind: v.literal('empty') }),
  /** Carried out twice, as when something behind the idempotency key repeats the request; the caller sees the second answer. */
  v.strictObject({ ...when, kind: v.literal('repeated') }),
  /** Carried out, but answered with what the call of this action before it was answered: a confused proxy. */
  v.strictObject({ ...when, kind: v.literal('duplicate-answer') }),
  /** A read keeps the answer it had first since the fault was set, whatever was written meanwhile: a service that lags. */
  v.strictObject({ ...when, kind: v.literal('stale') }),
])
export type Fault = v.InferOutput<typeof faultSchema>

export const faultStateSchema = v.object({
  fault: faultSchema,
  /** Matching calls since it was set, and how many of them it hit. */
  seen: v.number(),
  hits: v.number(),
  /** When it ends by itself, service time, milliseconds. */
  until: v.optional(v.pipe(v.number(), v.safeInteger())),
})
export type FaultState = v.InferOutput<typeof faultStateSchema>

/** A fault as it is from the moment it is set, service time in milliseconds. */
export const armed = (fault: Fault, atMs: number): FaultState => ({
  fault,
  seen: 0,
  hits: 0,
  ...(fault.seconds === undefined ? {} : { until: atMs + fault.seconds * 1000 }),
})

const isLate = ({ until }: FaultState, atMs: number): boolean => until !== undefined && atMs >= until

/** Whether a fault has ended by itself: used up, or its time is over. It stays to tell what it hit, and hits nothing any more. */
export function isOver(state: FaultState, atMs: number): boolean {
  const { fault, seen, hits } = state
  const { nth = 1, times = Number.POSITIVE_INFINITY, share } = fault
  return isLate(state, atMs) || (share === undefined ? seen >= nth - 1 + times : hits >= times)
}

/** One that is used up still counts the calls that it would have hit. */
const watches = (state: FaultState, action: ActionName, atMs: number) =>
  (state.fault.action === '*' || state.fault.action === action) && !isLate(state, atMs)

/** Whether the next call of the action is counted by any fault. */
export const isWatched = (faults: readonly FaultState[], action: ActionName, atMs: number): boolean =>
  faults.some((state) => watches(state, action, atMs))

/** Whether a fault hits the call that it has just counted. */
function isHit({ fault, seen, hits }: FaultState): boolean {
  const { nth = 1, times = Number.POSITIVE_INFINITY, share, seed = 1 } = fault
  if (seen < nth) return false
  if (share === undefined) return seen < nth + times
  return hits < times && createRandom(Math.imul(seed + 1, 0x9e3779b1) ^ seen).next() < share
}

/** Counts a call and returns what hits it: any delays, then at most one other fault, the one set first. */
export function takeFaults(faults: readonly FaultState[], action: ActionName, atMs: number): Fault[] {
  const delays: Fault[] = []
  let breaking: Fault | undefined
  for (const state of faults) {
    if (!watches(state, action, atMs)) continue
    state.seen += 1
    const { fault } = state
    if (!isHit(state)) continue
    if (fault.kind !== 'delay' && breaking !== undefined) continue
    state.hits += 1
    if (fault.kind === 'delay') delays.push(fault)
    else breaking = fault
  }
  return breaking === undefined ? delays : [...delays, breaking]
}

const KEEPS_FROM_RUNNING = new Set<Fault['kind']>(['error', 'hang', 'cut-before', 'html'])

/** Whether the call is carried out in spite of its faults. */
export const isCarriedOut = (faults: readonly Fault[]): boolean =>
  !faults.some(({ kind }) => KEEPS_FROM_RUNNING.has(kind))
