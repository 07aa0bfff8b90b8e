import { useEffect } from 'react'
import { session } from '#api/service.ts'

/** Asks who is signed in whenever the operator comes back to this tab: one may have signed in in another. */
export function useCheckOnReturn(): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void session.check()
    }
    window.addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
}
