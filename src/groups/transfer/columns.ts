import { LOCALES } from '#lib/strings.ts'
import { statusStrings } from '../shared/status-strings.ts'
import { type ColumnKey, columnStrings, OTHER_HEADINGS } from './column-strings.ts'

/** What a new group is made of, in the order of every file that is written. */
export const INPUT_COLUMNS = ['id', 'name', 'owner', 'administrators', 'information'] as const
export type InputColumn = (typeof INPUT_COLUMNS)[number]

/** What an export tells besides. Read again, the status says which groups were deleted; the others say nothing. */
export const TOLD_COLUMNS = [
  'status',
  'created',
  'onlineUsers',
  'supergroup',
  'deletedAt',
  'deletedBy',
  'messagesUntil',
  'restorableUntil',
] as const

const ALL_COLUMNS: readonly ColumnKey[] = [...INPUT_COLUMNS, ...TOLD_COLUMNS, 'problem']

/** As people write them: in any case, with blanks, hyphens and underscores, with the star of what is required, in full width. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_*\-\uFEFF]/g, '')

const BY_HEADING = new Map<string, ColumnKey>(
  ALL_COLUMNS.flatMap((key) => {
    const others: readonly string[] = Object.entries(OTHER_HEADINGS).find(([name]) => name === key)?.[1] ?? []
    const own = LOCALES.map((locale) => columnStrings[locale][key])
    return [key, ...own, ...others].map((heading) => [plain(heading), key] as const)
  }),
)

/** The column that a heading, or a key of JSON, names in either language; undefined of any other word. */
export const columnOf = (heading: string): ColumnKey | undefined => BY_HEADING.get(plain(heading))

export const isInput = (key: ColumnKey): key is InputColumn => INPUT_COLUMNS.some((input) => input === key)

/** The column that a misspelt heading most likely means. */
export function nearestColumn(heading: string): ColumnKey | undefined {
  const word = plain(heading)
  const most = Math.round(word.length * 0.4)
  const close = [...BY_HEADING]
    .map(([known, key]) => ({ key, away: distance(word, known) }))
    .filter(({ away }) => away <= most)
    .toSorted((a, b) => a.away - b.away)
  return close[0]?.key
}

/** How many letters must be put in, taken out or replaced to make one word of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const DELETED = new Set(['deleted', ...LOCALES.map((locale) => plain(statusStrings[locale].deleted))])

/** Whether what stands in the status column says that the group is a deleted one. */
export const saysDeleted = (status: string): boolean => DELETED.has(plain(status))
