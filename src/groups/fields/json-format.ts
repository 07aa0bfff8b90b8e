import { unmeantIn, WHITE_SPACE } from '#lib/characters.ts'
import { createScanner, parse, type ParseError } from 'jsonc-parser'

/** Deeper than this nobody reads, and its indentation alone could fill the memory. */
const DEEPEST = 100

/** A number of jsonc-parser's `SyntaxKind`, a const enum that isolated modules cannot use. */
const END_OF_TEXT = 17

export interface JsonPlace {
  /** Both counted from 1. */
  line: number
  column: number
}

/** Characters that look like nothing and that JSON does not allow where they stand: each once. */
export interface StrayCharacters {
  before: string
  inside: string
  after: string
}

export type JsonVerdict =
  | { kind: 'text' }
  | ({ stray?: StrayCharacters | undefined } & (
      | { kind: 'json' }
      /** JSON, but nested too deeply to be laid out. */
      | { kind: 'deepJson' }
      /** Begins like JSON and is not: where it stops being it. */
      | { kind: 'broken'; at: JsonPlace | undefined }
    ))

/** Of what JSON allows between its parts, nothing but these is white space. */
const NOT_ALLOWED = String.raw`(?![\t\n\r ])[\s\x85\p{Default_Ignorable_Code_Point}]`
/** A string, which may hold whatever it likes, or what is stray. */
const STRING_OR_STRAY = new RegExp(String.raw`"[^"\\]*(?:\\.?[^"\\]*)*(?:"|$)|${NOT_ALLOWED}`, 'gsu')
const SPACE = new RegExp(WHITE_SPACE)
const BEGINS_LIKE_JSON = /^[\t\n\r ]*[[{]/
/** A text may begin with a bracket; few go on like this. */
const SURELY_MEANS_JSON = /^\s*(?:\{\s*["}]|\[\s*[\d"[\]{-])/

/** Recognises JSON objects and arrays; a bare number or string is text to everybody but a parser. */
export function inspectJson(text: string): JsonVerdict {
  const bare = cleaned(text)
  if (!BEGINS_LIKE_JSON.test(bare)) return { kind: 'text' }
  const stray = bare === text ? undefined : strayIn(text)
  if (isJson(bare)) return { kind: depthOf(bare) > DEEPEST ? 'deepJson' : 'json', stray }
  const isMeant = SURELY_MEANS_JSON.test(bare)
  if (!isMeant && !BEGINS_LIKE_JSON.test(text)) return { kind: 'text' }
  const at = firstError(isMeant ? replaceStray(text, (character) => ' '.repeat(character.length)) : text)
  return { kind: 'broken', at, ...(isMeant && { stray }) }
}

/** The text without what JSON does not allow between its parts, where it is, or surely means to be, JSON. */
export function withoutStray(text: string): string {
  const verdict = inspectJson(text)
  return verdict.kind === 'text' || verdict.stray === undefined ? text : cleaned(text)
}

/** The invisible characters of a text that are surely not meant, but for those that are stray, of which its JSON is told. */
export const unmeantBesideJson = (text: string): string => unmeantIn(withoutStray(text))

/** White space between two parts becomes a space; everything else that is stray goes. */
function cleaned(text: string): string {
  const { first, last } = bracketsOf(text)
  return replaceStray(text, (character, at) => (at > first && at < last && SPACE.test(character) ? ' ' : ''))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const replaceStray = (text: string, by: (character: string, at: number) => string): string =>
  text.replaceAll(STRING_OR_STRAY, (found: string, at: number) => (found.startsWith('"') ? found : by(found, at)))

const bracketsOf = (text: string) => ({
  first: text.search(/[[{]/),
  last: Math.max(text.lastIndexOf(']'), text.lastIndexOf('}')),
})

function strayIn(text: string): StrayCharacters {
  const { first, last } = bracketsOf(text)
  const found = { before: new Set<string>(), inside: new Set<string>(), after: new Set<string>() }
  replaceStray(text, (character, at) => {
    found[at < first ? 'before' : at < last ? 'inside' : 'after'].add(character)
    return ''
  })
  const list = (characters: Set<string>) => [...characters].join('')
  return { before: list(found.before), inside: list(found.inside), after: list(found.after) }
}

/**
 * The JSON text laid out over lines. It differs in white space between tokens only: nothing is parsed into values and written
 * again, so 1.0, large numbers, escapes and doubled keys stay as they are.
 */
export function formatJson(text: string): string {
  const all = tokens(text)
  let laidOut = ''
  let depth = 0
  const newLine = () => {
    laidOut += `\n${'  '.repeat(depth)}`
  }
  for (const [index, token] of all.entries()) {
    if (isClosing(token)) {
      depth -= 1
      if (!isOpening(all[index - 1])) newLine()
    }
    laidOut += token
    if (token === ':') laidOut += ' '
    if (isOpening(token)) depth += 1
    if (token === ',' || (isOpening(token) && !isClosing(all[index + 1]))) newLine()
  }
  return laidOut
}

/** The JSON text without white space between tokens: the fewest bytes for the same content. */
export const compactJson = (text: string): string => tokens(text).join('')

const isOpening = (token: string | undefined) => token === '{' || token === '['
const isClosing = (token: string | undefined) => token === '}' || token === ']'

function tokens(text: string): string[] {
  const scanner = createScanner(text, true)
  const all: string[] = []
  for (;;) {
    const kind: number = scanner.scan()
    if (kind === END_OF_TEXT) return all
    all.push(text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength()))
  }
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const token of tokens(text)) {
    if (isOpening(token)) deepest = Math.max(deepest, (depth += 1))
    if (isClosing(token)) depth -= 1
  }
  return deepest
}

function firstError(text: string): JsonPlace | undefined {
  const errors: ParseError[] = []
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false })
  } catch {
    // Nested beyond the parser's stack.
    return undefined
  }
  const offset = errors[0]?.offset
  if (offset === undefined) return undefined
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
