import { byteLength } from '#lib/byte-length.ts'
import { LIMITS } from './limits.ts'

/** What is wrong with a value a person or a program gave, as data: the form words it, the backend refuses it. */
export type FieldProblem =
  | { kind: 'required' }
  | { kind: 'tooLong'; used: number; limit: number }
  /** White space in a place where it is not allowed; `where` tells the eye where to look. */
  | { kind: 'whiteSpace'; where: 'start' | 'end' | 'inside' }
  | { kind: 'characters'; found: string; allowed: 'lettersDigits' | 'lettersDigitsUnderscore' | 'digits' }
  /** Half of a surrogate pair: text that UTF-8 cannot carry. */
  | { kind: 'malformed' }
  | { kind: 'tooLarge'; limit: bigint }
  | { kind: 'tooMany'; limit: number }
  | { kind: 'duplicate'; value: string }
  | { kind: 'length'; min: number; max: number }

/** A text with a byte limit. Empty text is fine: what is required is decided by the caller. */
export function textProblem(value: string, limit: number): FieldProblem | undefined {
  if (!value.isWellFormed()) return { kind: 'malformed' }
  const used = byteLength(value)
  return used > limit ? { kind: 'tooLong', used, limit } : undefined
}

const ALPHABETS = {
  lettersDigits: /[^A-Za-z0-9]/u,
  lettersDigitsUnderscore: /[^A-Za-z0-9_]/u,
  digits: /[^0-9]/u,
} as const

function alphabetProblem(value: string, allowed: keyof typeof ALPHABETS): FieldProblem | undefined {
  if (!value.isWellFormed()) return { kind: 'malformed' }
  const space = /[\s\u200B-\u200D\u2060\u180E\u3164]/u.exec(value)
  if (space !== null) {
    const trimmed = value.trim()
    if (value !== trimmed && !/\s/u.test(trimmed)) {
      return { kind: 'whiteSpace', where: value.startsWith(trimmed) && trimmed !== '' ? 'end' : 'start' }
    }
    return { kind: 'whiteSpace', where: 'inside' }
  }
  const found = ALPHABETS[allowed].exec(value)
  return found === null ? undefined : { kind: 'characters', found: found[0], allowed }
}

/**
 * A new ID as the documents describe it: 1 to 64 bytes, letters and digits.
 * Whether the service also takes `_` or `-` in group IDs is unconfirmed, so none is offered for new ones.
 */
export function newIdProblem(value: string): FieldProblem | undefined {
  if (value === '') return { kind: 'required' }
  return alphabetProblem(value, 'lettersDigits') ?? textProblem(value, LIMITS.idBytes)
}

/** A user's ID as the service takes it: the integration guide also allows `_`, which the API pages do not mention. */
export function userIdProblem(value: string): FieldProblem | undefined {
  if (value === '') return { kind: 'required' }
  return alphabetProblem(value, 'lettersDigitsUnderscore') ?? textProblem(value, LIMITS.idBytes)
}

/** The same rule for a value that may be left empty. */
export const whenGiven =
  (problem: (value: string) => FieldProblem | undefined) =>
  (value: string): FieldProblem | undefined =>
    value === '' ? undefined : problem(value)

/** At most three administrators, each once; `idProblem` judges a single ID. */
export function administratorsProblem(
  ids: readonly string[],
  idProblem: (id: string) => FieldProblem | undefined = userIdProblem,
): FieldProblem | undefined {
  for (const [index, id] of ids.entries()) {
    const problem = idProblem(id)
    if (problem !== undefined) return problem
    if (ids.indexOf(id) !== index) return { kind: 'duplicate', value: id }
  }
  return ids.length > LIMITS.administrators ? { kind: 'tooMany', limit: LIMITS.administrators } : undefined
}

/** Between `min` and `max` user IDs. */
export function listProblem(ids: readonly string[], min: number, max: number): FieldProblem | undefined {
  if (ids.length < min) return { kind: 'required' }
  if (ids.length > max) return { kind: 'tooMany', limit: max }
  return ids.map(userIdProblem).find((problem) => problem !== undefined)
}

/** A whole number typed as digits, 0 to 2^63-1, exact to the last digit. */
export function digitsProblem(value: string): FieldProblem | undefined {
  if (value === '') return { kind: 'required' }
  return (
    alphabetProblem(value, 'digits') ??
    (BigInt(value) > LIMITS.int64Max ? { kind: 'tooLarge', limit: LIMITS.int64Max } : undefined)
  )
}

/** An application's name: 2 to 16 characters. Characters are code points, so an emoji counts as one. */
export function applicationNameProblem(value: string): FieldProblem | undefined {
  if (value === '') return { kind: 'required' }
  if (!value.isWellFormed()) return { kind: 'malformed' }
  const length = [...value].length
  const { applicationNameMin: min, applicationNameMax: max } = LIMITS
  return length < min || length > max ? { kind: 'length', min, max } : undefined
}

const ALPHABET_WORDS = {
  lettersDigits: 'letters A-Z, a-z and digits',
  lettersDigitsUnderscore: 'letters A-Z, a-z, digits and _',
  digits: 'digits',
} as const

/** A problem as a refusal's Message says it, after the parameter's name; forms word it in the operator's language. */
export function problemMessage(problem: FieldProblem): string {
  switch (problem.kind) {
    case 'required':
      return 'is empty. Give it a value.'
    case 'tooLong':
      return `is ${problem.used} bytes long in UTF-8; at most ${problem.limit} are allowed. Shorten it.`
    case 'whiteSpace':
      return `has white space ${problem.where === 'inside' ? 'inside' : `at its ${problem.where}`}. Remove it.`
    case 'characters':
      return `holds ${JSON.stringify(problem.found)}; only ${ALPHABET_WORDS[problem.allowed]} are allowed.`
    case 'malformed':
      return 'holds half of a surrogate pair, which UTF-8 cannot carry. Remove it.'
    case 'tooLarge':
      return `is larger than ${problem.limit}. Choose a smaller number.`
    case 'tooMany':
      return `has more than ${problem.limit} entries. Remove some.`
    case 'duplicate':
      return `names ${JSON.stringify(problem.value)} twice. Name it once.`
    case 'length':
      return `must have ${problem.min} to ${problem.max} characters.`
  }
}
