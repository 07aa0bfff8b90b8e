/** A number range of a pattern: `{001..500}`, `{10..1}`, `{0..100..10}`. */
interface Range {
  first: number
  /** Signed. */
  step: number
  count: number
  /** Digits that every number of it has at least. */
  width: number
}

export type PatternProblem =
  /** Looks like a range and is none. */
  { kind: 'notARange'; found: string } | { kind: 'tooMany'; limit: number }

/** A text with number ranges in it. */
export interface Pattern {
  parts: readonly (string | Range)[]
  /** How many texts it makes: the ranges' counts multiplied. */
  count: number
  problems: readonly PatternProblem[]
}

/**
 * Words or numbers with dots between them in braces, or, to be taken as it is, in double braces. All other braces are text, as those of
 * JSON.
 */
const BRACES = /\{\{([-\w ]*\.\.[-\w .]*)\}\}|\{([-\w ]*\.\.[-\w .]*)\}/g
/** Numbers that a double tells apart have no more digits than these. */
const RANGE = /^(\d{1,15})\.\.(\d{1,15})(?:\.\.(\d{1,15}))?$/

/** Reads a pattern. With problems it makes nothing. `limit` = the most texts that it may make. */
export function parsePattern(text: string, limit: number): Pattern {
  const parts: (string | Range)[] = []
  const problems: PatternProblem[] = []
  let end = 0
  let count = 1
  for (const { 0: found, 1: asText, 2: inside = '', index } of text.matchAll(BRACES)) {
    parts.push(text.slice(end, index))
    end = index + found.length
    if (asText !== undefined) {
      parts.push(`{${asText}}`)
      continue
    }
    const range = rangeOf(inside)
    if (range === undefined) {
      problems.push({ kind: 'notARange', found })
      continue
    }
    parts.push(range)
    count *= range.count
  }
  parts.push(text.slice(end))
  if (count > limit) problems.push({ kind: 'tooMany', limit })
  return { parts, count: problems.length > 0 ? 0 : count, problems }
}

function rangeOf(text: string): Range | undefined {
  const [, from = '', to = '', by = '1'] = RANGE.exec(text) ?? []
  if (from === '') return undefined
  const [first, last, step] = [Number(from), Number(to), Number(by)]
  if (step === 0) return undefined
  const isPadded = [from, to].some((bound) => bound.length > 1 && bound.startsWith('0'))
  return {
    first,
    step: last < first ? -step : step,
    count: Math.floor(Math.abs(last - first) / step) + 1,
    width: isPadded ? Math.max(from.length, to.length) : 1,
  }
}

/** The text with this index, from 0 to `count` - 1. Of several ranges the last one changes fastest, as digits do. */
export function textAt({ parts, count }: Pattern, index: number): string {
  let rest = index
  let weight = count
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    weight /= part.count
    const turn = Math.floor(rest / weight)
    rest -= turn * weight
    text += String(part.first + turn * part.step).padStart(part.width, '0')
  }
  return text
}
