import * as v from 'valibot'
import { type FieldProblem, newIdProblems } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { WHITE_SPACE } from '#lib/characters.ts'

/** What the administrators' field holds: IDs taken, and what is typed but not yet taken. */
export const administratorsValue = v.object({ ids: v.array(v.string()), typing: v.string() })
export type AdministratorsValue = v.InferOutput<typeof administratorsValue>

export const NO_ADMINISTRATORS: AdministratorsValue = { ids: [], typing: '' }

/** What stands between the IDs of a list, however it was made: by hand, in a spreadsheet, in a program. */
export const SEPARATOR = new RegExp(`[,，、;；]|${WHITE_SPACE}`)
const SEPARATORS_BEFORE = new RegExp(`^(?:${SEPARATOR.source})+`)
const QUOTES_AROUND = /^["'“”‘’]+|["'“”‘’]+$/g

export const withoutQuotes = (part: string): string => part.replaceAll(QUOTES_AROUND, '')

const hasSeparator = (text: string): boolean => SEPARATOR.test(text)

/** The IDs of a typed or pasted list, without quotes around them. Empty places count for nothing. */
export function splitIds(text: string): string[] {
  return text
    .split(SEPARATOR)
    .map(withoutQuotes)
    .filter((part) => part !== '')
}

/** Everything the field holds counts when the form is submitted, taken or not. */
export function allIds({ ids, typing }: AdministratorsValue): string[] {
  return [...ids, ...splitIds(typing)]
}

interface AdministratorProblems {
  id: string
  problems: readonly FieldProblem[]
}

/**
 * What is wrong with which ID. `kept` are IDs that groups have already: they stay as the service gave them, whatever their characters.
 * `most`: how many the list may hold.
 */
export function administratorProblems(
  value: AdministratorsValue,
  kept: readonly string[] = [],
  most: number = LIMITS.administrators,
): AdministratorProblems[] {
  const found: AdministratorProblems[] = []
  const accepted: string[] = []
  for (const id of allIds(value)) {
    const problems = problemsOf(id, accepted, kept, most)
    if (problems.length === 0) accepted.push(id)
    else found.push({ id, problems })
  }
  return found
}

function problemsOf(
  id: string,
  accepted: readonly string[],
  kept: readonly string[],
  most: number,
): readonly FieldProblem[] {
  const own = kept.includes(id) ? [] : newIdProblems(id)
  if (own.length > 0) return own
  if (accepted.includes(id)) return [{ kind: 'duplicate', value: id }]
  return accepted.length >= most ? [{ kind: 'tooMany', limit: most }] : []
}

/** Of a list, the good IDs join those that are taken; the others are left. */
function sort(list: readonly string[], ids: readonly string[], kept: readonly string[], most: number) {
  const taken = [...ids]
  const left: string[] = []
  for (const id of list) {
    if (problemsOf(id, taken, kept, most).length === 0) taken.push(id)
    else left.push(id)
  }
  return { taken, left, isChanged: taken.length > ids.length }
}

const joined = (left: readonly string[]): string => left.join(', ')

/** Takes what is typed, at once: good IDs join the list, the others stay where they can be corrected. */
export function takeTyped(
  { ids, typing }: AdministratorsValue,
  kept: readonly string[] = [],
  most: number = LIMITS.administrators,
): AdministratorsValue {
  const { taken, left } = sort(splitIds(typing), ids, kept, most)
  return { ids: taken, typing: joined(left) }
}

/** Takes the last ID back to where it can be typed at. One that would fall apart there is only removed. */
export function takeBack({ ids, typing }: AdministratorsValue): AdministratorsValue {
  const last = ids.at(-1) ?? ''
  return { ids: ids.slice(0, -1), typing: splitIds(last)[0] === last ? last + typing : typing }
}

export interface Typed {
  value: AdministratorsValue
  /** Where the caret belongs in what is left to type at. */
  caret: number
  /** The first row of a pasted column, which is no ID but says what the others are. */
  heading?: string
}

/**
 * What becomes of the field when text came into it, by hand, pasted or dropped: `text` is all that stands there now, `caret` where the
 * new part ends. A separator takes the good IDs before it. What is refused stays, and so does what stands behind the caret.
 */
export function typed(
  before: AdministratorsValue,
  text: string,
  caret: number,
  kept: readonly string[] = [],
  most: number = LIMITS.administrators,
): Typed {
  const start = commonStart(before.typing, text, caret)
  const added = text.slice(start, caret)
  const asTyped = { value: { ids: before.ids, typing: text }, caret }
  if (!hasSeparator(added)) return asTyped
  const isList = added.length > 1
  const column = start === 0 || hasSeparator(text.charAt(start - 1)) ? columnOf(added) : undefined
  const front = column === undefined ? text.slice(0, caret) : text.slice(0, start) + column.rest
  const behind = text.slice(caret)
  // The last one is still being typed, or goes on in what stands behind the caret.
  const isOpen = behind !== '' && !hasSeparator(behind.charAt(0)) && !hasSeparator(front.charAt(front.length - 1))
  const open = isOpen ? (front.split(SEPARATOR).at(-1) ?? '') : ''
  const list = splitIds(front.slice(0, front.length - open.length))
  const { taken, left, isChanged } = sort(list, before.ids, kept, most)
  // Nothing taken: what was typed by hand stays to the letter, and so does the caret.
  if (!isChanged && !isList && list.length > 0) {
    const isDouble = /^\s\s$/.test(text.slice(start - 1, caret))
    return isDouble ? { value: before, caret: start } : asTyped
  }
  const next = open + behind.replace(SEPARATORS_BEFORE, '')
  const refused = joined(left) + (left.length > 0 && (next !== '' || !isList) ? ', ' : '')
  return {
    value: { ids: taken, typing: refused + next },
    caret: refused.length + open.length,
    ...(column && { heading: column.heading }),
  }
}

/** How much of the text before its new part is what stood there before. */
function commonStart(before: string, text: string, caret: number): number {
  const most = Math.min(caret, before.length - (text.length - caret))
  let start = 0
  while (start < most && before[start] === text[start]) start += 1
  return start
}

const LINE_END = /\r\n?|\n/

/** What an input of one line would lose. */
export const hasLineEnd = (text: string): boolean => LINE_END.test(text)

/** What people write above a column of user IDs. A word that may be somebody's ID is not among it. */
const HEADING =
  /^(?:(?:user|member|admin|administrator|account|open|owner|sender) ?)?u?ids?$|^user ?names?$|^(?:用户|成员|管理员|账号|帐号|编号)(?: ?(?:u?id|编号|账号|帐号|名))?$/i

/** A pasted column whose first row is a heading, with IDs below it. */
export function columnOf(text: string): { heading: string; rest: string } | undefined {
  const [first = '', ...others] = text.trimStart().split(LINE_END)
  const heading = splitIds(first).join(' ')
  const rest = others.join('\n')
  if (!HEADING.test(heading.replaceAll(/[_-]/g, ' ')) || splitIds(rest).length === 0) return undefined
  return { heading, rest }
}
