import { useEffect, useState } from 'react'

/** Whether something has been so for a while (milliseconds): what is over at once need not be told. */
export function useLasting(active: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!active) return undefined
    const timer = setTimeout(() => setLasts(true), ms)
    return () => {
      clearTimeout(timer)
      setLasts(false)
    }
  }, [active, ms])
  return active && lasts
}
