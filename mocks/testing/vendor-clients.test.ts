import { afterEach, describe, expect, test } from 'vitest'
import { LIMITS } from '#api/contract/limits.ts'
import type { Emulator, EmulatorConfig } from '../emulator/server.ts'
import { APPS, GROUPS } from '../scenarios/names.ts'
import { asJson, command, subjectOf, testEmulator, type VendorClient, vendorStories } from './test-emulator.ts'
import { tell, toldInProcess } from './test-in-process.ts'
import { openApiClient, popCoreClient } from './test-vendor-clients.ts'

const open: Emulator[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()))
})

async function start(config: EmulatorConfig = {}): Promise<Emulator> {
  const emulator = await testEmulator(config)
  open.push(emulator)
  return emulator
}

const CLIENTS: [string, (emulator: Emulator) => VendorClient][] = [
  ['@alicloud/openapi-client', (emulator) => openApiClient(emulator)],
  ['@alicloud/openapi-client, signing the older way', (emulator) => openApiClient(emulator, 'v2')],
  ['@alicloud/pop-core, GET', (emulator) => popCoreClient(emulator, 'GET')],
  ['@alicloud/pop-core, POST', (emulator) => popCoreClient(emulator, 'POST')],
]

/** Text of exactly so many bytes. */
function fill(bytes: number, filling: string): string {
  const size = Buffer.byteLength(filling)
  return filling.repeat(Math.floor(bytes / size)) + 'x'.repeat(bytes % size)
}

describe.each(CLIENTS)('%s', (_name, client) => {
  test.each(vendorStories)(
    'gets the same answers: %s',
    async (_story, story) => {
      const emulator = await start()
      const told = asJson(await toldInProcess(story))
      expect(asJson(await tell(story, () => subjectOf(emulator, client(emulator))))).toEqual(told)
    },
    60_000,
  )

  test('carries the largest texts, whatever is in them', async () => {
    const emulator = await start()
    const call = client(emulator)
    const group = { AppId: APPS.typical, GroupId: 'largest' }
    for (const filling of ['直播间', '%&=+ #?/\\"\'', '📖', '\r\n\t\u0000']) {
      const GroupInfo = fill(LIMITS.groupInformationBytes, filling)
      const Body = fill(LIMITS.messageContentBytes, filling)
      await call('CreateLiveMessageGroup', { ...group, GroupName: filling })
      await call('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo })
      expect(await call('DescribeLiveMessageGroup', group)).toMatchObject({ GroupInfo })
      await command(emulator, 'join', { appId: group.AppId, groupId: group.GroupId, users: ['u1'] })
      await call('SendLiveMessageGroup', { ...group, SenderId: 's1', MsgType: 1, Body })
      await command(emulator, 'advance-clock', { seconds: 10 })
      const page = await call('ListLiveMessageGroupMessages', { ...group, PageSize: 10, SortType: 2 })
      expect(page).toMatchObject({
        MessageList: expect.arrayContaining([expect.objectContaining({ Body })]) as unknown,
      })
    }
  })

  test('is told why a call is refused', async () => {
    const emulator = await start()
    const refusal = (other: Emulator, params: Record<string, unknown>) =>
      client(other)('DescribeLiveMessageGroup', params).catch((error: unknown) => error)
    const group = { AppId: APPS.typical, GroupId: GROUPS.quiet }
    expect(await refusal(emulator, { ...group, GroupId: 'none' })).toMatchObject({ code: 'ResourceNotExist' })
    expect(await refusal(emulator, { AppId: APPS.typical })).toMatchObject({ code: 'MissingGroupId' })
    const [key] = emulator.accounts
    const withKey = (changed: Partial<typeof key>) => ({
      ...emulator,
      accounts: [{ id: '', secret: '', ...key, ...changed }],
    })
    expect(await refusal(withKey({ secret: 'wrong' }), group)).toMatchObject({ code: 'SignatureDoesNotMatch' })
    expect(await refusal(withKey({ id: 'unknown' }), group)).toMatchObject({ code: 'InvalidAccessKeyId.NotFound' })
  })

  test('may use a temporary key', async () => {
    const emulator = await start({ keys: [{ id: 'STS.temporary', secret: 'secret', securityToken: 'token' }] })
    expect(await client(emulator)('ListLiveMessageApps', { SortType: 1 })).toMatchObject({ HasMore: false })
  })
})
