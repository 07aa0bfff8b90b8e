import * as v from 'valibot'
import { type FieldProblem, type FieldRule, textProblems } from '#api/contract/field-rules.ts'

/** UTF-16 units. */
const LONGEST_FIELD_NAME = 40

/** A name has letters of any script, digits, `_` and `-`: of JSON, which has quotes or braces there, nothing is ever taken for a field. */
const NAME = String.raw`[\p{L}\p{M}\p{N}_-]{1,${LONGEST_FIELD_NAME}}`
/** `{{name}}` stands for the text `{name}`, `{name}` for a field. */
const FIELD = new RegExp(String.raw`\{\{(?<literal>${NAME})\}\}|\{(?<field>${NAME})\}`, 'gu')
const BRACED = new RegExp(String.raw`\{${NAME}\}`, 'gu')

/** Where a field stands: in plain text, inside a string of JSON, or in place of a whole JSON value. */
const PLACES = ['text', 'string', 'value'] as const

const partSchema = v.union([v.string(), v.object({ field: v.number(), in: v.picklist(PLACES) })])
type Part = v.InferOutput<typeof partSchema>

/** A content that is made of a template: its text and its fields in turn, and what is filled in. A field is a place in `names` and `values`. */
export const fillingSchema = v.object({
  parts: v.array(partSchema),
  names: v.array(v.string()),
  values: v.array(v.string()),
})
export type Filling = v.InferOutput<typeof fillingSchema>

/** A template's text as something that can be filled. What it says of JSON is decided here, and holds however it is edited. */
export function toFilling(template: string): Filling {
  const names: string[] = []
  const parts: Part[] = []
  let end = 0
  for (const { 0: whole, index, groups } of template.matchAll(FIELD)) {
    parts.push(template.slice(end, index))
    end = index + whole.length
    const { literal, field } = groups ?? {}
    if (field === undefined) {
      parts.push(`{${literal ?? ''}}`)
      continue
    }
    if (!names.includes(field)) names.push(field)
    parts.push({ field: names.indexOf(field), in: 'text' })
  }
  parts.push(template.slice(end))
  return { parts: inPlaces(joined(parts)), names, values: names.map(() => '') }
}

/** The template that this came from, as it has been edited since. */
export const toTemplate = ({ parts, names }: Filling): string =>
  parts
    .map((part) =>
      typeof part === 'string' ? part.replaceAll(BRACED, (name) => `{${name}}`) : `{${names[part.field] ?? ''}}`,
    )
    .join('')

/** The content: what is not filled in yet stands there as `{name}`. */
export const toContentText = (filling: Filling): string => filling.parts.map((part) => written(part, filling)).join('')

/** The fields that are still in the text, by their place in `names`, in the order in which one reads them. */
export const fieldsOf = ({ parts }: Filling): number[] => [
  ...new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.field]))),
]

/** Whether a field stands for a whole JSON value somewhere: a number, `true`, or text in quotation marks. */
export const isJsonValue = ({ parts }: Filling, field: number): boolean =>
  parts.some((part) => typeof part !== 'string' && part.field === field && part.in === 'value')

export const withValue = (filling: Filling, field: number, value: string): Filling => ({
  ...filling,
  values: filling.values.map((other, index) => (index === field ? value : other)),
})

export type ValueProblem = FieldProblem | { kind: 'notJson' }

/** What is wrong with what is filled in. `limit` in bytes is the whole content's. */
export function valueProblems(value: string, mustBeJson: boolean, limit: number): readonly ValueProblem[] {
  if (value === '') return [{ kind: 'required' }]
  const problems: ReturnType<FieldRule> = textProblems(value, limit)
  return problems.length === 0 && mustBeJson && !isJson(value) ? [{ kind: 'notJson' }] : problems
}

/**
 * The same after its content was edited to `next`. A field whose own characters were touched is text from then on; undefined when none
 * is left.
 */
export function editedTo(filling: Filling, next: string): Filling | undefined {
  const content = toContentText(filling)
  // Where a repeated character was typed, both are true; the one that touches fewer fields is meant.
  const [edited] = [editFromStart(content, next), editFromEnd(content, next)]
    .map((edit) => withEdit(filling, edit))
    .toSorted((a, b) => fieldCount(b) - fieldCount(a))
  return edited === undefined || fieldsOf(edited).length === 0 ? undefined : edited
}

interface Edit {
  start: number
  /** Of the old text. */
  end: number
  text: string
}

const fieldCount = ({ parts }: Filling): number => parts.filter((part) => typeof part !== 'string').length

function editFromStart(from: string, to: string): Edit {
  const start = samePrefix(from, to, Math.min(from.length, to.length))
  const tail = sameSuffix(from, to, Math.min(from.length, to.length) - start)
  return { start, end: from.length - tail, text: to.slice(start, to.length - tail) }
}

function editFromEnd(from: string, to: string): Edit {
  const tail = sameSuffix(from, to, Math.min(from.length, to.length))
  const start = samePrefix(from, to, Math.min(from.length, to.length) - tail)
  return { start, end: from.length - tail, text: to.slice(start, to.length - tail) }
}

function samePrefix(a: string, b: string, most: number): number {
  let length = 0
  while (length < most && a[length] === b[length]) length += 1
  return length
}

function sameSuffix(a: string, b: string, most: number): number {
  let length = 0
  while (length < most && a.at(-1 - length) === b.at(-1 - length)) length += 1
  return length
}

function withEdit(filling: Filling, { start, end, text }: Edit): Filling {
  const parts: Part[] = []
  let from = 0
  let isPut = false
  const put = () => {
    if (!isPut) parts.push(text)
    isPut = true
  }
  for (const part of filling.parts) {
    const own = written(part, filling)
    const to = from + own.length
    // Before it, or at its very edge: it stays whole, in front of what was typed.
    if (to <= start) parts.push(part)
    else if (from >= end) {
      put()
      parts.push(part)
    } else {
      parts.push(own.slice(0, Math.max(0, start - from)))
      put()
      parts.push(own.slice(Math.max(0, end - from)))
    }
    from = to
  }
  put()
  return { ...filling, parts: joined(parts) }
}

function written(part: Part, { names, values }: Filling): string {
  if (typeof part === 'string') return part
  const value = values[part.field] ?? ''
  if (value === '') return `{${names[part.field] ?? ''}}`
  return part.in === 'string' ? JSON.stringify(value).slice(1, -1) : value
}

/** Neighbouring texts as one, and none that is empty. */
function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string') all[all.length - 1] = last + part
    else all.push(part)
  }
  return all
}

/** JSON with these fields: only where it stays JSON whatever value stands for them, be it a number or a string. */
function inPlaces(parts: readonly Part[]): Part[] {
  let inString = false
  const placed = parts.map((part): Part => {
    if (typeof part !== 'string') return { ...part, in: inString ? 'string' : 'value' }
    for (const mark of part.matchAll(/\\.|"/gsu)) if (mark[0] === '"') inString = !inString
    return part
  })
  const tried = (value: string) =>
    placed.map((part) => (typeof part === 'string' ? part : part.in === 'string' ? 'x' : value)).join('')
  const first = parts[0]
  const isMeant = typeof first === 'string' && /^\s*[[{"]/u.test(first)
  return isMeant && isJson(tried('0')) && isJson(tried('"x"')) ? placed : [...parts]
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
