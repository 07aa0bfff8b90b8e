import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBreather } from '#lib/slices.ts'
import { decoded, type Encoding, ENCODINGS, findEncoding, NoText, Undecodable } from './text-encoding.ts'
import { encodedAs } from './test-encodings.ts'
import { gathered } from './test-pieces.ts'

const breathe = createBreather()

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const blob = new Blob([bytes])
  const { encoding, marked } = await findEncoding(blob, breathe)
  return { encoding, marked, text: await textOf(blob, encoding) }
}

async function textOf(blob: Blob, encoding: Encoding): Promise<string> {
  return (await gathered(decoded(blob, encoding, breathe))).join('')
}

const TEXT = 'Group ID,群组名称\r\nshow001,双十一之夜 🎤\r\n'

describe('a file', () => {
  it.each([
    ['utf-8', false],
    ['utf-8', true],
    ['gb18030', false],
    ['gb18030', true],
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
    ['utf-16be', false],
  ] as const)('in %s, marked: %s, is read as such', async (encoding, marked) => {
    expect(await read(encodedAs(encoding, TEXT, marked))).toEqual({ encoding, marked, text: TEXT })
  })

  it('of plain ASCII is UTF-8, and so is an empty one', async () => {
    expect(await read(encodedAs('utf-8', 'id\na'))).toEqual({ encoding: 'utf-8', marked: false, text: 'id\na' })
    expect(await read(new Uint8Array())).toEqual({ encoding: 'utf-8', marked: false, text: '' })
  })

  it('keeps a byte order mark that is none, in the middle', async () => {
    expect((await read(encodedAs('utf-8', 'a\uFEFFb', true))).text).toBe('a\uFEFFb')
  })

  it.each([
    ['workbook', [0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0]],
    ['workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
    ['binary', [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0, 1, 1, 0, 9]],
  ] as const)('that is a %s is no text', async (found, bytes) => {
    await expect(read(new Uint8Array(bytes))).rejects.toEqual(new NoText(found))
  })

  it('longer than a chunk is read whole, wherever its characters are cut', async () => {
    const text = `${'a'.repeat(65_535)}中${'🎤'.repeat(40_000)}文\n`
    for (const encoding of ENCODINGS) {
      expect(await textOf(new Blob([encodedAs(encoding, text, true)]), encoding)).toBe(text)
    }
  })
})

describe('bytes that are no text', () => {
  const fault = async (bytes: Uint8Array<ArrayBuffer>, encoding: Encoding) => {
    const error: unknown = await textOf(new Blob([bytes]), encoding).catch((thrown: unknown) => thrown)
    return error instanceof Undecodable ? error.place : undefined
  }
  const joined = (...parts: (Uint8Array | number[])[]) => new Uint8Array(parts.flatMap((part) => [...part]))

  it('in a file of UTF-8 are told, and the file is not taken for GB18030', async () => {
    const bytes = joined(encodedAs('utf-8', '群组名称\r\n双十一'), [0xe4, 0xb8], encodedAs('utf-8', '之夜\n'))
    expect((await findEncoding(new Blob([bytes]), breathe)).encoding).toBe('utf-8')
    expect(await fault(bytes, 'utf-8')).toEqual({ line: 2, column: 4, byte: 12 + 2 + 9 + 1 })
  })

  it.each([
    ['utf-8', [0xc0, 0x80]],
    ['utf-8', [0xe4, 0xb8]],
    ['gb18030', [0xe9, 0x2c]],
    ['gb18030', [0xff]],
    ['gb18030', [0xe4]],
    ['utf-16le', [0x00, 0xd8, 0x41, 0x00]],
    ['utf-16be', [0x41]],
  ] as const)('in %s stand where they are said to', async (encoding, broken) => {
    const before = `first\r\nsecond\nthird 中🎤`
    const good = encodedAs(encoding, before, true)
    expect(await fault(joined(good, [...broken]), encoding)).toEqual({ line: 3, column: 9, byte: good.length + 1 })
  })

  it('are found behind any number of chunks', async () => {
    const before = encodedAs('gb18030', '中文,x\n'.repeat(30_000))
    expect(await fault(joined(before, [0x80, 0xff]), 'gb18030')).toMatchObject({ line: 30_001 })
  })
})

it('reads back whatever is written in an encoding', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '中', '文', '🎤', '\r', '\n', ',', '"', 'é', '\u200B') })
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom(...ENCODINGS), async (written, encoding) => {
      const bytes = encodedAs(encoding, written, true)
      expect(await read(bytes)).toEqual({ encoding, marked: true, text: written })
    }),
    { numRuns: 100 },
  )
})
