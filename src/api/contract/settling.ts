/**
 * When a message that was accepted can be found among the stored ones. No document says, so both numbers are guesses with no source
 * (mocks/README.md, "Where it guesses"): a message that is found was stored, and of one that is not nothing is known.
 */

/** Seconds after the answer for which it is worth looking. */
export const SETTLING = 10

/** Seconds by which the clock that stamps a message may differ from the one that dates the answers. */
export const CLOCKS_APART = 5
