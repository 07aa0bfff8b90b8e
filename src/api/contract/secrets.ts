import { parseExactJson, toExactJson } from '#lib/json.ts'
import { ACTIONS } from './actions.ts'

/** Fields of the contract that no browser may see. */
export const SECRET_FIELDS = ['AppKey', 'AppSign'] as const
type SecretField = (typeof SECRET_FIELDS)[number]

export type WithoutSecrets<T> = T extends readonly (infer U)[]
  ? WithoutSecrets<U>[]
  : T extends object
    ? { [K in keyof T as K extends SecretField ? never : K]: WithoutSecrets<T[K]> }
    : T

/** Words that make a name one of a secret, written together or apart: `appKey`, `APP_KEY` and `OldAppKeys` are all `app key`. */
const SECRET_WORDS = [
  'app key',
  'app sign',
  'app token',
  'application key',
  'access key',
  'secret',
  'security token',
  'session token',
  'access token',
  'auth token',
  'user token',
  'refresh token',
  'id token',
  'private key',
  'master key',
  'encryption key',
  'api key',
  'auth key',
  'sign key',
  'signature',
  'authorization',
  'password',
  'passwd',
  'credential',
]
/** The last ones only as a whole: they are parts of too many words. */
const SECRET_NAME = new RegExp(
  `${SECRET_WORDS.map((words) => words.replaceAll(' ', '')).join('|')}|^(?:token|ak|sk|pwd)$`,
)
/** Nothing is called by so many characters; longer names are not looked at. */
const MAX_NAME = 200

const NAME_IN_TEXT = String.raw`(?:${SECRET_WORDS.map((words) => words.replaceAll(' ', String.raw`[\s_.-]{0,3}`)).join('|')})\w{0,60}(?:[.[][\w"']{0,40}\]?)?`
const QUOTED = String.raw`"(?:[^"\\]|\\.)+|'(?:[^'\\]|\\.)+`
const BARE = String.raw`(?:(?:bearer|basic|acs)\s{1,5})?[^\\"'\s&,;{}<>[\]()]+`
/**
 * A name and its value inside any other text: `AppKey=x`, `"app_key": "x"`, `<AppKey>x`, also in quotes within quotes, or as in an
 * address. Of a value that is a list or an object nobody knows the end: nothing after it is kept. In a sentence ("the AppKey is x", "AppKey
 * x") a value is what has eight characters and a digit. Every repetition before the value is bounded, so that no text takes long.
 */
const SECRET_PAIR = new RegExp(
  [
    String.raw`(${NAME_IN_TEXT}[\\"'\s]{0,20}(?:=>|->|[:=>|：＝]{1,3}|%3A|%3D|(?<=["'])\s{0,5},(?=\s{0,5}\\{0,4}["']))[\\\s]{0,20})(?:${QUOTED}|["'\\\s]{0,10}(?:[[{(<][^]*|${BARE}))`,
    String.raw`(${NAME_IN_TEXT}\s{1,20}(?:(?:is|was)\s{1,5})?["'(]?)(?=[\w+/=-]{8})[A-Za-z+/_-]{0,60}\d[\w+/=-]*`,
  ].join('|'),
  'gi',
)

/** Deeper answers are no answers of the service: the deepest has four levels. Well before any stack ends. */
const MAX_DEPTH = 1000
/**
 * Characters of texts and names that the contract does not know, looked through in one answer, those of a text in a text counted again.
 * The console uses none of them, and while they are looked through nobody else is served: what comes after is left out.
 */
const MAX_LOOKED_AT = 500_000

/** Every field that an answer of the contract has, at any depth. */
const CONTRACT_FIELDS = new Set<string>()
for (const { answer } of Object.values(ACTIONS)) collectNames(answer)

function collectNames(schema: unknown): void {
  if (schema === null || typeof schema !== 'object') return
  if ('wrapped' in schema) collectNames(schema.wrapped)
  if ('item' in schema) collectNames(schema.item)
  if (!('entries' in schema) || schema.entries === null || typeof schema.entries !== 'object') return
  for (const [name, part] of Object.entries(schema.entries)) {
    CONTRACT_FIELDS.add(name)
    collectNames(part)
  }
}

function isSecretName(name: string): boolean {
  return SECRET_NAME.test(
    name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, ''),
  )
}

/**
 * A copy of an answer without its secret fields, however deep, however they are spelt, also as `{"Key": "AppKey", "Value": ...}` and
 * inside texts. Texts of fields that the
 * contract knows stay as they are to the last byte: they are IDs, or the operators' own words, and a group's additional information that
 * holds a JSON of their making must survive being read and saved (docs/decisions/0018). Throws RangeError where it is nested absurdly.
 */
export function withoutSecrets<T>(value: T): WithoutSecrets<T>
export function withoutSecrets(value: unknown): unknown {
  return createCleaner().value(value)
}

/** A text of the service without secrets: as JSON when it is one, else by names and values in it. Without any it stays as it is. */
export function textWithoutSecrets(text: string): string {
  return createCleaner().text(text)
}

const REMOVED = '***'
const isValueName = (name: string) => !CONTRACT_FIELDS.has(name) && /(^v|val|values?|content|data)$/i.test(name)

function createCleaner() {
  let left = MAX_LOOKED_AT
  const known = new Map<string, boolean>()

  /** Whether a name the contract does not know means a secret. */
  const means = (name: string): boolean => {
    const before = known.get(name)
    if (before !== undefined) return before
    left -= name.length + 1
    if (left < 0) return true
    const found = isSecretName(name)
    known.set(name, found)
    return found
  }
  const isSecret = (name: string) => {
    if (CONTRACT_FIELDS.has(name)) return SECRET_FIELDS.some((field) => field === name)
    return name.length > MAX_NAME || means(name)
  }
  /** Whether a text is the name of a secret, whose value stands beside it. */
  const names = (part: unknown) => typeof part === 'string' && part.length <= MAX_NAME && means(part)
  /** `TagKey` in `{"TagKey": "AppKey", "TagValue": ...}`. */
  const namesSecret = ([name, part]: [string, unknown]) =>
    !CONTRACT_FIELDS.has(name) && !isValueName(name) && names(part)

  const cleaned = (value: unknown, isOwnWords: boolean, depth: number): unknown => {
    if (typeof value === 'string') return isOwnWords ? value : text(value)
    if (value === null || typeof value !== 'object') return value
    if (depth > MAX_DEPTH) throw new RangeError('nested too deeply')
    if (Array.isArray(value)) {
      const items: unknown[] = value
      // `["AppKey", "x"]`
      const isValue = (index: number) => !isOwnWords && isOneWord(items[index - 1]) && names(items[index - 1])
      return items.map((item, index) => (isValue(index) ? REMOVED : cleaned(item, isOwnWords, depth + 1)))
    }
    const members: [string, unknown][] = Object.entries(value)
    const kept = members.filter(([name]) => !isSecret(name))
    const isPair = kept.some(([name]) => isValueName(name)) && kept.some(namesSecret)
    return Object.fromEntries(
      kept
        .filter(([name]) => !(isPair && isValueName(name)))
        .map(([name, part]) => [name, cleaned(part, CONTRACT_FIELDS.has(name), depth + 1)]),
    )
  }
  const text = (given: string): string => {
    left -= given.length + 1
    if (left < 0) return REMOVED
    const json = /^\s*["[{]/.test(given) ? readJson(given) : undefined
    if (json === undefined) return withoutPairs(given)
    const kept = toExactJson(cleaned(json, false, 0))
    return kept === toExactJson(json) ? given : kept
  }
  return { value: (value: unknown) => cleaned(value, false, 0), text }
}

const isOneWord = (item: unknown) => typeof item === 'string' && /^\S{1,60}$/.test(item)

/** As it is written, and as it reads once its escapes are undone. */
function withoutPairs(text: string): string {
  const replaced = text.replaceAll(SECRET_PAIR, pairRemoved)
  const plain = unescaped(replaced)
  const plainReplaced = plain.replaceAll(SECRET_PAIR, pairRemoved)
  return plainReplaced === plain ? replaced : plainReplaced
}

const pairRemoved = (_found: string, named = '', told = '') => `${named}${told}${REMOVED}`

const ESCAPED =
  /%(?:25){0,3}([0-7][0-9a-f])|\\{1,8}(?:u00|x|u\{0{0,4})([0-7][0-9a-f])\}?|&#x0{0,4}([0-7]?[0-9a-f]);|&#0{0,4}(\d{1,3});|&(quot|apos|lt|gt|amp);|\\{1,8}(["'/])/gi
const ENTITIES: Record<string, string> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' }

/** ASCII out of what addresses, JSON and HTML write for it, and out of wide letters. For looking, not for keeping. */
export function unescaped(text: string): string {
  const undone = text.replaceAll(
    ESCAPED,
    (_all, inAddress?: string, inJson?: string, hex?: string, decimal?: string, entity?: string, quote?: string) => {
      const digits = inAddress ?? inJson ?? hex
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16))
      if (decimal !== undefined) return String.fromCharCode(Number(decimal))
      return ENTITIES[entity?.toLowerCase() ?? ''] ?? quote ?? ''
    },
  )
  return undone.normalize('NFKC').replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '')
}

function readJson(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return undefined
  }
}
