import { createTurns, type Wait } from './turns.ts'

export interface Lane {
  /** Takes a call of this second, if the operator may have one now. */
  startNow(operator: string): boolean
  /** Whether the operator already waits for a whole second's calls. */
  isFullFor(operator: string): boolean
  /** Resolves when the operator's call may start. */
  wait(operator: string, wait: Wait): Promise<void>
  waiting(): number
  /** Milliseconds until one who comes now would be served. */
  waitMs(): number
}

const SECOND = 1000
/** This part of a second's calls makes nobody busy: whoever made fewer is let go at once. */
const MODEST = 1 / 20
/** Milliseconds' worth of calls that may start at once after a rest, as a page that reads all its rows does; also evens out late timers. */
const AT_ONCE_MS = 250

/**
 * The calls of one action: never more than `perSecond` in any second. In it nobody takes more than he leaves free: one who
 * floods gets half, two get a third each, and whoever comes next always finds some. Those who make many wait in turn, and what
 * they get is spread, so that several who begin together do not use up the second in its first millisecond.
 */
export function createLane(perSecond: number, clock: () => number): Lane {
  const modest = Math.max(1, perSecond * MODEST)
  const gap = SECOND / perSecond
  /** The calls of the last second, oldest first. */
  const started: { operator: string; at: number }[] = []
  const startedBy = new Map<string, number>()
  const turns = createTurns()
  /** When the next call of a busy operator may start. */
  let nextBusy = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  const callsOf = (operator: string) => startedBy.get(operator) ?? 0
  const forget = (now: number) => {
    const first = started.findIndex(({ at }) => at > now - SECOND)
    for (const { operator } of started.splice(0, first === -1 ? started.length : first)) {
      if (callsOf(operator) === 1) startedBy.delete(operator)
      else startedBy.set(operator, callsOf(operator) - 1)
    }
  }
  const mayStart = (operator: string, now: number) =>
    callsOf(operator) < perSecond - started.length && (callsOf(operator) < modest || now >= nextBusy)
  const start = (operator: string, now: number) => {
    if (callsOf(operator) >= modest) nextBusy = Math.max(nextBusy, now - AT_ONCE_MS) + gap
    started.push({ operator, at: now })
    startedBy.set(operator, callsOf(operator) + 1)
  }

  const serve = () => {
    timer = undefined
    for (;;) {
      const now = clock()
      forget(now)
      const operator = turns.callUp((who) => mayStart(who, now))
      if (operator === undefined) break
      start(operator, now)
    }
    wakeLater()
  }
  const wakeLater = () => {
    if (timer !== undefined || turns.waiting === 0) return
    const now = clock()
    const untilOldest = (started[0]?.at ?? now - SECOND) + SECOND - now
    timer = setTimeout(
      serve,
      Math.max(1, Math.ceil(now < nextBusy ? Math.min(nextBusy - now, untilOldest) : untilOldest)),
    )
  }

  return {
    waiting: () => turns.waiting,
    isFullFor: (operator) => turns.waitingOf(operator) >= perSecond,
    startNow(operator) {
      const now = clock()
      forget(now)
      // One's own calls keep their order; somebody busy does not overtake others.
      const overtakes = turns.waitingOf(operator) > 0 || (turns.waiting > 0 && callsOf(operator) >= modest)
      if (overtakes || !mayStart(operator, now)) return false
      start(operator, now)
      return true
    },
    wait(operator, wait) {
      const turn = turns.wait(operator, wait)
      wakeLater()
      return turn
    },
    waitMs: () => Math.ceil(((turns.waiting + 1) / perSecond) * SECOND),
  }
}
