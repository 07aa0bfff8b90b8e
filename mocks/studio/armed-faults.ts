import { useSyncExternalStore } from 'react'
import type { Host } from '../host.ts'

/** A timer takes no more, milliseconds. */
const LONGEST_MS = 2 ** 31 - 1

/** How many faults can still hit a call. */
export interface ArmedFaults {
  get(): number
  /** Told when one is set, used up or its time is over, here or in another tab. */
  subscribe(listener: () => void): () => void
}

export function createArmedFaults({ subscribe, view }: Pick<Host, 'subscribe' | 'view'>): ArmedFaults {
  return {
    get: () => view()?.armedFaults ?? 0,
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const look = () => {
        listener()
        clearTimeout(timer)
        const seen = view()
        // Where the clock stands, nothing ends by itself.
        if (seen?.nextEnd === undefined || seen.frozen) return
        timer = setTimeout(look, Math.min(Math.max(seen.nextEnd - seen.at, 0), LONGEST_MS))
      }
      const unsubscribe = subscribe(look)
      look()
      return () => {
        clearTimeout(timer)
        unsubscribe()
      }
    },
  }
}

export const useArmedFaults = (faults: ArmedFaults): number => useSyncExternalStore(faults.subscribe, faults.get)
