import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { testEmulator } from '../mocks/test-emulator.ts'
import { afterTest, openGateway, type Reply, sendTo } from './test-gateway.ts'

const KEY = { id: 'CanaryAccessKeyId', secret: 'CanaryAccessKeySecret', securityToken: 'CanarySecurityToken' }
const CONTENT = 'CanaryContent'

const signed = (wrong: Partial<typeof KEY> = {}) => async () => {
  const { id, secret, securityToken } = { ...KEY, ...wrong }
  return { accessKeyId: id, accessKeySecret: secret, securityToken }
}

test('keys and content are found in no answer but the content’s own, no line, no metric and no page', async () => {
  const emulator = await testEmulator({ keys: [KEY] })
  afterTest(() => emulator.close())
  const config = { endpoints: { 'cn-shanghai': emulator.url }, metrics: { host: '127.0.0.1', port: 0 } }
  const site = await openGateway({ config, deps: { fetch, credentials: signed() } })
  const cookie = await site.signIn()
  const group = { AppId: APPS.typical, GroupId: GROUPS.busy }

  const written: Reply[] = [
    await site.call('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: CONTENT.repeat(2000) }),
    await site.call('CreateLiveMessageGroup', { ...group, GroupId: 'canary', GroupName: CONTENT, GroupInfo: CONTENT }),
    await site.call('SendLiveMessageGroup', { ...group, SenderId: 's', Body: CONTENT, SenderMetaInfo: CONTENT, MsgTid: 'm1' }),
    await site.call('SendLiveMessageGroup', { ...group, GroupId: 'nowhere', SenderId: 's', Body: CONTENT }),
    await site.call('SendLiveMessageGroup', { ...group, SenderId: 's', Body: CONTENT.repeat(2000) }),
    await site.call('SendLiveMessageGroup', `{"Body":"${CONTENT}"`),
    await site.call('DescribeLiveMessageApp', { AppId: APPS.typical }),
    await site.call('ListLiveMessageApps', { SortType: 1 }),
  ]
  expect(written.map(({ status }) => status)).toEqual([200, 200, 200, 404, 400, 400, 200, 200])

  const wrong = await openGateway({ config, deps: { fetch, credentials: signed({ secret: 'CanaryWrongSecret' }) } })
  await wrong.signIn()
  const unknown = await openGateway({ config, deps: { fetch, credentials: signed({ id: 'CanaryUnknownId' }) } })
  await unknown.signIn()
  const failed = [
    await wrong.call('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: CONTENT }),
    await unknown.call('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: CONTENT }),
  ]
  for (const reply of failed) expect(reply.status).toBeGreaterThanOrEqual(400)

  const pages = await Promise.all(['/', `/live/${CONTENT}`, `/${CONTENT}`, `/api/${CONTENT}`, '/auth/session', '/auth/callback?code=x'].map((target) => site.send(target)))
  const metrics = await (await fetch(site.gateway.metricsUrl ?? '')).text()
  expect(metrics).toMatch(/gateway_calls_total\{action="SendLiveMessageGroup",outcome="refused",code="ResourceNotExist"\} 1/)

  const everything = {
    answers: [...written, ...failed, ...pages].map(({ text, headers }) => text + JSON.stringify({ ...headers, 'set-cookie': '' })).join('\n'),
    lines: [...site.lines, ...wrong.lines, ...unknown.lines].join(''),
    metrics,
  }
  for (const [where, text] of Object.entries(everything)) {
    expect([where, /Canary|AppKey|AppSign/.exec(text)?.[0]]).toEqual([where, undefined])
    expect([where, text.includes(cookie.split('=')[1] ?? '-')]).toEqual([where, false])
  }
  // The control: what is looked for was really there.
  expect((await site.call('DescribeLiveMessageGroup', group)).text).toContain(CONTENT)
})

test('metrics are for this machine, under its own names', async () => {
  const site = await openGateway({ config: { metrics: { host: '127.0.0.1', port: 0 } } })
  const url = new URL(site.gateway.metricsUrl ?? '')
  expect((await sendTo(url.origin, '/metrics')).status).toBe(200)
  expect((await sendTo(url.origin, '/metrics', { headers: { host: `localhost:${url.port}` } })).status).toBe(200)
  expect((await sendTo(url.origin, '/metrics', { headers: { host: `evil.example:${url.port}` } })).status).toBe(421)
  expect((await sendTo(url.origin, '/')).status).toBe(404)
})

test('no code of the browser names a key: only the gateway reads credentials', () => {
  const sources = readdirSync(path.join(import.meta.dirname, '../src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
  expect(sources.length).toBeGreaterThan(50)
  const named = sources.filter((source) => /ALIBABA_CLOUD|accessKeySecret|@alicloud/i.test(readFileSync(source, 'utf8')))
  expect(named).toEqual([])
})
