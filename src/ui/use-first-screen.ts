import { useEffect } from 'react'
import { firstScreenStands } from '#lib/first-screen.ts'

/** For each screen that the console may be opened on: it stands once it no longer loads, with what was asked for or with why not. */
export function useFirstScreen(loading: boolean): void {
  useEffect(() => {
    if (!loading) firstScreenStands()
  }, [loading])
}
