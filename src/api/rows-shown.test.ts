import { expect, it } from 'vitest'
import { lookAtRows } from './rows-shown.ts'
import type { MessagesRequest, StoredMessage } from './stored-messages.ts'

const row = (seq: number, at: number, type = 1n): StoredMessage => ({
  seq: BigInt(seq),
  id: `m${seq}`,
  type,
  content: '',
  at,
  senderId: '',
  senderInformation: '',
})

/** A history of these, read in pages of two; and what was asked for. */
function history(stored: StoredMessage[]) {
  const requests: MessagesRequest[] = []
  const read = async (request: MessagesRequest) => {
    requests.push(request)
    const { since = 0, until = Infinity, type, token = Infinity } = request
    const rows = stored
      .filter(({ seq, at, type: its }) => at >= since && at <= until && Number(seq) < token && (type ?? its) === its)
      .toReversed()
    return { rows: rows.slice(0, 2), next: rows.length > 2 ? Number(rows[1]?.seq) : undefined }
  }
  return { read, requests }
}

async function look(stored: StoredMessage[], sought: StoredMessage[]) {
  const { read, requests } = history(stored)
  const told: Record<string, boolean> = {}
  await lookAtRows(read, sought, ({ id }, shown) => {
    told[id] = shown
  })
  return { told, requests }
}

it('tells of each whether it is there, and reads no more than it must', async () => {
  const all = Array.from({ length: 20 }, (_, index) => row(index, 100 + index))
  const sought = [row(2, 102), row(3, 103), row(18, 118)]
  const { told, requests } = await look(
    all.filter(({ seq }) => seq !== 3n),
    sought,
  )
  expect(told).toEqual({ m2: true, m3: false, m18: true })
  expect(requests).toMatchObject([
    { order: 'newest', type: 1n, since: 102, until: 118 },
    { since: 102, until: 103, token: undefined },
  ])
})

it('goes on by token through a second that has more than a page, also where stamps are out of order', async () => {
  const stored = [row(1, 101), row(2, 101), row(3, 103), row(4, 101), row(5, 101), row(6, 101, 7n)]
  const { told } = await look(stored, [row(1, 101), row(3, 103), row(6, 101, 7n), row(7, 101)])
  expect(told).toEqual({ m1: true, m3: true, m6: true, m7: false })
})

it('asks nothing about nothing', async () => {
  expect((await look([row(1, 101)], [])).requests).toEqual([])
})
