import { afterEach, expect, test } from 'vitest'
import { createApplication, describeApplication, listApplications } from '#api/applications.ts'
import { createClient } from '#api/client.ts'
import {
  countLiveGroups,
  createGroup,
  deleteGroup,
  describeGroup,
  listGroups,
  modifyGroup,
  restoreGroup,
  valuesMeanwhile,
} from '#api/groups.ts'
import { isMessageStored, sendMessage } from '#api/messages.ts'
import { createServiceClock } from '#api/service-clock.ts'
import { listenInNode, NODE_ORIGIN } from '../node.ts'
import { APPS } from '../scenarios/names.ts'
import { START, START_MS } from './test-backend.ts'
import { controlOf, testHost } from './test-host.ts'

/** The console's functions, which speak its own words, before the backend: what the screens of the console stand on. */

const SCOPE = { appId: APPS.typical, center: 'cn-shanghai' } as const
const GROUP = { id: 'g1', name: '群 1', owner: 'anna', administrators: ['bob', 'carl'], information: '{"a":1}' }
const BARE = { id: 'bare', name: '', owner: '', administrators: [], information: '' }
const MESSAGE = { messageId: 'm1', senderId: 'anna', senderInformation: '{"n":"A"}', type: 7n, content: 'hello' }

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

function open() {
  const host = testHost()
  stops.push(listenInNode(host))
  const client = createClient({ clock: createServiceClock(() => START_MS), baseUrl: `${NODE_ORIGIN}/api/live` })
  return { client, control: controlOf(host) }
}

test('a group is created with what was given, or with nothing but its ID', async () => {
  const { client } = open()
  const before = await countLiveGroups(client, SCOPE)
  expect(await createGroup(client, SCOPE, GROUP, 'k1')).toBe('created')
  expect(await createGroup(client, SCOPE, BARE, 'k2')).toBe('created')
  const live = { onlineUsers: 0, sessions: 0, supergroup: false, messageCounts: [] }
  const more = { createdAt: START, deleted: false, live }
  expect(await describeGroup(client, SCOPE, 'g1')).toEqual({ ...GROUP, ...more })
  expect(await describeGroup(client, SCOPE, 'bare')).toEqual({ ...BARE, ...more })
  expect(await countLiveGroups(client, SCOPE)).toBe(before + 2)
})

test('a submit that is repeated counts once; another one for the same ID is told that it is taken, and by what', async () => {
  const { client } = open()
  for (const key of ['k1', 'k1']) expect(await createGroup(client, SCOPE, GROUP, key)).toBe('created')
  expect(await createGroup(client, SCOPE, GROUP, 'k2')).toBe('takenByLiveGroup')
  await deleteGroup(client, SCOPE, 'g1', '', 'k3')
  expect(await createGroup(client, SCOPE, GROUP, 'k4')).toBe('takenByDeletedGroup')
})

test('a change changes what it names, and meets what somebody else has changed meanwhile', async () => {
  const { client } = open()
  await createGroup(client, SCOPE, GROUP, 'k1')
  const change = (opened: typeof GROUP, changes: Partial<typeof GROUP>, key: string) =>
    modifyGroup(client, SCOPE, 'g1', opened, changes, key)
  const now = async () => {
    const { information, administrators } = await describeGroup(client, SCOPE, 'g1')
    return { information, administrators }
  }
  await change(GROUP, { information: '' }, 'k2')
  expect(await now()).toEqual({ information: '', administrators: ['bob', 'carl'] })
  await change({ ...GROUP, information: '' }, { administrators: [] }, 'k3')
  expect(await now()).toEqual({ information: '', administrators: [] })
  const refused: unknown = await change(GROUP, { information: 'mine' }, 'k4').catch((error: unknown) => error)
  expect(valuesMeanwhile(refused)).toEqual({ information: '', administrators: [] })
  expect(valuesMeanwhile(new Error('another one'))).toBeUndefined()
  expect(await now()).toEqual({ information: '', administrators: [] })
})

test('a deletion tells when and by whom, where anybody said so, and a restore takes it back', async () => {
  const { client } = open()
  for (const [group, operator] of [
    [GROUP, 'dora'],
    [BARE, ''],
  ] as const) {
    await createGroup(client, SCOPE, group, `create ${group.id}`.replace(' ', '-'))
    await deleteGroup(client, SCOPE, group.id, operator, `delete-${group.id}`)
  }
  const deleted = await describeGroup(client, SCOPE, 'g1')
  expect(deleted).toEqual({ ...GROUP, createdAt: START, deleted: true, deletion: { at: START, by: 'dora' } })
  expect((await describeGroup(client, SCOPE, 'bare')).deletion).toEqual({ at: START })
  const list = async (status: 'all' | 'normal' | 'deleted', order: 'newest' | 'oldest') => {
    const { rows, total } = await listGroups(client, SCOPE, { number: 1, size: 50, status, order })
    return { total, kinds: new Set(rows.map((row) => row.deleted)), first: rows[0]?.id, last: rows.at(-1)?.id }
  }
  const [all, normal, gone] = [
    await list('all', 'newest'),
    await list('normal', 'newest'),
    await list('deleted', 'newest'),
  ]
  expect([normal.kinds, gone.kinds, all.total]).toEqual([new Set([false]), new Set([true]), normal.total + gone.total])
  expect(gone).toMatchObject({ first: 'bare', last: (await list('deleted', 'oldest')).first })
  await restoreGroup(client, SCOPE, 'g1', 'k5')
  expect(await describeGroup(client, SCOPE, 'g1')).toMatchObject({ deleted: false, live: { onlineUsers: 0 } })
  expect((await list('deleted', 'newest')).total).toBe(gone.total - 1)
})

test('messages are counted by type, lowest first, and are found while they are stored', async () => {
  const { client, control } = open()
  await createGroup(client, SCOPE, BARE, 'k1')
  await control('join', { appId: SCOPE.appId, groupId: 'bare', users: ['anna', 'eve', 'late'] })
  await control('cut-off', { appId: SCOPE.appId, users: ['late'] })
  const send = (message: Partial<Parameters<typeof sendMessage>[3]>, key: string) =>
    sendMessage(client, SCOPE, 'bare', { ...MESSAGE, ...message }, key)
  expect(await send({ type: 10n, statisticsIncrease: 5n }, 'k2')).toMatchObject({ messageId: 'm1' })
  for (const key of ['k3', 'k3']) await send({ messageId: 'm2', type: 9n, weight: 2_000_000n }, key)
  await send({ messageId: 'm3', type: 100n, doNotStore: true }, 'k4')
  await send({ messageId: 'm4', type: 9n, weight: 2_000_000n, doNotCache: true }, 'k5')
  // Keys of this size no longer stand in order by themselves.
  await send({ messageId: 'm5', type: 9_000_000_000n }, 'k6')
  await send({ messageId: 'm6', type: 5_000_000_000n }, 'k7')
  await control('advance-clock', { seconds: 1 })
  expect((await describeGroup(client, SCOPE, 'bare')).live).toEqual({
    onlineUsers: 2,
    sessions: 1,
    supergroup: false,
    messageCounts: [
      { type: '9', count: 2n },
      { type: '10', count: 5n },
      { type: '100', count: 1n },
      { type: '5000000000', count: 1n },
      { type: '9000000000', count: 1n },
    ],
  })
  const stored = (messageId: string, type: bigint, since = START, until = START) =>
    isMessageStored(client, SCOPE, 'bare', { messageId, type, since, until })
  expect([await stored('m1', 10n), await stored('m2', 9n), await stored('m4', 9n)]).toEqual([true, true, true])
  const elsewhere = [
    await stored('m3', 100n),
    await stored('m1', 9n),
    await stored('m1', 10n, START + 1, START + 2),
    await stored('m1', 10n, START - 2, START - 1),
  ]
  expect(elsewhere).toEqual([false, false, false, false])
  // Whoever was cut off is told what has priority, unless it was not to be kept for that.
  await control('come-back', { appId: SCOPE.appId, users: ['late'] })
  const inbox = JSON.stringify(await control('inbox', { appId: SCOPE.appId, userId: 'late' }))
  expect([inbox.includes('"m2"'), inbox.includes('"m4"')]).toEqual([true, false])
})

test('applications are listed with all their pages, and described one by one', async () => {
  const { client } = open()
  const create = (count: number, retentionDays: 30 | 90 | 180) =>
    createApplication(client, { center: 'cn-shanghai', name: `room ${count}`, retentionDays }, `k${count}`)
  const ids: string[] = []
  for (const [count, retentionDays] of ([30, 90, 180] as const).entries()) ids.push(await create(count, retentionDays))
  for (let count = 3; count < 30; count += 1) await create(count, 30)
  // A submit that is repeated makes no second one.
  expect(await create(0, 30)).toBe(ids[0])
  const listed = await listApplications(client, 'cn-shanghai', new AbortController().signal)
  expect(listed.slice(0, 30).map(({ name }) => name)).toEqual(
    Array.from({ length: 30 }, (_, count) => `room ${29 - count}`),
  )
  expect(ids.map((id) => listed.find((application) => application.id === id)?.retentionDays)).toEqual([30, 90, 180])
  expect(listed.filter(({ disabled }) => disabled).map(({ id }) => id)).toEqual([APPS.disabled])
  const describe = (appId: string) =>
    describeApplication(client, { appId, center: 'cn-shanghai' }, new AbortController().signal)
  for (const id of [APPS.disabled, ...ids])
    expect(await describe(id)).toMatchObject({
      id,
      ...listed.find((application) => application.id === id),
      callbackUrl: '',
      moderation: { kind: 'off' },
    })
  await expect(describe(APPS.foreign)).rejects.toMatchObject({ code: 'NoAuth' })
  await expect(listApplications(client, 'cn-shanghai', AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  })
})
