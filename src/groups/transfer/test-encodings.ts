import type { Encoding } from './text-encoding.ts'

/** What a decoder does, backwards: the platform encodes UTF-8 only. Two-byte sequences, and those of four bytes that begin a plane. */
let gb: Map<string, number[]> | undefined

function gbTable(): Map<string, number[]> {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(new Uint8Array([lead, trail]))
      if ([...text].length === 1 && text !== '\uFFFD' && !table.has(text)) table.set(text, [lead, trail])
    }
  }
  return table
}

function gbBytes(character: string): number[] {
  const code = character.codePointAt(0) ?? 0
  if (code <= 0x7f) return [code]
  gb ??= gbTable()
  const known = gb.get(character)
  if (known !== undefined) return known
  if (code >= 0x10000) return fourBytes(code - 0x10000 + 189_000)
  // Few of the others are needed: they are tried one after the other.
  const decoder = new TextDecoder('gb18030')
  for (let pointer = 0; pointer < 39_420; pointer += 1) {
    const bytes = fourBytes(pointer)
    if (decoder.decode(new Uint8Array(bytes)) === character) {
      gb.set(character, bytes)
      return bytes
    }
  }
  throw new Error(`No bytes for ${character}`)
}

const fourBytes = (pointer: number): number[] => [
  Math.floor(pointer / 12_600) + 0x81,
  (Math.floor(pointer / 1260) % 10) + 0x30,
  (Math.floor(pointer / 10) % 126) + 0x81,
  (pointer % 10) + 0x30,
]

/** A text as the bytes of a file, with a byte order mark in front if asked for. */
export function encodedAs(encoding: Encoding, text: string, marked = false): Uint8Array<ArrayBuffer> {
  const whole = marked ? `\uFEFF${text}` : text
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(whole)
    case 'gb18030':
      return new Uint8Array([...whole].flatMap(gbBytes))
    case 'utf-16le':
    case 'utf-16be':
      return new Uint8Array(
        whole.split('').flatMap((unit) => {
          const code = unit.charCodeAt(0)
          const pair = [code & 0xff, code >> 8]
          return encoding === 'utf-16le' ? pair : pair.toReversed()
        }),
      )
  }
}
