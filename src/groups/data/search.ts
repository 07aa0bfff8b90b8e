import type { GroupRow } from '#api/groups.ts'
import type { Pinyin, SpelledWord } from './pinyin.ts'
import { plain } from './plain-text.ts'

/** What the search looks through: ID, name, owner, administrators, each on a line of its own. */
export function haystackOf({ id, name, owner, administrators }: GroupRow): string {
  return plain([id, name, owner, ...administrators].join('\n'))
}

/** The words of a search; every one of them must be found. */
export function searchWords(query: string): string[] {
  return plain(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
}

/** Whether a word may be pinyin. */
export const isSpelling = (word: string): boolean => /\p{Script=Latin}/u.test(word)

interface SearchWord {
  text: string
  /** Absent for what spells nothing, and until pinyin is loaded: then Chinese is found by itself only. */
  spelled?: SpelledWord
}

export interface Search {
  words: readonly SearchWord[]
  /** Whether every word is in what the search looks through (`haystackOf`), as it is or as pinyin of the Chinese there. */
  matches: (haystack: string) => boolean
}

export function createSearch(query: string, pinyin?: Pinyin): Search {
  const words = searchWords(query).map((text) => ({
    text,
    ...(pinyin !== undefined && isSpelling(text) ? { spelled: pinyin.spelled(text) } : {}),
  }))
  return {
    words,
    matches: (haystack) =>
      words.every(({ text, spelled }) => haystack.includes(text) || spelled?.findIn(haystack) !== undefined),
  }
}
