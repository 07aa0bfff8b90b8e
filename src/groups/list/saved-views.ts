import * as v from 'valibot'
import { createPreference, type Preference } from '#lib/storage.ts'

export const MOST_VIEWS = 50
/** Characters, as one counts them. */
export const LONGEST_NAME = 60

/** A name for a state of the list. */
export interface SavedView {
  name: string
  /** The list's address from behind the `?`: what `writeListParams` makes, without a page. */
  search: string
}

const lengthOf = (name: string): number => [...name].length

const viewSchema = v.object({
  name: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.check((name) => lengthOf(name) <= LONGEST_NAME),
  ),
  search: v.string(),
})

/** One that cannot be read does not take the others along. */
const viewsSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((views) => views.filter((view) => v.is(viewSchema, view)).slice(0, MOST_VIEWS)),
)

const stores = new Map<string, Preference<SavedView[]>>()

/** The views of an operator, kept in this browser for all applications; undefined = of a rehearsal, where nobody signs in. */
export function savedViewsOf(operator: string | undefined): Preference<SavedView[]> {
  const key = operator === undefined ? 'views' : `views:${operator}`
  const store = stores.get(key) ?? createPreference(key, viewsSchema, (): SavedView[] => [])
  stores.set(key, store)
  return store
}

export type NameProblem = 'empty' | 'long' | 'taken'

const same = (a: string, b: string): boolean => a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase()

/** Why a view cannot have this name; undefined when it can. `own` = the name it has already. */
export function nameProblem(name: string, views: readonly SavedView[], own?: string): NameProblem | undefined {
  const trimmed = name.trim()
  if (trimmed === '') return 'empty'
  if (lengthOf(trimmed) > LONGEST_NAME) return 'long'
  return views.some((view) => view.name !== own && same(view.name, trimmed)) ? 'taken' : undefined
}

/** The views with one of them changed; the order stays. */
export const withView = (views: readonly SavedView[], name: string, change: Partial<SavedView>): SavedView[] =>
  views.map((view) => (view.name === name ? { ...view, ...change } : view))
