import * as v from 'valibot'
import { createPreference } from '#lib/storage.ts'
import { COLUMN_KEYS, type ColumnKey } from '../data/list-params.ts'

// How an operator likes every list of groups; what a list shows is in its address.

const DEFAULT_COLUMNS: ColumnKey[] = ['online', 'status', 'owner', 'created']

/** Columns besides those that always stand. */
export const columnsPreference = createPreference(
  'columns',
  v.array(v.picklist(COLUMN_KEYS)),
  (): ColumnKey[] => DEFAULT_COLUMNS,
)

export const DENSITIES = ['compact', 'normal', 'comfortable'] as const
/** How high a row is. */
export const densityPreference = createPreference('density', v.picklist(DENSITIES), () => 'normal' as const)

/** Times as they are on the clock, and not as how long ago. */
export const exactTimesPreference = createPreference('exactTimes', v.boolean(), () => false)

/** Seconds between two looks at what is on screen; 0 = only when asked. */
export const REFRESH_CHOICES = [0, 10, 30, 60] as const
export const refreshPreference = createPreference('refresh', v.picklist(REFRESH_CHOICES), () => 0 as const)

/** Whether single letters do something; WCAG 2.1.4 wants them to be switched off by whoever dictates. */
export const lettersPreference = createPreference('letters', v.boolean(), () => true)
