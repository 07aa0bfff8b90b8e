let last = 0

/**
 * The number of a read among all reads of this page, taken when it is asked for: of two, the one asked for later has the higher
 * number. Not a time: two reads may share a millisecond, and a clock may be stopped or set back.
 */
export const nextAsked = (): number => (last += 1)
