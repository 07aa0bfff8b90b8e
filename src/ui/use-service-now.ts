import { useEffect, useState } from 'react'
import { serviceClock } from '#api/service.ts'

const TICK_MS = 15_000

/** The service's time in UNIX seconds, again every few seconds and whenever it jumps. */
export function useServiceNow(): number {
  const [now, setNow] = useState(serviceClock.now)
  useEffect(() => {
    const tick = () => setNow(serviceClock.now())
    const timer = setInterval(tick, TICK_MS)
    const unsubscribe = serviceClock.subscribe(tick)
    tick()
    return () => {
      clearInterval(timer)
      unsubscribe()
    }
  }, [])
  return now
}
