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
  'access key',
  'secret',
  'security token',
  'session token',
  'access token',
  'private key',
  'api key',
  'auth key',
  'sign key',
  'signature',
  'password',
  'credential',
]
const SECRET_NAME = new RegExp(SECRET_WORDS.map((words) => words.replaceAll(' ', '')).join('|'))

/**
 * A name and its value inside any other text: `AppKey=x`, `"app_key": "x"`, also in quotes within quotes, or as in an address. Every
 * repetition before the value is bounded, so that no text takes long.
 */
const SECRET_PAIR = new RegExp(
  String.raw`((?:${SECRET_WORDS.map((words) => words.replaceAll(' ', String.raw`[\s_.-]?`)).join('|')})\w{0,20}[\\"'\s]{0,10}(?:[:=]|%3A|%3D)[\\"'\s]{0,10})[^\\"'\s&,;{}<>[\]()]+`,
  'gi',
)

/** Deeper answers are no answers of the service: the deepest has four levels. Well before any stack ends. */
const MAX_DEPTH = 1000

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
  if (CONTRACT_FIELDS.has(name)) return SECRET_FIELDS.some((field) => field === name)
  return SECRET_NAME.test(name.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''))
}

/**
 * A copy of an answer without its secret fields, however deep, however they are spelt, also as `{"Key": "AppKey", "Value": ...}` and
 * inside texts. Texts of fields that the
 * contract knows stay as they are to the last byte: they are IDs, or the operators' own words, and a group's additional information that
 * holds a JSON of their making must survive being read and saved (docs/decisions/0018). Throws RangeError where it is nested absurdly.
 */
export function withoutSecrets<T>(value: T): WithoutSecrets<T>
export function withoutSecrets(value: unknown): unknown {
  return cleaned(value, false, 0)
}

function cleaned(value: unknown, isOwnWords: boolean, depth: number): unknown {
  if (typeof value === 'string') return isOwnWords ? value : textWithoutSecrets(value)
  if (value === null || typeof value !== 'object') return value
  if (depth > MAX_DEPTH) throw new RangeError('nested too deeply')
  if (Array.isArray(value)) return value.map((item: unknown) => cleaned(item, isOwnWords, depth + 1))
  const members: [string, unknown][] = Object.entries(value)
  const isSecretPair = members.some(([name, part]) => /^(name|key)$/i.test(name) && typeof part === 'string' && isSecretName(part))
  return Object.fromEntries(
    members
      .filter(([name]) => !isSecretName(name) && !(isSecretPair && /^values?$/i.test(name)))
      .map(([name, part]) => [name, cleaned(part, CONTRACT_FIELDS.has(name), depth + 1)]),
  )
}

/** A text of the service without secrets: as JSON when it is one, else by names and values in it. Without any it stays as it is. */
export function textWithoutSecrets(text: string): string {
  const json = /^\s*["[{]/.test(text) ? readJson(text) : undefined
  if (json === undefined) return text.replaceAll(SECRET_PAIR, '$1***')
  const kept = toExactJson(withoutSecrets(json))
  return kept === toExactJson(json) ? text : kept
}

function readJson(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return undefined
  }
}
