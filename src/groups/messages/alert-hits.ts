import type { LogRow } from '#api/message-log.ts'
import { plain } from '../data/plain-text.ts'
import type { WordMatcher } from './word-matcher.ts'

export type Matchers = readonly WordMatcher[]

const NONE: Matchers = []

/** What rows were tried for, and what of that is in them: a row is looked through once for each word. */
const tried = new WeakMap<LogRow, { by: Matchers; hits: Matchers }>()

/** Those of the words that are in a message. */
export function hitsOf(row: LogRow, matchers: Matchers): Matchers {
  if (matchers.length === 0) return NONE
  const known = tried.get(row)
  if (known?.by === matchers) return known.hits
  const text = textsOf(row)
  const isHit = (matcher: WordMatcher) =>
    known?.by.includes(matcher) === true
      ? known.hits.includes(matcher)
      : text().some((plainText) => matcher.isIn(plainText))
  const found = matchers.filter(isHit)
  const hits = found.length === 0 ? NONE : found
  tried.set(row, { by: matchers, hits })
  return hits
}

/** Lets through the rows with any of the words. */
export const onlyWith = (matchers: Matchers) => (row: LogRow) => hitsOf(row, matchers).length > 0

/** How many of the rows a word is in that nobody has saved yet. */
export const countOf = (rows: readonly LogRow[], matcher: WordMatcher): number =>
  rows.filter((row) => textsOf(row)().some((plainText) => matcher.isIn(plainText))).length

const ESCAPE = /\\u([\da-fA-F]{4})/g

/** What is looked through: the content, and once more with the letters that JSON may write as `\u9000`. Made when it is wanted. */
function textsOf(row: LogRow): () => readonly string[] {
  let texts: readonly string[] | undefined
  return () => {
    if (texts !== undefined) return texts
    const { content } = row
    texts = content.includes(String.raw`\u`)
      ? [
          plain(content),
          plain(content.replaceAll(ESCAPE, (_, code: string) => String.fromCharCode(parseInt(code, 16)))),
        ]
      : [plain(content)]
    return texts
  }
}

export interface AlertCounts {
  /** Rows with any of the words. */
  rows: number
  /** For each word, rows with it. */
  byWord: ReadonlyMap<string, number>
}

/** How often the words are in what is loaded. */
export function countHits(rows: readonly LogRow[], matchers: Matchers): AlertCounts {
  const byWord = new Map(matchers.map(({ word }) => [word, 0]))
  let hit = 0
  for (const row of matchers.length === 0 ? [] : rows) {
    const hits = hitsOf(row, matchers)
    if (hits.length > 0) hit += 1
    for (const { word } of hits) byWord.set(word, (byWord.get(word) ?? 0) + 1)
  }
  return { rows: hit, byWord }
}
