import { expect, it } from 'vitest'
import { EMPTY_LOG, HIGHEST, LOWEST, type LogRow, type MessageLog } from '#api/message-log.ts'
import { type Line, linesOf, withRecalled } from './lines.ts'
import { NO_RECALLS, type RecallKind } from './recall-state.ts'

const row = (seq: number, content = `text ${seq}`): LogRow => ({
  seq: BigInt(seq),
  id: `m${seq}`,
  type: 1n,
  content,
  at: 100 + seq,
  senderId: 'Anna',
  senderInformation: '',
  gone: false,
})

const LOG: MessageLog = {
  ...EMPTY_LOG,
  rows: [9, 8, 4, 3].map((seq) => row(seq)),
  gaps: [
    { above: 4n, below: 8n, order: 'newest', from: undefined },
    { above: LOWEST, below: 3n, order: 'newest', from: undefined },
  ],
}
const ALL = { order: 'newest', held: undefined, search: '' } as const
const told = (lines: Line[]) =>
  lines.map((line) => ('row' in line ? Number(line.row.seq) : 'moment' in line ? 'moment' : line.where))

it('puts each unread place between the rows that it lies between', () => {
  expect(told(linesOf(LOG, ALL).lines)).toEqual([9, 8, 'between', 4, 3, 'older'])
  expect(told(linesOf(LOG, { ...ALL, order: 'oldest' }).lines)).toEqual(['older', 3, 4, 'between', 8, 9])
  const later = { ...LOG, gaps: [{ above: 9n, below: HIGHEST, order: 'oldest', from: undefined } as const] }
  expect(told(linesOf(later, { ...ALL, order: 'oldest' }).lines)).toEqual([3, 4, 8, 9, 'later'])
})

it('shows nothing above what is held, rows or gaps', () => {
  expect(told(linesOf(LOG, { ...ALL, held: 4n }).lines)).toEqual([4, 3, 'older'])
})

it('finds by text and sender in whatever case, and keeps the unread places in view', () => {
  expect(linesOf(LOG, { ...ALL, search: ' TEXT 8 ' })).toMatchObject({ found: [{ seq: 8n }] })
  expect(told(linesOf(LOG, { ...ALL, search: 'text 8' }).lines)).toEqual([8, 'between', 'older'])
  expect(linesOf(LOG, { ...ALL, search: 'anna' }).found).toHaveLength(4)
})

it('shows one sender of what is loaded', () => {
  const log = { ...LOG, rows: LOG.rows.map((one) => (one.seq === 8n ? { ...one, senderId: 'anna' } : one)) }
  expect(told(linesOf(log, { ...ALL, sender: 'anna' }).lines)).toEqual([8, 'between', 'older'])
  expect(linesOf(log, { ...ALL, sender: 'Anna', search: 'text 3' }).found).toHaveLength(1)
})

it('marks a moment above the first row that is not later', () => {
  const marked = (at: number, more = {}) => told(linesOf(LOG, { ...ALL, ...more, at }).lines)
  expect(marked(104)).toEqual([9, 8, 'between', 'moment', 4, 3, 'older'])
  expect(marked(200)).toEqual(['moment', 9, 8, 'between', 4, 3, 'older'])
  expect(marked(50)).toEqual([9, 8, 'between', 4, 3, 'moment', 'older'])
  expect(marked(103, { order: 'oldest' })).toEqual(['older', 3, 'moment', 4, 'between', 8, 9])
})

it('keeps what was recalled where it was, as far as that has been read and is asked for', () => {
  const recalls = (...those: [number, RecallKind][]) => ({
    ...NO_RECALLS,
    entries: new Map(
      those.map(([seq, kind]) => [BigInt(seq), { row: row(seq), state: { kind, error: undefined } }] as const),
    ),
  })
  const shown = (filter = {}) =>
    withRecalled(LOG, recalls([10, 'gone'], [9, 'gone'], [8, 'shown'], [6, 'gone'], [2, 'gone']), {
      order: 'newest',
      ...filter,
    }).rows.map(({ seq, gone }) => [Number(seq), gone])
  const old = [
    [8, false],
    [4, false],
    [3, false],
  ]
  expect(shown()).toEqual([[10, true], [9, true], ...old])
  expect(shown({ type: 7n })).toEqual([[9, true], ...old])
  expect(shown({ until: 109 })).toEqual([[9, true], ...old])
})

it('shows only the rows that are wanted, and keeps the unread places in view', () => {
  const only = ({ seq }: LogRow) => seq === 4n
  expect(told(linesOf(LOG, { ...ALL, only }).lines)).toEqual(['between', 4, 'older'])
})
