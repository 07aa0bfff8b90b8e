import { useLayoutEffect } from 'react'
import { underWay } from '#lib/under-way.ts'

/** Counts as under way for as long as it is `active`: what is on screen is about to be something else. */
export function useUnderWay(active: boolean, what: string): void {
  useLayoutEffect(() => (active ? underWay(what) : undefined), [active, what])
}
