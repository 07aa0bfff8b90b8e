import type { ActiveFilter } from '../../ui/filter-chips.tsx'
import type { facetStrings } from './facet-strings.ts'
import { type Facets, type ListParams, NO_FACETS } from '../data/list-params.ts'

type Words = (typeof facetStrings)['en']

/** The filters that are on, in the order of their form. The days are one filter. */
export function activeFacets(facets: Facets, words: Words): ActiveFilter<Partial<Facets>>[] {
  const { owner, administrator, supergroup, createdFrom, createdTo, createdLast } = facets
  const active: ActiveFilter<Partial<Facets>>[] = []
  const add = (name: string, value: string | undefined, ...keys: (keyof Facets)[]) => {
    if (value === undefined) return
    active.push({ name, value, off: Object.fromEntries(keys.map((key) => [key, NO_FACETS[key]])) })
  }
  add(words.owner, owner, 'owner')
  add(words.administrator, administrator, 'administrator')
  add('', supergroup ? words.supergroups : undefined, 'supergroup')
  const span = createdLast === undefined ? spanOf(createdFrom, createdTo, words) : lastDays(createdLast, words)
  add(words.created, span, 'createdFrom', 'createdTo', 'createdLast')
  return active
}

/** The last days, as the button that chooses them calls them. */
export const lastDays = (days: number, words: Words): string =>
  days === 1 ? words.today : words.lastDays(String(days))

function spanOf(from: string | undefined, to: string | undefined, words: Words): string | undefined {
  if (from === undefined) return to === undefined ? undefined : words.until(to)
  if (to === undefined) return words.since(from)
  return from === to ? from : words.between(from, to)
}

export type ChangeList = (change: Partial<ListParams>, options?: { replace?: boolean }) => void
