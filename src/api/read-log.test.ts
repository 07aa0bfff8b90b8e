import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessagesPage, MessagesRequest, StoredMessage } from './stored-messages.ts'
import { EMPTY_LOG, type Gap, letGo, type MessageLog, wholeSince } from './message-log.ts'
import { readAround, readFirst, readGap, readNews, type ReadPage } from './read-log.ts'
import { storedRate } from './stored-rate.ts'

const NEWEST = { order: 'newest' } as const
const OLDEST = { order: 'oldest' } as const

const message = (seq: number, at: number): StoredMessage => ({
  seq: BigInt(seq),
  id: `m${seq % 7}`,
  type: 1n,
  content: `text ${seq}`,
  at,
  senderId: 'anna',
  senderInformation: '',
})

/** A service with pages of a few rows, whose token is the last row told. */
function service(pageSize = 5) {
  const stored: StoredMessage[] = []
  let calls = 0
  const read: ReadPage = ({ order, since = 0, until = Infinity, token }: MessagesRequest) => {
    calls += 1
    const downwards = order === 'newest'
    const list = (downwards ? stored.toReversed() : stored).filter(
      ({ at, seq }) =>
        at >= since && at <= until && (token === undefined || (downwards ? seq < BigInt(token) : seq > BigInt(token))),
    )
    const rows = list.slice(0, pageSize)
    const page: MessagesPage = { rows, next: list.length > pageSize ? Number(rows.at(-1)?.seq) : undefined }
    return Promise.resolve(page)
  }
  return { stored, read, calls: () => calls }
}

const seqs = ({ rows }: MessageLog) => rows.map(({ seq }) => Number(seq))
const firstGap = ({ gaps: [gap] }: MessageLog): Gap => {
  if (gap === undefined) throw new Error('no gap')
  return gap
}
const below = (count: number) => Array.from({ length: count }, (_, index) => count - index)

describe('history', () => {
  it.each([NEWEST, OLDEST])('reads all pages, $order first, without a hole and without a double', async (filter) => {
    const { stored, read } = service()
    for (let seq = 1; seq <= 23; seq += 1) stored.push(message(seq, 100 + Math.floor(seq / 9)))
    let log = (await readFirst(read, filter))(EMPTY_LOG)
    expect(log.rows).toHaveLength(5)
    while (log.gaps[0] !== undefined) log = (await readGap(read, filter, log.gaps[0], 1))(log)
    expect(seqs(log)).toEqual(below(23))
  })

  it('reads all of a single second at once', async () => {
    const { stored, read } = service()
    for (let seq = 1; seq <= 23; seq += 1) stored.push(message(seq, 100 + Math.floor(seq / 12)))
    const log = (await readFirst(read, { ...NEWEST, since: 101, until: 101 }))(EMPTY_LOG)
    expect(seqs(log)).toEqual(below(23).slice(0, 12))
    expect(log.gaps).toEqual([])
  })

  it.each([NEWEST, OLDEST])(
    'begins around a second and goes on to both sides, $order first, without a hole and without a double',
    async (filter) => {
      const { stored, read } = service()
      for (let seq = 1; seq <= 40; seq += 1) stored.push(message(seq, 100 + Math.floor(seq / 9)))
      for (const [at, around] of [
        [102, [31, 30, 29, 28, 27, 26, 25, 24, 23, 22]],
        [50, [5, 4, 3, 2, 1]],
        [200, [40, 39, 38, 37, 36]],
      ] as const) {
        let log = (await readAround(read, filter, at))(EMPTY_LOG)
        expect(seqs(log)).toEqual(around)
        while (log.gaps[0] !== undefined) log = (await readGap(read, filter, log.gaps[0], 1))(log)
        expect(seqs(log)).toEqual(below(40))
      }
    },
  )

  it('refuses a list that names the same page for ever', async () => {
    const read: ReadPage = () => Promise.resolve({ rows: [message(1, 1)], next: 1 })
    const log = (await readFirst(read, NEWEST))(EMPTY_LOG)
    await expect(readGap(read, NEWEST, firstGap(log))).rejects.toThrow('repeated page token 1')
  })
})

describe('the live end', () => {
  it('reads on until the last row seen, and takes numbers left out for no gap', async () => {
    const { stored, read, calls } = service()
    stored.push(message(1, 100))
    let log = (await readFirst(read, NEWEST))(EMPTY_LOG)
    stored.push(...[4, 9, 10, 11, 30, 31].map((seq) => message(seq, 101)))
    log = (await readNews(read, NEWEST, log))(log)
    expect(seqs(log)).toEqual([31, 30, 11, 10, 9, 4, 1])
    expect(log.gaps).toEqual([])
    expect(calls()).toBe(3)
  })

  it('stops after 3 pages with a gap of known bounds, which a request fills', async () => {
    const { stored, read } = service()
    stored.push(message(1, 100))
    let log = (await readFirst(read, NEWEST))(EMPTY_LOG)
    for (let seq = 2; seq <= 40; seq += 1) stored.push(message(seq, 101))
    log = (await readNews(read, NEWEST, log))(log)
    const gap = firstGap(log)
    expect(log.gaps).toEqual([expect.objectContaining({ above: 1n, below: 26n })])
    log = (await readGap(read, NEWEST, gap))(log)
    expect(seqs(log)).toEqual(below(40))
    expect(log.gaps).toEqual([])
  })

  it('leaves no gap where 3 pages reach the number next to the last row seen', async () => {
    const { stored, read, calls } = service()
    stored.push(message(1, 100))
    let log = (await readFirst(read, NEWEST))(EMPTY_LOG)
    for (let seq = 2; seq <= 16; seq += 1) stored.push(message(seq, 101))
    log = (await readNews(read, NEWEST, log))(log)
    expect(seqs(log)).toEqual(below(16))
    expect(log.gaps).toEqual([])
    expect(calls()).toBe(4)
  })

  it('keeps a row that the history shows no more, and says so', async () => {
    const { stored, read } = service()
    stored.push(message(1, 100), message(2, 100), message(3, 100))
    let log = (await readFirst(read, NEWEST))(EMPTY_LOG)
    stored.splice(1, 1)
    log = (await readNews(read, NEWEST, log))(log)
    // Only what was read anew is known: row 2 lies below the last one seen.
    expect(log.rows.map(({ gone }) => gone)).toEqual([false, false, false])
    const again = (await readGap(read, NEWEST, { above: 0n, below: 4n, order: 'newest', from: undefined }))(log)
    expect(again.rows.map(({ gone }) => gone)).toEqual([false, true, false])
  })

  it('shows exactly what is stored, whatever comes between two looks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), async (bursts) => {
        const { stored, read } = service()
        let log = EMPTY_LOG
        let seq = 0
        for (const [second, burst] of bursts.entries()) {
          for (let i = 0; i < burst; i += 1) stored.push(message((seq += 1 + (i % 3)), second))
          log = (await (second === 0 ? readFirst(read, NEWEST) : readNews(read, NEWEST, log)))(log)
          const numbers = seqs(log)
          expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => b - a))
          const missing = stored.filter((row) => !numbers.includes(Number(row.seq)))
          const inGap = (row: StoredMessage) => log.gaps.some((gap) => row.seq > gap.above && row.seq < gap.below)
          expect(missing.every(inGap)).toBe(true)
        }
        while (log.gaps[0] !== undefined) log = (await readGap(read, NEWEST, log.gaps[0]))(log)
        expect(seqs(log)).toEqual(stored.map((row) => Number(row.seq)).toReversed())
      }),
      { numRuns: 50 },
    )
  })
})

describe('limits', () => {
  it('lets go of the oldest rows, counts them, and reads them again on request', async () => {
    const { stored, read } = service(50)
    for (let seq = 1; seq <= 12; seq += 1) stored.push(message(seq, 100 + seq))
    const full = (await readFirst(read, NEWEST))(EMPTY_LOG)
    const log = letGo(full, { rows: 4, bytes: 1e9 })
    expect([seqs(log), log.letGo, log.gaps.length]).toEqual([[12, 11, 10, 9], 8, 1])
    expect(letGo(full, { rows: 100, bytes: 700 }).rows).toHaveLength(3)
    const again = (await readGap(read, NEWEST, firstGap(log)))(log)
    expect(seqs(again)).toEqual(below(12))
  })
})

describe('rate', () => {
  const rowsAt = (count: number, at: number) => Array.from({ length: count }, (_, index) => message(index + 1, at))

  it.each([
    ['a second read whole', 7, { count: 7, atLeast: false, atLimit: false }],
    ['the limit', 50, { count: 50, atLeast: false, atLimit: true }],
    ['more rows than one page, the rest unread', 60, { count: 50, atLeast: true, atLimit: true }],
  ])('%s', async (_, count, expected) => {
    const { stored, read } = service(50)
    stored.push(...rowsAt(count, 200))
    const log = (await readFirst(read, NEWEST))(EMPTY_LOG)
    expect(storedRate(log, 203)).toEqual(expected)
  })

  it('knows nothing of a log without rows but that it was read', () => {
    expect(wholeSince(EMPTY_LOG)).toBeUndefined()
    expect(storedRate(EMPTY_LOG, 203)).toEqual({ count: 0, atLeast: false, atLimit: false })
  })
})
