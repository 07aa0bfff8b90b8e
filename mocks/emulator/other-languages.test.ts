import * as v from 'valibot'
import { expect, test } from 'vitest'
import { parseExactJson } from '#lib/json.ts'
import { APPS } from '../scenarios/names.ts'
import { start } from '../testing/test-calls.ts'
import { command, send } from '../testing/test-emulator.ts'
import { queryOf, signAcs3, signLegacy, type Unsigned } from '../testing/test-signing.ts'

/** How the vendor's clients write a call, language by language, in what their sources differ. */
interface Habits {
  flag: (value: boolean) => string
  /** Whether a list is one text, as in all clients of today, or `Name.1`, `Name.2`. */
  joined?: boolean
  /** ACS3 by default: whether a parameter without a value is signed without its equals sign. */
  bare?: boolean
  /** The legacy scheme instead: what of the parameters is left unsigned. */
  unsigned?: Unsigned
}

const lower = String
const capital = (value: boolean) => (value ? 'True' : 'False')
const digit = (value: boolean) => (value ? '1' : '0')

const CLIENTS: [name: string, habits: Habits][] = [
  ['Java, Go, Node, C++ and Swift', { flag: lower }],
  ['Python', { flag: capital }],
  ['older Python', { flag: capital, bare: true }],
  ['.NET', { flag: capital }],
  ['older .NET', { flag: capital, bare: true }],
  ['PHP', { flag: lower }],
  ['older PHP', { flag: digit, bare: true }],
  ['Java and .NET, legacy', { flag: lower, unsigned: 'empty' }],
  ['PHP, legacy', { flag: digit, unsigned: 'emptyOrZero' }],
  ['Python, legacy', { flag: capital, unsigned: 'none' }],
  ['the older C++ and the command line', { flag: lower, joined: false, unsigned: 'none' }],
]

const listed = v.object({ MessageList: v.array(v.object({ MsgTid: v.string() })) })

type Value = string | number | boolean | string[]

const spelt = (params: Record<string, Value>, { flag, joined = true }: Habits): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]): [string, string][] => {
      if (typeof value === 'boolean') return [[name, flag(value)]]
      if (!Array.isArray(value)) return [[name, String(value)]]
      if (joined || value.length === 0) return [[name, value.join(',')]]
      return value.map((item, index) => [`${name}.${index + 1}`, item])
    }),
  )

test.each(CLIENTS)('the emulator understands %s', async (_name, habits) => {
  const emulator = await start()
  const [key] = emulator.accounts
  if (key === undefined) throw new Error('no key')
  const { unsigned, bare = false } = habits
  const call = async (action: string, given: Record<string, Value>) => {
    const params = spelt({ AppId: APPS.typical, GroupId: 'polyglot', ...given }, habits)
    const request =
      unsigned === undefined
        ? signAcs3(key, action, params, { host: new URL(emulator.url).host, bare })
        : { method: 'GET', path: `/?${queryOf(signLegacy(key, action, params, {}, unsigned))}` }
    const { status, text } = await send(emulator.url, request)
    expect(`${status} ${text}`).toMatch(/^200 /)
    return parseExactJson(text)
  }
  const described = () => call('DescribeLiveMessageGroup', {})

  await call('CreateLiveMessageGroup', { Administrators: ['anna', 'bob'], GroupInfo: '直播 +1 & 50%', GroupName: '' })
  expect(await described()).toMatchObject({ AdminList: ['anna', 'bob'], GroupInfo: '直播 +1 & 50%' })
  await call('ModifyLiveMessageGroup', { ModifyAdmin: true, AdminList: [], ModifyInfo: false, GroupInfo: 'no' })
  expect(await described()).toMatchObject({ AdminList: [], GroupInfo: '直播 +1 & 50%' })

  await command(emulator, 'join', { appId: APPS.typical, groupId: 'polyglot', users: ['u1'] })
  const message = { SenderId: 's1', MsgType: 0, StaticsIncrease: 0, NoCache: false, Body: '' }
  await call('SendLiveMessageGroup', { ...message, MsgTid: 'kept', NoStorage: false })
  await call('SendLiveMessageGroup', { ...message, MsgTid: 'notkept', NoStorage: true })
  await command(emulator, 'advance-clock', { seconds: 1 })
  const { MessageList } = v.parse(listed, await call('ListLiveMessageGroupMessages', { PageSize: 10, SortType: 1 }))
  expect(MessageList.map(({ MsgTid }) => MsgTid)).toEqual(['kept'])
})
