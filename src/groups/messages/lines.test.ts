import { expect, it } from 'vitest'
import { EMPTY_LOG, HIGHEST, LOWEST, type LogRow, type MessageLog } from '#api/message-log.ts'
import { type Line, linesOf } from './lines.ts'

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
const told = (lines: Line[]) => lines.map((line) => ('row' in line ? Number(line.row.seq) : line.where))

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
  expect(linesOf(LOG, { ...ALL, search: ' TEXT 8 ' })).toMatchObject({ found: 1 })
  expect(told(linesOf(LOG, { ...ALL, search: 'text 8' }).lines)).toEqual([8, 'between', 'older'])
  expect(linesOf(LOG, { ...ALL, search: 'anna' }).found).toBe(4)
})

it('shows only the rows that are wanted, and keeps the unread places in view', () => {
  const only = ({ seq }: LogRow) => seq === 4n
  expect(told(linesOf(LOG, { ...ALL, only }).lines)).toEqual(['between', 4, 'older'])
})
