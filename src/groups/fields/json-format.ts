import { applyEdits, createScanner, format, parse, type ParseError } from 'jsonc-parser'

/** Deeper than this nobody reads, and its indentation alone could fill the memory. */
const DEEPEST = 100

/** Numbers of jsonc-parser's `SyntaxKind`, a const enum that isolated modules cannot use. */
const KIND = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  lineBreak: 14,
  trivia: 15,
  end: 17,
} as const

interface JsonPlace {
  /** Both counted from 1. */
  line: number
  column: number
}

export type JsonVerdict =
  | { kind: 'json' }
  /** JSON, but nested too deeply to be laid out. */
  | { kind: 'deepJson' }
  /** Begins like JSON and is not: where it stops being it. */
  | { kind: 'broken'; at: JsonPlace | undefined }
  | { kind: 'text' }

/** Recognises JSON objects and arrays; a bare number or string is text to everybody but a parser. */
export function inspectJson(text: string): JsonVerdict {
  if (!/^[\t\n\r ]*[[{]/.test(text)) return { kind: 'text' }
  try {
    JSON.parse(text)
  } catch {
    return { kind: 'broken', at: firstError(text) }
  }
  return { kind: tokens(text).depth > DEEPEST ? 'deepJson' : 'json' }
}

/**
 * The JSON text laid out over lines. It differs in white space between tokens only: nothing is parsed into values and written
 * again, so 1.0, large numbers, escapes and doubled keys stay as they are.
 */
export function formatJson(text: string): string {
  const edits = format(text, undefined, { insertSpaces: true, tabSize: 2, eol: '\n', insertFinalNewline: false })
  return applyEdits(text, edits).trim()
}

/** The JSON text without white space between tokens: the fewest bytes for the same content. */
export function compactJson(text: string): string {
  return tokens(text).text
}

function tokens(text: string): { text: string; depth: number } {
  const scanner = createScanner(text, false)
  let joined = ''
  let depth = 0
  let deepest = 0
  for (;;) {
    const kind: number = scanner.scan()
    if (kind === KIND.end) return { text: joined, depth: deepest }
    if (kind === KIND.lineBreak || kind === KIND.trivia) continue
    if (kind === KIND.openBrace || kind === KIND.openBracket) deepest = Math.max(deepest, (depth += 1))
    if (kind === KIND.closeBrace || kind === KIND.closeBracket) depth -= 1
    joined += text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength())
  }
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
