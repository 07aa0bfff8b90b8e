import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testEmulator } from '../mocks/test-emulator.ts'
import { afterTest, consoleFolder } from './test-gateway.ts'

/** The program itself, with nothing of this machine's settings. */
function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env: { HOME: '/nowhere', ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', GATEWAY_CONSOLE_FOLDER: consoleFolder(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  afterTest(() => void child.kill('SIGKILL'))
  const said = { record: '', people: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.record += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.people += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve)
  })
  return { child, said, ended }
}

const KEYS = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'EnvKeyId', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'EnvKeySecret' }

test('starts with keys of the environment, signs a call with them, and ends when told', async () => {
  const emulator = await testEmulator({ keys: [{ id: 'EnvKeyId', secret: 'EnvKeySecret' }] })
  afterTest(() => emulator.close())
  const { child, said, ended } = run({ ...KEYS, GATEWAY_PORT: '0', GATEWAY_METRICS_PORT: '0', GATEWAY_ENDPOINTS: JSON.stringify({ 'cn-shanghai': emulator.url }) })
  await expect.poll(() => said.people, { timeout: 20_000 }).toMatch(/listens at/)
  const [, origin = '', code = ''] = /Open (\S+) and sign in with this code \(it works once\): (\w+)/.exec(said.people) ?? []
  const headers = { 'content-type': 'application/json', origin }
  const signedIn = await fetch(`${origin}/auth/code`, { method: 'POST', headers, body: JSON.stringify({ code }) })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const reply = await fetch(`${origin}/api/live/ListLiveMessageApps`, { method: 'POST', headers: { ...headers, cookie }, body: '{"SortType":1}' })
  expect(reply.status).toBe(200)
  expect(await reply.text()).toContain('AppList')
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(said.record.trim().split('\n').map((line) => /"event":"([\w-]+)"/.exec(line)?.[1])).toEqual(['started', 'signed-in', 'call', 'stopping', 'stopped'])
  // The code is for eyes at the terminal; a record is kept and read by others.
  expect(said.record).not.toContain(code)
  expect(`${said.record}${said.people}`).not.toContain('EnvKey')
})

test.each<[string, Record<string, string>, RegExp]>([
  ['wrong settings', { ...KEYS, GATEWAY_HOST: '0.0.0.0', GATEWAY_PORT: 'x' }, /^The gateway cannot start:\n- GATEWAY_PORT is not JSON/],
  ['no credentials', { GATEWAY_PORT: '0' }, /there are no credentials for the service[^]*ALIBABA_CLOUD_ACCESS_KEY_ID/],
  ['an address that is not this machine’s', { ...KEYS, GATEWAY_METRICS_PORT: '0', GATEWAY_HOST: '192.0.2.1', GATEWAY_PUBLIC_ORIGIN: 'https://c.example', GATEWAY_OIDC_ISSUER: 'https://l.example', GATEWAY_OIDC_CLIENT_ID: 'c', GATEWAY_OIDC_CLIENT_SECRET: 's' }, /may not listen there \(EADDRNOTAVAIL\)/],
])('does not start with %s, and says why without a trace', async (_what, environment, why) => {
  const { said, ended } = run(environment)
  expect(await ended).toBe(1)
  expect(said.people).toMatch(why)
  expect(said.people).not.toMatch(/\n\s+at /)
  expect(said.record).toBe('')
})

test('does not start where the port is taken', async () => {
  const emulator = await testEmulator()
  afterTest(() => emulator.close())
  const { said, ended } = run({ ...KEYS, GATEWAY_METRICS_PORT: '0', GATEWAY_PORT: new URL(emulator.url).port })
  expect(await ended).toBe(1)
  expect(said.people).toMatch(/its port is taken/)
})
