import type { RateReading } from '#api/read-rate.ts'
import { lastSecondOver } from '#api/read-rate.ts'
import { type Point, type RatePoint, withPoint } from './series.ts'

/** What was read of a group while its screen is open. */
export interface Numbers {
  people: readonly Point[]
  rates: readonly RatePoint[]
  /** What the last look at the stored messages failed with. */
  failure: unknown
}

/** While a group exists: messages before `since` (UNIX seconds) are none of its own, and the signal ends what is under way. */
interface Life {
  since: number
  signal: AbortSignal
}

export interface GroupNumbers {
  get(): Numbers
  subscribe(listener: () => void): () => void
  /** The group was read at that moment (milliseconds of a clock that only runs forward). The same reading counts once. */
  notePeople(people: number, at: number): void
  /** From now on `look` reads. */
  begin(life: Life): void
  /** Reads the stored rate, unless that is under way or would tell the same seconds again. Rejects never. */
  look(): Promise<void>
}

interface Service {
  /** UNIX seconds, the service's time. */
  now: () => number
  /** Milliseconds of a clock that only runs forward. */
  running: () => number
  readRate: (end: number, life: Life) => Promise<RateReading>
}

/** One group's numbers, kept outside of React: tabs come and go, and what is typed in one need not be drawn anew for them. */
export function createGroupNumbers({ now, running, readRate }: Service): GroupNumbers {
  let numbers: Numbers = { people: [], rates: [], failure: undefined }
  let life: Life | undefined
  let busy = false
  let told: number | undefined
  const listeners = new Set<() => void>()
  const change = (next: Partial<Numbers>) => {
    numbers = { ...numbers, ...next }
    for (const listener of listeners) listener()
  }
  return {
    get: () => numbers,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notePeople(people, at) {
      const latest = numbers.people.at(-1)
      if (latest?.at === at && latest.value === people) return
      change({ people: withPoint(numbers.people, { at, time: now(), value: people }) })
    },
    begin(next) {
      life = next
      busy = false
    },
    async look() {
      const mine = life
      const end = lastSecondOver(now())
      if (mine === undefined || mine.signal.aborted || busy || end < mine.since || end === told) return
      busy = true
      const at = running()
      try {
        const { count, seconds, atLeast, atLimit } = await readRate(end, mine)
        if (mine.signal.aborted) return
        told = end
        const point = { at, time: end, value: count / seconds, atLeast, atLimit }
        change({ rates: withPoint(numbers.rates, point), failure: undefined })
      } catch (failure) {
        if (!mine.signal.aborted) change({ failure })
      } finally {
        if (life === mine) busy = false
      }
    },
  }
}
