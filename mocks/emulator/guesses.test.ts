import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { parseExactJson } from '#lib/json.ts'
import { APPS, GROUPS } from '../scenarios/names.ts'
import { START } from '../testing/test-backend.ts'
import { call, start } from '../testing/test-calls.ts'
import { command } from '../testing/test-emulator.ts'
import type { Emulator } from './server.ts'
import { readOptions, UsageError } from './options.ts'

/** What no document says can be told the emulator, so that a client can be tried with every answer. */
const GROUP = { AppId: APPS.typical, GroupId: GROUPS.busy }
const listed = v.object({ MessageList: v.array(v.object({ MsgTid: v.string(), Timestamp: v.number() })) })

async function sendAs(emulator: Emulator, MsgTid: string): Promise<void> {
  const sent = await call(emulator, 'SendLiveMessageGroup', { ...GROUP, SenderId: 's1', MsgType: '77', MsgTid })
  expect(sent.status).toBe(200)
}

async function history(emulator: Emulator, window: Record<string, string> = {}) {
  const params = { ...GROUP, PageSize: '50', SortType: '1', MsgType: '77', ...window }
  const { text } = await call(emulator, 'ListLiveMessageGroupMessages', params)
  return v.parse(listed, parseExactJson(text)).MessageList
}

describe('settling', () => {
  test.each([0, 1, 30])('a message is listed once %i seconds and its own are over', async (settling) => {
    const emulator = await start({ settling })
    await sendAs(emulator, 'late')
    await command(emulator, 'advance-clock', { seconds: settling })
    expect(await history(emulator)).toEqual([])
    await command(emulator, 'advance-clock', { seconds: 1 })
    expect(await history(emulator)).toEqual([{ MsgTid: 'late', Timestamp: START }])
  })

  test('what cannot be listed yet is counted, and can be recalled', async () => {
    const emulator = await start({ settling: 30 })
    await sendAs(emulator, 'late')
    await command(emulator, 'advance-clock', { seconds: 1 })
    const { text } = await call(emulator, 'DescribeLiveMessageGroup', GROUP)
    expect(parseExactJson(text)).toMatchObject({ MsgAmount: { 77: 1 } })
    await call(emulator, 'DeleteLiveMessageGroupMessage', { ...GROUP, MessageId: 'late' })
    await command(emulator, 'assume', {})
    expect(await history(emulator)).toEqual([])
  })
})

describe('clocks apart', () => {
  test.each([-5, 5])(
    'a message is stamped, and looked for, by a clock that is %i seconds apart',
    async (clocksApart) => {
      const emulator = await start({ clocksApart })
      await sendAs(emulator, 'elsewhere')
      await command(emulator, 'advance-clock', { seconds: 1 })
      const { headers } = await call(emulator, 'DescribeLiveMessageGroup', GROUP)
      expect(headers['date']).toBe(new Date((START + 1) * 1000).toUTCString())
      const stamped = START + clocksApart
      const found = [{ MsgTid: 'elsewhere', Timestamp: stamped }]
      expect(await history(emulator, { BeginTime: `${stamped}`, EndTime: `${stamped}` })).toEqual(found)
      expect(await history(emulator, { BeginTime: `${stamped + 1}` })).toEqual([])
      expect(await history(emulator, { EndTime: `${stamped - 1}` })).toEqual([])
      // What was stamped keeps its stamp.
      await command(emulator, 'assume', {})
      expect(await history(emulator)).toEqual(found)
    },
  )
})

test('numbered lists may be dropped: the group gets no administrators, and who must be named is missing', async () => {
  const numbered = { 'Administrators.1': 'anna', 'Administrators.2': 'bob' }
  for (const [numberedLists, AdminList, answer] of [
    ['taken', ['anna', 'bob'], '"UserList"'],
    ['dropped', [], 'MissingUserIds'],
  ] as const) {
    const emulator = await start({ numberedLists })
    const group = { AppId: APPS.typical, GroupId: 'numbered' }
    await call(emulator, 'CreateLiveMessageGroup', { ...group, ...numbered })
    const { text } = await call(emulator, 'DescribeLiveMessageGroup', group)
    expect(parseExactJson(text)).toMatchObject({ AdminList })
    const checked = await call(emulator, 'CheckLiveMessageUsersOnline', { AppId: APPS.typical, 'UserIds.1': 'anna' })
    expect(checked.text).toContain(answer)
  }
})

describe('on the command line', () => {
  test('each has an option', () => {
    expect(readOptions(['--settling', '30', '--clocks-apart=-5', '--numbered-lists', 'dropped'])).toEqual({
      settling: 30,
      clocksApart: -5,
      numberedLists: 'dropped',
    })
    expect(readOptions([])).toEqual({})
  })

  test.each([
    ['--settling', '31'],
    ['--settling', '1.5'],
    ['--settling=-1'],
    ['--clocks-apart', '6'],
    ['--clocks-apart=-6'],
    ['--clocks-apart', ''],
    ['--numbered-lists', 'ignored'],
  ])('%s %s is a mistake with a sentence', (...args) => {
    expect(() => readOptions(args)).toThrow(UsageError)
    expect(() => readOptions(args)).toThrow(/ takes .*, not "|takes taken or dropped/)
  })
})
