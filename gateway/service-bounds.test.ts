import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { LIMITS } from '#api/contract/limits.ts'
import { APPS } from '../mocks/scenarios/names.ts'
import { command, testEmulator } from '../mocks/testing/test-emulator.ts'
import { settings } from './config/settings.ts'
import { afterTest, openGateway, type TestGateway } from './test-gateway.ts'
import { answer, openVendor, portOf } from './test-vendor.ts'

const NOW = Date.parse('2026-03-04T05:06:07Z')
const LIST = { SortType: 1 }
const THROTTLED = { Code: 'Throttling.User', Message: 'Slow down.', RequestId: 'S-1' }

/** A gateway whose clock stands still, before a service that says this of itself. */
async function before(status: number, headers: Record<string, string>, body: object): Promise<TestGateway> {
  const server = createServer(
    (_request, response) => void response.writeHead(status, headers).end(JSON.stringify(body)),
  )
  afterTest(() => server.closeAllConnections())
  const config = { endpoints: { 'cn-shanghai': `http://127.0.0.1:${await portOf(server)}` } }
  const site = await openGateway({ service: 'network', config, deps: { now: () => NOW } })
  await site.signIn()
  return site
}

describe('what a service says beside its answer', () => {
  test.each([
    ['1500', '1500'],
    ['60000', '60000'],
    ['60001', '60000'],
    ['9999999999', '60000'],
    ['9'.repeat(60), '60000'],
    ['0', undefined],
    ['-5', undefined],
    ['1e9', undefined],
    ['soon', undefined],
  ])('a wait of %s is passed on as %s, and HTTP’s own Retry-After never', async (asked, passed) => {
    const site = await before(400, { 'x-acs-retry-after': asked, 'retry-after': '9999999999' }, THROTTLED)
    const { headers } = await site.call('ListLiveMessageApps', LIST)
    expect([headers['x-acs-retry-after'], headers['retry-after']]).toEqual([passed, undefined])
  })

  test.each(['Wed, 04 Mar 2026 05:06:07 GMT', 'Thu, 05 Mar 2026 05:06:07 GMT', 'Tue, 03 Mar 2026 05:06:07 GMT'])(
    'a Date within a day passes: %s',
    async (date) => {
      const site = await before(400, { date }, THROTTLED)
      expect((await site.call('ListLiveMessageApps', LIST)).headers['date']).toBe(date)
    },
  )

  test.each([
    '2026',
    '2026-03-04T05:06:07Z',
    'Wed, 4 Mar 2026 05:06:07 GMT',
    'Thu, 05 Mar 2026 05:06:08 GMT',
    'Tue, 03 Mar 2026 05:06:06 GMT',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
  ])('any other Date gives way to the gateway’s own: %s', async (date) => {
    // The mark of an emulator, which this one says falsely, is worth another day, not another age.
    const site = await before(400, { date, 'x-mock': /9999|1970|^2026/.test(date) ? '1' : '0' }, THROTTLED)
    const told = (await site.call('ListLiveMessageApps', LIST)).headers['date']
    expect(told).not.toBe(date)
    expect(new Date(String(told)).toUTCString()).toBe(told)
  })

  test('an emulator on this machine is believed on the day to which a tester moved its clock', async () => {
    const key = { id: 'EmulatorKeyId', secret: 'EmulatorKeySecret' }
    const emulator = await testEmulator({ keys: [key] })
    afterTest(() => emulator.close())
    const credentials = async () => ({ accessKeyId: key.id, accessKeySecret: key.secret })
    const site = await openGateway({
      service: 'network',
      config: { endpoints: { 'cn-shanghai': emulator.url } },
      deps: { credentials },
    })
    await site.signIn()
    const { serviceTime } = v.parse(
      v.object({ serviceTime: v.number() }),
      await command(emulator, 'advance-clock', { seconds: 30 * 86_400 }),
    )
    const { headers } = await site.call('DescribeLiveMessageApp', { AppId: APPS.typical })
    expect(Date.parse(String(headers['date'])) / 1000).toBeGreaterThanOrEqual(serviceTime)
  })

  // 1xx is no answer: an end after it is a broken connection.
  test.each([204, 205, 206, 299, 300, 304, 399, 600, 601, 700, 999])(
    'status %i is one unreadable answer, with one line in the record',
    async (status) => {
      const body = { AppList: [], HasMore: false, RequestId: 'S-1' }
      const vendor = await openVendor((socket) =>
        socket.write(answer(`${status} Whatever`, [204, 304].includes(status) ? '' : body)),
      )
      const site = await openGateway({ service: 'network', config: { endpoints: { 'cn-shanghai': vendor.url } } })
      await site.signIn()
      const reply = await site.call('ListLiveMessageApps', LIST)
      expect([reply.status, reply.code]).toEqual(status === 299 ? [299, undefined] : [502, 'Gateway.Unreadable'])
      const lines = site.lines.filter((line) => line.includes('"event":"call"'))
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain(
        status === 299 ? '"outcome":"answered"' : '"outcome":"failed","code":"Gateway.Unreadable"',
      )
    },
  )

  test('a Code of the gateway’s own is no Code of the service', async () => {
    const site = await before(401, {}, { Code: 'Gateway.SignInRequired', Message: 'x', RequestId: 'S-1' })
    expect((await site.call('ListLiveMessageApps', LIST)).code).toBe('Gateway.Unreadable')
  })

  test('an endless message is cut', async () => {
    const site = await before(400, {}, { ...THROTTLED, Message: 'x'.repeat(1_000_000) })
    expect((await site.call('ListLiveMessageApps', LIST)).text.length).toBeLessThan(20_000)
  })
})

test('the largest page that the contract allows passes, and is just below the bound', async () => {
  // Every byte a control character, which JSON writes as six.
  const filled = (bytes: number) => '\u0001'.repeat(bytes)
  const { idBytes, groupNameBytes, groupInformationBytes, groupPageSize, administrators } = LIMITS
  const group = {
    GroupId: filled(idBytes),
    GroupName: filled(groupNameBytes),
    GroupInfo: filled(groupInformationBytes),
    CreatorId: filled(idBytes),
    AdminList: Array.from({ length: administrators }, () => filled(idBytes)),
    Createtime: Number.MAX_SAFE_INTEGER,
    Delete: false,
  }
  const page = {
    TotalCount: Number.MAX_SAFE_INTEGER,
    PageNumber: 10_000,
    PageSize: 50,
    GroupList: Array.from({ length: groupPageSize }, () => group),
    RequestId: 'S-1',
  }
  const text = JSON.stringify(page)
  const bound = v.getDefault(settings.entries.maxAnswerBytes)
  expect(bound).toBeGreaterThan(text.length)
  expect(bound).toBeLessThan(text.length * 1.1)

  const site = await openGateway({ service: () => new Response(text) })
  await site.signIn()
  const reply = await site.call('ListLiveMessageGroupByPage', { AppId: 'a', SortType: 1 })
  expect([reply.status, reply.text === text]).toEqual([200, true])
})
