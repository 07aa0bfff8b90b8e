import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { testEmulator } from '../mocks/testing/test-emulator.ts'
import { keyRemover } from './live/keys.ts'
import { afterTest, KEYS, openGateway, type Reply, sendTo } from './test-gateway.ts'

const KEY = { id: 'CanaryAccessKeyId', secret: 'CanaryAccessKeySecret', securityToken: 'CanarySecurityToken' }
const CONTENT = 'CanaryContent'

const signed =
  (wrong: Partial<typeof KEY> = {}) =>
  async () => {
    const { id, secret, securityToken } = { ...KEY, ...wrong }
    return { accessKeyId: id, accessKeySecret: secret, securityToken }
  }

test('keys and content are found in no answer but the content’s own, no line, no metric and no page', async () => {
  const emulator = await testEmulator({ keys: [KEY] })
  afterTest(() => emulator.close())
  const config = { endpoints: { 'cn-shanghai': emulator.url }, metrics: { host: '127.0.0.1', port: 0 } }
  const site = await openGateway({ config, service: 'network', deps: { credentials: signed() } })
  const cookie = await site.signIn()
  const group = { AppId: APPS.typical, GroupId: GROUPS.busy }

  const written: Reply[] = [
    await site.call('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: CONTENT.repeat(2000) }),
    await site.call('CreateLiveMessageGroup', { ...group, GroupId: 'canary', GroupName: CONTENT, GroupInfo: CONTENT }),
    await site.call('SendLiveMessageGroup', {
      ...group,
      SenderId: 's',
      Body: CONTENT,
      SenderMetaInfo: CONTENT,
      MsgTid: 'm1',
    }),
    await site.call('SendLiveMessageGroup', { ...group, GroupId: 'nowhere', SenderId: 's', Body: CONTENT }),
    await site.call('SendLiveMessageGroup', { ...group, SenderId: 's', Body: CONTENT.repeat(2000) }),
    await site.call('SendLiveMessageGroup', `{"Body":"${CONTENT}"`),
    await site.call('DescribeLiveMessageApp', { AppId: APPS.typical }),
    await site.call('ListLiveMessageApps', { SortType: 1 }),
  ]
  expect(written.map(({ status }) => status)).toEqual([200, 200, 200, 404, 400, 400, 200, 200])

  const wrong = await openGateway({
    config,
    service: 'network',
    deps: { credentials: signed({ secret: 'CanaryWrongSecret' }) },
  })
  await wrong.signIn()
  const unknown = await openGateway({
    config,
    service: 'network',
    deps: { credentials: signed({ id: 'CanaryUnknownId' }) },
  })
  await unknown.signIn()
  const failed = [
    await wrong.call('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: CONTENT }),
    await unknown.call('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: CONTENT }),
  ]
  for (const reply of failed) expect(reply.status).toBeGreaterThanOrEqual(400)

  const pages = await Promise.all(
    ['/', `/live/${CONTENT}`, `/${CONTENT}`, `/api/${CONTENT}`, '/auth/session', '/auth/callback?code=x'].map(
      (target) => site.send(target),
    ),
  )
  const metrics = await (await fetch(site.gateway.metricsUrl ?? '')).text()
  expect(metrics).toMatch(
    /gateway_calls_total\{action="SendLiveMessageGroup",outcome="refused",code="ResourceNotExist"\} 1/,
  )

  const everything = {
    answers: [...written, ...failed, ...pages]
      .map(({ text, headers }) => text + JSON.stringify({ ...headers, 'set-cookie': '' }))
      .join('\n'),
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

/** How a key may come back. */
const ECHOES: Record<string, (key: string) => string> = {
  'as it is': (key) => key,
  'inside a word': (key) => `x${key}y`,
  'in an address': (key) => `https://x/?k=${encodeURIComponent(key)}`,
  'in an address, in small letters': (key) => encodeURIComponent(key).toLowerCase(),
  'in an address in an address': (key) => encodeURIComponent(encodeURIComponent(key)),
  'in base64': (key) => Buffer.from(key).toString('base64'),
  'behind one byte in base64': (key) => Buffer.from(`:${key}`).toString('base64'),
  'between others in base64url': (key) => Buffer.from(`id:${key}:x`).toString('base64url'),
  'in hexadecimal digits': (key) => Buffer.from(key).toString('hex').toUpperCase(),
  'as JSON in a text': (key) => JSON.stringify({ k: key }),
}
/** Only texts of the service's own are looked through for these: they would not come back in content by accident. */
const LOOSE_ECHOES: Record<string, (key: string) => string> = {
  'in capitals': (key) => key.toUpperCase(),
  'split by line breaks': (key) => key.replaceAll(/(.{5})/g, '$1\n'),
  'split by blanks and quotes': (key) => key.replaceAll(/(.{4})/g, '$1" "'),
  'every character encoded': (key) => Buffer.from(key).toString('hex').replaceAll(/../g, '%$&'),
  'in hexadecimal digits with colons': (key) =>
    Buffer.from(key)
      .toString('hex')
      .replaceAll(/..(?=.)/g, '$&:'),
  'in hexadecimal digits of either case': (key) =>
    Buffer.from(key)
      .toString('hex')
      .replace(/^.{12}/, (start) => start.toUpperCase()),
  'in quoted-printable': (key) => Buffer.from(key).toString('hex').replaceAll(/../g, '=$&'),
  'escaped as in a program': (key) => Buffer.from(key).toString('hex').replaceAll(/../g, '\\x$&'),
  'escaped by code points': (key) =>
    [...key].map((character) => `\\u{${character.charCodeAt(0).toString(16)}}`).join(''),
  'in base64, in lines': (key) => Buffer.from(`id:${key}`).toString('base64').replaceAll(/.{8}/g, '$&\n'),
  'in base64 of base64': (key) => Buffer.from(Buffer.from(`k=${key}`).toString('base64')).toString('base64'),
  'in base64 of UTF-16': (key) => Buffer.from(`x${key}`, 'utf16le').toString('base64'),
  'in wide letters': (key) =>
    [...key].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join(''),
  'with dashes between': (key) => [...key].join('----'),
  backwards: (key) => [...key].toReversed().join(''),
  'as decimal entities': (key) => [...key].map((character) => `&#0${character.charCodeAt(0)};`).join(''),
  'as entities': (key) => [...key].map((character) => `&#x${character.charCodeAt(0).toString(16)};`).join(''),
}

/** What is left of an echo when nothing was taken out. */
const found = (text: string, echo: string) => text.includes(JSON.stringify(echo).slice(1, -1))

test.each(Object.entries({ ...ECHOES, ...LOOSE_ECHOES }))(
  'a key that an error repeats %s stays here',
  async (_how, echo) => {
    const echoes = Object.values(KEYS).map(echo)
    for (const key of echoes) {
      const envelope = {
        Code: `Bad.${key}`,
        Message: `No: ${key}.`,
        RequestId: key,
        HostId: key,
        Recommend: `https://x/${key}`,
      }
      const site = await openGateway({
        config: { metrics: { host: '127.0.0.1', port: 0 } },
        service: () => Response.json(envelope, { status: 400, headers: { 'x-acs-request-id': 'S-1' } }),
      })
      await site.signIn()
      const reply = await site.call('ListLiveMessageApps', { SortType: 1 })
      expect(reply.status).toBe(400)
      const metrics = await (await fetch(site.gateway.metricsUrl ?? '')).text()
      const said = [reply.text, JSON.stringify(reply.headers), site.lines.join(''), metrics]
      expect(said.filter((text) => found(text, key))).toEqual([])
      expect(said.join('\n')).not.toMatch(/Canary/i)
    }
  },
)

test.each([9980, 19_980])('a key that an error repeats behind %i characters is not kept in part', (before) => {
  const { fromText } = keyRemover(KEYS)
  for (const key of Object.values(KEYS)) {
    const kept = fromText(`${'a-'.repeat(before / 2)}${key}${'a-'.repeat(20)}`)
    expect([kept.length <= 10_000, kept.includes(key.slice(0, 7))]).toEqual([true, false])
  }
  // A token as STS gives it, and a text of which every part could be its beginning.
  const token = 'CAIS+'.repeat(200)
  const endless = 'C+++A+++I+++S+++'.repeat(2000)
  expect(keyRemover({ ...KEYS, securityToken: `${token}x` }).fromText(endless)).toBe(endless.slice(0, 10_000))
  // However much of the text goes.
  expect(fromText(`${KEYS.accessKeySecret}-`.repeat(2000))).not.toContain('Canary')
})

test.each(Object.entries(ECHOES))('a key that a success repeats %s stays here', async (_how, echo) => {
  for (const key of Object.values(KEYS).map(echo)) {
    const application = {
      AppId: 'a',
      AppName: key,
      Disable: 'false',
      CreateTime: 1,
      ModifyTime: 1,
      MsgLifeCycle: 0,
      DataCenter: 'cn-shanghai',
      Extra: { [key]: [key] },
    }
    const site = await openGateway({
      service: () => Response.json({ AppList: [application], HasMore: false, RequestId: key }),
    })
    await site.signIn()
    const reply = await site.call('ListLiveMessageApps', { SortType: 1 })
    expect([reply.status, reply.json]).toMatchObject([200, { AppList: [{ AppId: 'a', MsgLifeCycle: 0 }] }])
    const said = [reply.text, JSON.stringify(reply.headers), site.lines.join('')]
    expect(said.filter((text) => found(text, key) || text.includes('Canary'))).toEqual([])
  }
})

test.each([
  { AppKey: 'CanaryAppKey' },
  { appKey: 'CanaryAppKey', app_key: 'CanaryAppKey', APPKEY: 'CanaryAppKey', AppSecret: 'CanaryAppSecret' },
  { Config: JSON.stringify({ AppKey: 'CanaryAppKey' }) },
  { Config: [{ Key: 'AppSecret', Value: 'CanaryAppSecret' }] },
  { Note: 'AppKey=CanaryAppKey' },
])('an application’s secret in a success stays here: %j', async (secret) => {
  const answer = {
    AppId: 'a',
    AppName: 'n',
    AuditType: 0,
    EventCallbackUrl: '',
    Disable: false,
    CreateTime: 1,
    ModifyTime: 1,
    MsgLifeCycle: 0,
    DataCenter: 'cn-shanghai',
    RequestId: 'S-1',
  }
  const site = await openGateway({ service: () => Response.json({ ...answer, ...secret, Nested: [secret] }) })
  await site.signIn()
  const reply = await site.call('DescribeLiveMessageApp', { AppId: 'a' })
  expect([reply.status, reply.json]).toMatchObject([200, answer])
  expect(reply.text).not.toContain('Canary')
})

test('a group’s own information is passed on byte for byte, also when it speaks of keys', async () => {
  const GroupInfo = '{ "appKey":"mine",\t"AppSecret" : "\\u0041", "n":1.0 }'
  const group = {
    GroupId: 'g',
    GroupName: '',
    GroupInfo,
    CreatorId: '',
    AdminList: [],
    Createtime: 1,
    Delete: false,
    RequestId: 'S-1',
  }
  const site = await openGateway({ service: () => Response.json(group) })
  await site.signIn()
  expect((await site.call('DescribeLiveMessageGroup', { AppId: 'a', GroupId: 'g' })).json).toEqual(group)
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
  const named = sources.filter((source) =>
    /ALIBABA_CLOUD|accessKeySecret|@alicloud/i.test(readFileSync(source, 'utf8')),
  )
  expect(named).toEqual([])
})
