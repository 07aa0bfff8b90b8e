import * as v from 'valibot'

const seconds = (min: number, max: number) =>
  v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max)), 0)

/**
 * What no document says and a tester may choose, to see what a client makes of a service that does otherwise. Nothing of it at the start
 * (mocks/README.md, "Where it guesses").
 */
export const assumedSchema = v.strictObject({
  /** Seconds for which a stored message cannot be listed yet. */
  settling: seconds(0, 30),
  /** Seconds by which the clock that stamps messages is ahead of the one in `Date`; negative: behind. */
  clocksApart: seconds(-5, 5),
})
export type Assumed = v.InferOutput<typeof assumedSchema>

export const NOTHING_ASSUMED: Assumed = { settling: 0, clocksApart: 0 }
