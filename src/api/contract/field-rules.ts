import { byteLength } from '#lib/byte-length.ts'
import { codePointName, invisibleIn, WHITE_SPACE } from '#lib/characters.ts'
import { LIMITS } from './limits.ts'

/** What is wrong with a value a person or a program gave, as data: the form words all of it, the backend refuses for the first. */
export type FieldProblem =
  | { kind: 'required' }
  | { kind: 'tooLong'; used: number; limit: number }
  /** White space in a place where it is not allowed; `where` tells the eye where to look. */
  | { kind: 'whiteSpace'; where: 'start' | 'end' | 'inside' }
  /** `found`: characters that nobody sees, each once. */
  | { kind: 'invisible'; found: string }
  /** `found`: the characters that are not allowed, each once. */
  | { kind: 'characters'; found: string; allowed: 'lettersDigits' | 'lettersDigitsUnderscore' | 'digits' }
  /** Half of a surrogate pair: text that UTF-8 cannot carry. */
  | { kind: 'malformed' }
  | { kind: 'tooLarge'; limit: bigint }
  | { kind: 'tooMany'; limit: number }
  | { kind: 'duplicate'; value: string }
  | { kind: 'length'; min: number; max: number }
  /** Of an address: it names neither http nor https, is none, names a port or what only the service's own network could reach. */
  | { kind: 'scheme' | 'address' | 'port' | 'privateAddress' }

/** Everything that is wrong with a value, worst first; nothing when it is fine. */
export type FieldRule = (value: string) => readonly FieldProblem[]

const malformedProblems: FieldRule = (value) => (value.isWellFormed() ? [] : [{ kind: 'malformed' }])

function lengthProblems(value: string, limit: number): readonly FieldProblem[] {
  const used = byteLength(value)
  return used > limit ? [{ kind: 'tooLong', used, limit }] : []
}

/** A text with a byte limit. Empty text is fine: what is required is decided by the caller. */
export const textProblems = (value: string, limit: number): readonly FieldProblem[] => [
  ...malformedProblems(value),
  ...lengthProblems(value, limit),
]

const ALPHABETS = {
  lettersDigits: /[A-Za-z0-9]/,
  lettersDigitsUnderscore: /[A-Za-z0-9_]/,
  digits: /[0-9]/,
} as const

/** What matches a text of these characters alone, whole; an empty one only when `emptyAllowed`. */
export const patternOf = (allowed: keyof typeof ALPHABETS, emptyAllowed: boolean): string =>
  `^${ALPHABETS[allowed].source}${emptyAllowed ? '*' : '+'}$`

const SPACE = new RegExp(WHITE_SPACE)

function spaceProblems(value: string): readonly FieldProblem[] {
  const isSpace = (index: number) => SPACE.test(value.charAt(index))
  let start = 0
  while (isSpace(start)) start += 1
  let end = value.length
  while (end > start && isSpace(end - 1)) end -= 1
  const places = [
    SPACE.test(value.slice(start, end)) && 'inside',
    start > 0 && 'start',
    end < value.length && 'end',
  ] as const
  return places.filter((where) => where !== false).map((where) => ({ kind: 'whiteSpace', where }))
}

function alphabetProblems(value: string, allowed: keyof typeof ALPHABETS): readonly FieldProblem[] {
  const invisible = invisibleIn(value)
  const isWrong = (character: string) =>
    character.isWellFormed() &&
    !ALPHABETS[allowed].test(character) &&
    !SPACE.test(character) &&
    !invisible.includes(character)
  const wrong = [...new Set(value)].filter(isWrong).join('')
  return [
    ...malformedProblems(value),
    ...spaceProblems(value),
    ...(invisible === '' ? [] : [{ kind: 'invisible', found: invisible } as const]),
    ...(wrong === '' ? [] : [{ kind: 'characters', found: wrong, allowed } as const]),
  ]
}

const idProblems =
  (allowed: keyof typeof ALPHABETS): FieldRule =>
  (value) =>
    value === ''
      ? [{ kind: 'required' }]
      : [...alphabetProblems(value, allowed), ...lengthProblems(value, LIMITS.idBytes)]

/**
 * A new ID as the documents describe it: 1 to 64 bytes, letters and digits.
 * Whether the service also takes `_` or `-` in group IDs is unconfirmed, so none is offered for new ones.
 */
export const newIdProblems = idProblems('lettersDigits')

/** A user's ID as the service takes it: the integration guide also allows `_`, which the API pages do not mention. */
export const userIdProblems = idProblems('lettersDigitsUnderscore')

/** The same rule for a value that may be left empty. */
export const whenGiven =
  (rule: FieldRule): FieldRule =>
  (value) =>
    value === '' ? [] : rule(value)

/** At most three administrators, each once, each a user's ID. */
export function administratorsProblems(ids: readonly string[]): readonly FieldProblem[] {
  const problems = ids.flatMap((id, index): readonly FieldProblem[] => {
    const own = userIdProblems(id)
    return own.length === 0 && ids.indexOf(id) !== index ? [{ kind: 'duplicate', value: id }] : own
  })
  const limit = LIMITS.administrators
  return ids.length > limit ? [...problems, { kind: 'tooMany', limit }] : problems
}

/** Between `min` and `max` user IDs. */
export function listProblems(ids: readonly string[], min: number, max: number): readonly FieldProblem[] {
  if (ids.length < min) return [{ kind: 'required' }]
  if (ids.length > max) return [{ kind: 'tooMany', limit: max }]
  return ids.flatMap(userIdProblems)
}

/** A whole number typed as digits, 0 to 2^63-1, exact to the last digit. */
export const digitsProblems: FieldRule = (value) => {
  if (value === '') return [{ kind: 'required' }]
  const problems = alphabetProblems(value, 'digits')
  if (problems.length > 0 || BigInt(value) <= LIMITS.int64Max) return problems
  return [{ kind: 'tooLarge', limit: LIMITS.int64Max }]
}

/** An application's name: 2 to 16 characters. Characters are code points, so an emoji counts as one. */
export const applicationNameProblems: FieldRule = (value) => {
  if (value === '') return [{ kind: 'required' }]
  const length = [...value].length
  const { applicationNameMin: min, applicationNameMax: max } = LIMITS
  return [...malformedProblems(value), ...(length < min || length > max ? [{ kind: 'length', min, max } as const] : [])]
}

/** Hosts that only the service's own network could reach. Source: the application page's rules for callback addresses. */
const PRIVATE_HOSTS = [
  /^(.*\.)?localhost\.?$/,
  // The URL parser writes every spelling of an IPv4 address as four decimal numbers; a name like 10.example.com is none.
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/,
  /^\[(::|f[cd]|fe[89a-f])/,
]

/** An address that the service calls: http or https, without a port and not a private one. */
export const publicUrlProblems: FieldRule = (value) => {
  if (value === '') return [{ kind: 'required' }]
  const unfit = [...malformedProblems(value), ...spaceProblems(value)]
  if (unfit.length > 0) return unfit
  // The URL parser drops a default port, so the port is looked for in the text as it came.
  const authority = /^https?:\/\/([^/?#\\]*)/i.exec(value)?.[1]
  if (authority === undefined) return [{ kind: 'scheme' }]
  if (!URL.canParse(value) || authority.includes('@')) return [{ kind: 'address' }]
  const { hostname } = new URL(value)
  return [
    ...(/:\d*$/.test(authority) ? [{ kind: 'port' } as const] : []),
    ...(PRIVATE_HOSTS.some((pattern) => pattern.test(hostname)) ? [{ kind: 'privateAddress' } as const] : []),
  ]
}

const ALPHABET_WORDS = {
  lettersDigits: 'letters A-Z, a-z and digits',
  lettersDigitsUnderscore: 'letters A-Z, a-z, digits and _',
  digits: 'digits',
} as const

const firstOf = (characters: string): string => String.fromCodePoint(characters.codePointAt(0) ?? 0)

/** A problem as a refusal's Message says it, after the parameter's name; forms word it in the operator's language. */
export function problemMessage(problem: FieldProblem): string {
  switch (problem.kind) {
    case 'required':
      return 'is empty. Give it a value.'
    case 'tooLong':
      return `is ${problem.used} bytes long in UTF-8; at most ${problem.limit} are allowed. Shorten it.`
    case 'whiteSpace':
      return `has white space ${problem.where === 'inside' ? 'inside' : `at its ${problem.where}`}. Remove it.`
    case 'invisible':
      return `holds the invisible character ${codePointName(problem.found)}. Remove it.`
    case 'characters':
      return `holds ${JSON.stringify(firstOf(problem.found))}; only ${ALPHABET_WORDS[problem.allowed]} are allowed.`
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
    case 'scheme':
      return 'must start with http:// or https://.'
    case 'address':
      return 'is not a valid address. Check its spelling.'
    case 'port':
      return 'must not name a port. Use the default port and leave it out.'
    case 'privateAddress':
      return 'names a private address, which the service cannot reach.'
  }
}
