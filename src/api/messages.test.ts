import { expect, it, vi } from 'vitest'
import type { Client } from './client.ts'
import { isMessageStored, type SoughtMessage } from './messages.ts'

const SCOPE = { center: 'cn-shanghai', appId: 'app1' } as const
const SOUGHT: SoughtMessage = { messageId: 'mine', type: 7n, since: 100, until: 120 }

const row = (MsgTid: string, sender = 'anna', Body = 'Hello') => ({
  MsgTid,
  MsgType: 7n,
  Body,
  Timestamp: 110,
  SeqNumber: 1n,
  TotalMessages: 1n,
  Sender: { UserId: sender, UserInfo: '' },
})

/** A service that has these pages, and the calls that it got. */
function before(pages: ReturnType<typeof row>[][], isEndless = false) {
  const call = vi.fn<(action: string, params: { NextPageToken?: number }) => Promise<unknown>>(
    (_action, { NextPageToken: token = 0 }) => {
      const Hasmore = isEndless || token + 1 < pages.length
      const MessageList = pages[token % pages.length] ?? []
      return Promise.resolve({
        GroupId: 'g1',
        Hasmore,
        NextPageToken: Hasmore ? token + 1 : 0,
        MessageList,
        RequestId: 'R',
      })
    },
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a client of one action
  return { call, client: { call } as unknown as Client }
}

it('asks for the newest of that type and those seconds, and stops where it is found', async () => {
  const { call, client } = before([[row('other')], [row('mine')], [row('other')]])
  expect(await isMessageStored(client, SCOPE, 'g1', SOUGHT)).toBe(true)
  expect(call.mock.calls.map(([, params]) => params)).toEqual(
    [{}, { NextPageToken: 1 }].map((token) => ({
      AppId: 'app1',
      DataCenter: 'cn-shanghai',
      GroupId: 'g1',
      PageSize: 50,
      SortType: 2,
      MsgType: 7n,
      BeginTime: 100,
      EndTime: 120,
      ...token,
    })),
  )
})

it('looks through all pages of those seconds, however many', async () => {
  const { call, client } = before([...Array.from({ length: 40 }, () => [row('other')]), [row('mine')]])
  expect(await isMessageStored(client, SCOPE, 'g1', SOUGHT)).toBe(true)
  expect(call).toHaveBeenCalledTimes(41)
  const without = before([[row('other')], [row('another')]])
  expect(await isMessageStored(without.client, SCOPE, 'g1', SOUGHT)).toBe(false)
  expect(without.call).toHaveBeenCalledTimes(2)
})

it('does not take a list without an end for one without the message', async () => {
  const { client } = before([[row('other')]], true)
  await expect(isMessageStored(client, SCOPE, 'g1', SOUGHT)).rejects.toThrow('goes on after 1000 pages')
})

it('an ID that was used before is found only with the same words, and once for each that was sent', async () => {
  const sought = (count: number) => ({ ...SOUGHT, twins: { senderId: 'anna', content: 'Hello', count } })
  const { client } = before([[row('mine', 'bob')], [row('mine', 'anna', 'Bye')], [row('mine')]])
  expect(await isMessageStored(client, SCOPE, 'g1', sought(1))).toBe(true)
  expect(await isMessageStored(client, SCOPE, 'g1', sought(2))).toBe(false)
  const { client: twice } = before([[row('mine')], [row('mine')]])
  expect(await isMessageStored(twice, SCOPE, 'g1', sought(2))).toBe(true)
})

it('leaves each call to whoever paces them', async () => {
  const { client } = before([[row('other')], [row('mine')]])
  let paced = 0
  const run = <T>(call: () => Promise<T>) => {
    paced += 1
    return call()
  }
  await isMessageStored(client, SCOPE, 'g1', SOUGHT, { run })
  expect(paced).toBe(2)
})
