import { createHash, timingSafeEqual } from 'node:crypto'
import { randomId } from '#lib/random-id.ts'
import { Refusal } from '../http/refusal.ts'

interface OneTimeCodeOptions {
  /** Tells the person at the terminal the code for the next sign-in. */
  announce(code: string): void
  /** Milliseconds of a clock that is never set back. */
  now(): number
}

export interface OneTimeCode {
  /**
   * Accepts the code once, and announces the next. Throws `Gateway.WrongCode`, or `Gateway.TooManyAttempts` for a wrong code
   * after several others. `key`: of the submit; the code that was just used is accepted again under the same key, since browsers
   * repeat a request by themselves whose connection ends before the answer.
   */
  use(code: string, key?: string): void
  readonly current: string
}

/** 60 bits of chance: at a million guesses a second half of them take 18,000 years. */
const LENGTH = 12
const MAX_WRONG = 5
const WINDOW_MS = 60_000

/**
 * Whoever can read the terminal the gateway runs in may sign in: on one's own machine that is oneself. The right code is
 * accepted whatever else was tried, so that no other program can lock its owner out; the limit turns programs away that guess,
 * whose guesses are hopeless without it.
 */
export function createOneTimeCode({ announce, now }: OneTimeCodeOptions): OneTimeCode {
  let current = randomId(LENGTH)
  let last: { code: string; key: string; at: number } | undefined
  /** When the latest wrong ones were tried, oldest first; never more than the limit. */
  let wrong: number[] = []
  announce(current)
  return {
    use(code, key) {
      const isRepeated =
        last !== undefined &&
        isSame(code.trim(), last.code) &&
        isSame(key ?? '', last.key) &&
        last.at > now() - WINDOW_MS
      if (isRepeated) return
      if (!isSame(code.trim(), current)) {
        wrong = wrong.filter((time) => time > now() - WINDOW_MS)
        const [first] = wrong
        if (wrong.length >= MAX_WRONG && first !== undefined) {
          throw new Refusal(
            'Gateway.TooManyAttempts',
            'Too many wrong codes. Copy the latest one from the terminal the gateway runs in.',
            {
              retryAfterMs: first + WINDOW_MS - now(),
            },
          )
        }
        wrong.push(now())
        throw new Refusal(
          'Gateway.WrongCode',
          'That is not the code. Copy the latest one from the terminal the gateway runs in.',
        )
      }
      last = key === undefined || key === '' ? undefined : { code: current, key, at: now() }
      current = randomId(LENGTH)
      announce(current)
    },
    get current() {
      return current
    },
  }
}

/** In constant time, whatever the lengths. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
