import type { Locale } from '#lib/strings.ts'
import type { DirectoryEntry } from './known-groups.ts'
import type { ListParams } from './list-params.ts'
import { pinyinStore } from './pinyin-store.ts'
import { plain } from './plain-text.ts'
import { createSearch, type Search } from './search.ts'
import { selectEntries } from './select-rows.ts'

export type TextFacet = 'owner' | 'administrator'

/** A value that groups have, and how many of them. */
export interface FacetValue {
  value: string
  count: number
}

/**
 * What can be chosen in a facet: the values of the groups that everything else chosen leaves, the most frequent first. Supergroups are
 * told by Describe, so that choice is left out. `entries` = what the directory knows, `search` = what is searched for among them, `today` = the day it is.
 */
export function facetValues(
  entries: readonly DirectoryEntry[],
  params: ListParams,
  search: Search,
  facet: TextFacet,
  locale: Locale,
  today: string,
): FacetValue[] {
  const left = selectEntries(entries, { ...params, search, today, [facet]: undefined })
  const counts = new Map<string, number>()
  for (const { row } of left) {
    for (const value of facet === 'owner' ? [row.owner] : new Set(row.administrators)) {
      if (value.trim() !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
    }
  }
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return Array.from(counts, ([value, count]) => ({ value, count })).toSorted((a, b) =>
    a.count === b.count ? compare(a.value, b.value) : b.count - a.count,
  )
}

/** Those that contain every word typed, as it is or as pinyin, what is typed itself first. */
export function valuesLike(values: readonly FacetValue[], typed: string): FacetValue[] {
  const { matches } = createSearch(typed, pinyinStore.get())
  const like = values.filter(({ value }) => matches(plain(value)))
  const same = like.find(({ value }) => value === typed.trim())
  return same === undefined ? like : [same, ...like.filter((each) => each !== same)]
}
