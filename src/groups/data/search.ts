import type { GroupRow } from '#api/groups.ts'
import { withoutInvisible } from '#lib/characters.ts'

/**
 * Text as the search compares it: case, compatibility forms (full-width letters and digits, composed and decomposed accents) and
 * characters that nobody sees, as they come along when text is copied, make no difference.
 */
const plain = (text: string): string => withoutInvisible(text).normalize('NFKC').toLowerCase()

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

export function matches(haystack: string, words: readonly string[]): boolean {
  return words.every((word) => haystack.includes(word))
}
