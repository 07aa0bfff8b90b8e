import type { RunView } from './run-types.ts'

/** Milliseconds over which a pace is told. */
const WINDOW_MS = 10_000

/** How fast a run moves: told of how many items were settled at which times (milliseconds of a clock that nobody sets). */
export class Progress {
  #seen: { at: number; settled: number }[] = []

  note(at: number, settled: number): void {
    const last = this.#seen.at(-1)
    if (last?.settled === settled && at - last.at < 1000) return
    this.#seen.push({ at, settled })
    this.#seen = this.#seen.filter((one) => at - one.at <= WINDOW_MS)
  }

  /** `left`: items still to be settled. */
  pace(left: number): RunView['pace'] {
    const first = this.#seen[0]
    const last = this.#seen.at(-1)
    if (first === undefined || last === undefined || last.at === first.at || last.settled <= first.settled)
      return undefined
    const perSecond = ((last.settled - first.settled) * 1000) / (last.at - first.at)
    return { perSecond, secondsLeft: Math.ceil(left / perSecond) }
  }
}
