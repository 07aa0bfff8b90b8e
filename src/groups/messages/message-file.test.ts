import { parse } from 'csv-parse/browser/esm/sync'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '#api/contract/limits.ts'
import type { StoredMessage } from '#api/stored-messages.ts'
import { isoTime } from '#lib/time.ts'
import { unguarded } from '#lib/formula-safe.ts'
import { MessageFile, type MessageFileKind, messageFileName } from './message-file.ts'

const MESSAGE: StoredMessage = {
  seq: LIMITS.int64Max,
  id: '=1+1',
  type: 9_007_199_254_740_993n,
  content: '{"text":"哈哈\\n",\r\n "n":12345678901234567890.10}',
  at: 1_764_000_000,
  senderId: '@anna',
  senderInformation: '🎤, "x"\n',
}

async function written(kind: MessageFileKind, messages: readonly StoredMessage[], locale: 'en' | 'zh' = 'en') {
  const file = new MessageFile(kind, locale)
  for (const message of messages) file.add(message)
  const blob = file.blob()
  expect(blob.size).toBe(file.facts().bytes)
  return { facts: file.facts(), text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer()) }
}

const object = v.record(v.string(), v.string())
const objectsIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.parse(object, JSON.parse(line)))
const cellsIn = (text: string) => v.parse(v.array(v.array(v.string())), parse(text, { bom: true })).slice(1)

describe('a file of messages', () => {
  it('of JSON holds an object a line, with every digit and the content as it is stored', async () => {
    const { text } = await written('jsonl', [MESSAGE, { ...MESSAGE, seq: 1n }])
    expect(text.split('\n')).toHaveLength(3)
    expect(objectsIn(text)[0]).toEqual({
      sequence: '9223372036854775807',
      time: isoTime(MESSAGE.at),
      type: '9007199254740993',
      sender: '@anna',
      senderInformation: '🎤, "x"\n',
      messageId: '=1+1',
      content: MESSAGE.content,
    })
  })

  it('of CSV has the names of the screen, guards what a spreadsheet would run, and tells of what it would round', async () => {
    const { text, facts } = await written('csv', [MESSAGE, { ...MESSAGE, seq: 7n, type: 1n }], 'zh')
    expect(text).toMatch(/^\uFEFF序号,时间,消息类型,发送者ID,发送者附加信息,消息ID,消息内容\r\n9223372036854775807,/)
    expect(text).toContain(`,'@anna,"🎤, ""x""\n",'=1+1,"{""text""`)
    expect(facts).toMatchObject({ messages: 2, firstAt: MESSAGE.at, lastAt: MESSAGE.at, longNumbers: 2 })
  })

  it('gives back every message, and no cell that runs', async () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('=+-@\t\r\n\'",;a 中🎤\uFEFF\0{}1')) })
    const int64 = fc.bigInt({ min: LIMITS.int64Min, max: LIMITS.int64Max })
    const message = fc.record({
      seq: int64,
      id: text,
      type: int64,
      content: text,
      at: fc.nat(2_000_000_000),
      senderId: text,
      senderInformation: text,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
        const expected = messages.map(({ seq, at, type, senderId, senderInformation, id, content }) => [
          String(seq),
          isoTime(at),
          String(type),
          senderId,
          senderInformation,
          id,
          content,
        ])
        const lines = objectsIn((await written('jsonl', messages)).text)
        expect(lines.map((line) => Object.values(line))).toEqual(expected)
        const cells = cellsIn((await written('csv', messages)).text)
        expect(cells.map((row) => row.map(unguarded))).toEqual(expected)
        for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})

it('is called by its group, its range and what it lacks', () => {
  const at = (hour: number) => new Date(2026, 10, 23, hour, 5, 9).getTime() / 1000
  const facts = { groupId: 'g1', kind: 'csv', from: at(17), to: at(18), part: undefined, whole: true } as const
  expect(messageFileName(facts)).toBe('g1-messages-2026-11-23-170509--2026-11-23-180509.csv')
  expect(messageFileName({ ...facts, kind: 'jsonl', part: 2, whole: false })).toBe(
    'g1-messages-2026-11-23-170509--2026-11-23-180509-part2-incomplete.jsonl',
  )
  expect(messageFileName({ ...facts, from: undefined })).toBe('g1-messages-2026-11-23-180509.csv')
})
