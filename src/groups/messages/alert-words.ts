import * as v from 'valibot'
import type { Scope } from '#api/scope.ts'
import { createPreference, type Preference } from '#lib/storage.ts'
import { plain } from '../data/plain-text.ts'
import { createMatcher, type WordMatcher } from './word-matcher.ts'

export const MOST_ALERT_WORDS = 20
/** UTF-16 units, as a field counts them. */
export const LONGEST_ALERT_WORD = 60

const wordSchema = v.pipe(
  v.string(),
  v.maxLength(LONGEST_ALERT_WORD),
  v.check((word) => createMatcher(word) !== undefined),
)

/** One that cannot be read does not take the others along. */
const wordsSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((words) => words.filter((word) => v.is(wordSchema, word)).slice(0, MOST_ALERT_WORDS)),
)

const stores = new Map<string, Preference<string[]>>()

/** The words that an operator listens for in an application, kept in this browser; `operator` undefined = of a rehearsal, where nobody signs in. */
export function alertWordsOf({ center, appId }: Scope, operator: string | undefined): Preference<string[]> {
  const key = ['alertWords', center, appId, ...(operator === undefined ? [] : [operator])].join(':')
  const store = stores.get(key) ?? createPreference(key, wordsSchema, (): string[] => [])
  stores.set(key, store)
  return store
}

export type WordProblem = 'stars' | 'taken'

/** Why a word cannot be one of these; undefined when it can, and while nothing is typed. */
export function wordProblem(word: string, words: readonly string[]): WordProblem | undefined {
  if (word.trim() === '') return undefined
  if (createMatcher(word) === undefined) return 'stars'
  return words.some((other) => plain(other) === plain(word.trim())) ? 'taken' : undefined
}

const matchers = new Map<string, WordMatcher>()

/** The matchers of these words; of the same word always the same one. */
export function matchersOf(words: readonly string[]): WordMatcher[] {
  return words.flatMap((word) => {
    const matcher = matchers.get(word) ?? createMatcher(word)
    if (matcher !== undefined) matchers.set(word, matcher)
    return matcher ?? []
  })
}
