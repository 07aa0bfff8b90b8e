import { expect, it } from 'vitest'
import type { StoredMessage } from '#api/stored-messages.ts'
import { NOTHING_READ, PAGES, readOn, type TheirMessages } from './their-messages.ts'

/** A history of so many messages, two a page, newest first; every third is Anna's. */
function history(count: number) {
  const tokens: (number | undefined)[] = []
  const read = async (token: number | undefined) => {
    tokens.push(token)
    const below = token ?? count + 1
    const rows = [below - 1, below - 2]
      .filter((seq) => seq > 0)
      .map((seq): StoredMessage => ({
        seq: BigInt(seq),
        id: `m${seq}`,
        type: 1n,
        content: '',
        at: 1000 + seq,
        senderId: seq % 3 === 0 ? 'anna' : 'bob',
        senderInformation: '',
      }))
    return { rows, next: below - 2 > 1 ? below - 2 : undefined }
  }
  return { read, tokens }
}

const told = ({ rows, ...rest }: TheirMessages) => ({ ...rest, rows: rows.map(({ seq }) => Number(seq)) })

it('reads a bounded part, says how far, and goes on from there to the end', async () => {
  const { read, tokens } = history(25)
  let now = NOTHING_READ
  const note = (next: TheirMessages) => {
    now = next
  }
  await readOn(now, 'anna', read, note)
  expect(tokens).toHaveLength(PAGES)
  expect(told(now)).toEqual({ rows: [24, 21, 18, 15, 12, 9, 6], read: 20, back: 1006, next: 6, whole: false })
  await readOn(now, 'anna', read, note)
  expect(told(now)).toEqual({
    rows: [24, 21, 18, 15, 12, 9, 6, 3],
    read: 25,
    back: 1001,
    next: undefined,
    whole: true,
  })
})

it('keeps what was read before a failure', async () => {
  const { read } = history(25)
  let now = NOTHING_READ
  let calls = 0
  const failing = (token: number | undefined) => {
    calls += 1
    return calls > 2 ? Promise.reject(new Error('broken')) : read(token)
  }
  await expect(
    readOn(now, 'anna', failing, (next) => {
      now = next
    }),
  ).rejects.toThrow('broken')
  expect(now).toMatchObject({ read: 4, whole: false })
})
