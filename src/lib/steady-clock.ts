/** A smaller lead of the wall clock is how two clocks are read, not a step of one of them; milliseconds. */
const STEP_MS = 1000

/**
 * A clock for ages and waits: milliseconds since some moment, never backwards. It runs with the system's uptime, so that setting
 * the wall clock back neither locks anybody out nor prolongs a session. Where the wall clock leaps ahead of the uptime, that counts
 * as time that passed: a laptop that slept has no uptime for it, and a session must not live through the night.
 */
export function createSteadyClock(
  wall: () => number = () => Date.now(),
  uptime = () => performance.now(),
): () => number {
  const read = () => {
    // Whole numbers, so that sums are exact.
    const up = Math.round(uptime())
    return { up, lead: wall() - up }
  }
  let { lead: known } = read()
  let slept = 0
  return () => {
    const { up, lead } = read()
    if (lead > known + STEP_MS) {
      slept += lead - known
      known = lead
    }
    // Set back: from here on it may leap again.
    known = Math.min(known, lead)
    return up + slept
  }
}
