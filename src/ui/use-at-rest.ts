import { useEffect, useState } from 'react'

/** Milliseconds without a key after which what was typed is asked for. */
export const TYPING_PAUSE_MS = 250

/** What is typed once it rests: a number or a year passes through others on its way. */
export function useAtRest(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
