import { useCallback, useRef, useState } from 'react'
import { underWay } from '#lib/under-way.ts'

export interface Submit {
  /** Runs the action unless one is running: one submit is one call, however it is clicked. */
  run: (action: () => Promise<void>) => Promise<void>
  pending: boolean
  /** What the last run failed with; gone when the next one starts. */
  failure: unknown
  clearFailure: () => void
}

/**
 * A latch around a write. It is set synchronously: a disabled button comes one render too late for a double click.
 */
export function useSubmit(): Submit {
  const running = useRef(false)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const run = useCallback(async (action: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setPending(true)
    setFailure(undefined)
    const over = underWay('a submit')
    try {
      await action()
    } catch (error) {
      setFailure(error)
    } finally {
      over()
      running.current = false
      setPending(false)
    }
  }, [])
  return { run, pending, failure, clearFailure: useCallback(() => setFailure(undefined), []) }
}
