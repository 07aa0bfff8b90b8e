import { describe, expect, it } from 'vitest'
import type { ReadPage } from './read-log.ts'
import { lastSecondOver, readRate } from './read-rate.ts'
import type { MessagesRequest } from './stored-messages.ts'

/** A group that stores so many messages in each second, and what it was asked for. */
function group(perSecond: (second: number) => number) {
  const asked: MessagesRequest[] = []
  const read: ReadPage = (request) => {
    asked.push(request)
    const { since = 0, until = 0, token = 0 } = request
    const stamps = Array.from({ length: until - since + 1 }, (_, index) => until - index).flatMap((second) =>
      Array.from({ length: perSecond(second) }, () => second),
    )
    const rows = stamps.slice(token, token + 50).map((at, index) => ({
      seq: BigInt(10_000 - token - index),
      id: 'm',
      type: 1n,
      content: '',
      at,
      senderId: 'anna',
      senderInformation: '',
    }))
    return Promise.resolve({ rows, next: stamps.length > token + 50 ? token + 50 : undefined })
  }
  return { read, asked }
}

describe('the stored rate over time', () => {
  it('reads ten seconds by one call where a page holds them', async () => {
    const { read, asked } = group(() => 5)
    expect(await readRate(read, 1000, 0)).toEqual({
      count: 50,
      seconds: 10,
      end: 1000,
      atLeast: false,
      atLimit: false,
    })
    expect(asked).toEqual([{ order: 'newest', since: 991, until: 1000, token: undefined }])
  })

  it('reads two whole seconds where more is said, and tells that the limit was met', async () => {
    const { read, asked } = group(() => 50)
    expect(await readRate(read, 1000, 0)).toMatchObject({ count: 100, seconds: 2, atLeast: false, atLimit: true })
    expect(asked.map(({ since }) => since)).toEqual([991, 999, 999])
  })

  it('says at least where even those were not read whole', async () => {
    const { read, asked } = group(() => 90)
    expect(await readRate(read, 1000, 0)).toMatchObject({ count: 150, seconds: 2, atLeast: true, atLimit: true })
    expect(asked).toHaveLength(4)
  })

  it('is silent about the time before the group', async () => {
    const { read } = group(() => 1)
    expect(await readRate(read, 1000, 998)).toMatchObject({ count: 3, seconds: 3, atLeast: false })
  })

  it('looks at no second that one of the service’s clocks may still be in', () => {
    expect(lastSecondOver(1000)).toBe(992)
  })
})
