import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Scope } from '#api/scope.ts'
import { ageOf, momentNow } from '#lib/age.ts'
import { formatAge } from '#lib/time.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { createTicker } from '../../ui/ticker.ts'
import { groupReadAt } from '../data/read-moments.ts'
import { dialogStrings } from './dialog-strings.ts'

/** Seconds between looks at the clock: an age is told in steps of so many. */
const STEP = 5
const everyStep = createTicker(STEP * 1000)

/** How old what is known of who is online in a group is, as "as of 10 seconds ago"; the place that shows it reads the group itself. */
export function useOnlineAge(scope: Scope, id: string): string {
  const words = useStrings(dialogStrings)
  const locale = useLocale()
  const queries = useQueryClient()
  return useSyncExternalStore(everyStep, () => {
    const readAt = groupReadAt(queries, scope, id)
    const age = readAt === undefined ? Infinity : ageOf(readAt, momentNow())
    return Number.isFinite(age)
      ? words.asOf(formatAge(Math.floor(age / 1000 / STEP) * STEP, locale))
      : words.asOfNobodyKnows
  })
}
