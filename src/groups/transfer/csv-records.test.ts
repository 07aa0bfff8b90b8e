import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBreather } from '#lib/slices.ts'
import { type CsvRecord, csvRecords, type Delimiter, FormFault } from './csv-records.ts'
import { gathered, pieces } from './test-pieces.ts'

const read = (text: string, delimiter: Delimiter = ',', size = 7): Promise<CsvRecord[]> =>
  gathered(csvRecords(pieces(text, size), delimiter, createBreather()))

async function faultOf(text: string, delimiter: Delimiter = ',') {
  const error: unknown = await read(text, delimiter, 9000).catch((thrown: unknown) => thrown)
  return error instanceof FormFault ? { what: error.what, ...error.place } : error
}

describe('records', () => {
  it.each(['\n', '\r\n', '\r'])('end with %j, of whatever kinds, and begin on the line where they do', async (end) => {
    const text = ['id,name', 'a,"one', 'two"', 'b,', '', 'c,x'].join(end)
    expect(await read(text)).toEqual([
      { line: 1, cells: ['id', 'name'] },
      { line: 2, cells: ['a', `one${end}two`] },
      { line: 4, cells: ['b', ''] },
      { line: 5, cells: [''] },
      { line: 6, cells: ['c', 'x'] },
    ])
  })

  it('of a spreadsheet may have quotation marks of their own', async () => {
    const text = 'a\t{"room":1}\nb\t5" pipe\nc\t"two\nlines, ""quoted"""\nd\t"hi" he said\n'
    expect((await read(text, '\t')).map(({ cells }) => cells[1])).toEqual([
      '{"room":1}',
      '5" pipe',
      'two\nlines, "quoted"',
      '"hi" he said',
    ])
  })

  it('are as long as a group may be', async () => {
    const cell = '"'.repeat(32_768)
    const rows = await read(`id,info\na,"${cell.replaceAll('"', '""')}"\nb,x`, ',', 10_000)
    expect(rows.map(({ line, cells }) => [line, cells[1]?.length])).toEqual([
      [1, 4],
      [2, 32_768],
      [3, 1],
    ])
  })

  it('come out as they went in, however the text is cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\r', '\n', '中', '🎤', ' ', "'") })
    const row = fc.array(cell, { minLength: 2, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.constantFrom<Delimiter>(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        async (rows, delimiter, end, size) => {
          const text = rows
            .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter))
            .join(end)
          const whole = Array.from(text)
          const cut = async function* () {
            for (let from = 0; from < whole.length; from += size) yield whole.slice(from, from + size).join('')
          }
          const found = await gathered(csvRecords(cut(), delimiter, createBreather()))
          expect(found.map(({ cells }) => cells)).toEqual(rows)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a fault of the form', () => {
  it.each([
    ['id,name\r\na,"x\r\ny"\r\nb,"open\r\nc,d\r\n', { what: 'quoteNotClosed', line: 4, column: 2 }],
    ['id,name\na,x"y\n', { what: 'quoteInside', line: 2, column: 2 }],
    ['id,name\na,b\n\n"1"2,3\n', { what: 'textAfterQuote', line: 4, column: 1 }],
    [`id\na\n"${'x'.repeat(1_100_000)}`, { what: 'tooLong', line: 3, column: 1 }],
  ])('is told with its place: %#', async (text, fault) => {
    expect(await faultOf(text)).toEqual(fault)
  })

  it('of a spreadsheet is a quotation mark that begins a cell and never ends', async () => {
    expect(await faultOf('id\tname\na\t"x\nb\ty\n', '\t')).toEqual({ what: 'quoteNotClosed', line: 2, column: 2 })
  })
})
