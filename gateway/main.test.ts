import { expect, test } from 'vitest'
import { testEmulator } from '../mocks/testing/test-emulator.ts'
import { readArguments } from './arguments.ts'
import { SETTING_NAMES, variableOf } from './config/settings.ts'
import { afterTest } from './test-gateway.ts'
import { PROGRAM_KEYS, run, serve } from './test-program.ts'
import { SOON } from './test-sockets.ts'

test('starts with keys of the environment, signs a call with them, and ends when told', async () => {
  const emulator = await testEmulator({ keys: [{ id: 'EnvKeyId', secret: 'EnvKeySecret' }] })
  afterTest(() => emulator.close())
  const { child, said, ended, call, code } = await serve({
    GATEWAY_ENDPOINTS: JSON.stringify({ 'cn-shanghai': emulator.url }),
  })
  const reply = await call('ListLiveMessageApps', { SortType: 1 })
  expect(reply.status).toBe(200)
  expect(await reply.text()).toContain('AppList')
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(
    said.record
      .trim()
      .split('\n')
      .map((line) => /"event":"([\w-]+)"/.exec(line)?.[1]),
  ).toEqual(['started', 'signed-in', 'call', 'stopping', 'stopped'])
  // The code is for eyes at the terminal; a record is kept and read by others.
  expect(said.record).not.toContain(code)
  expect(`${said.record}${said.people}`).not.toContain('EnvKey')
})

test('told to end, it says that it is not ready and goes on answering, until it is told again', async () => {
  const { child, ended, origin, call, said } = await serve({
    GATEWAY_DRAIN_MS: '60000',
    GATEWAY_ENDPOINTS: '{"cn-shanghai":"http://127.0.0.1:9"}',
  })
  expect((await fetch(`${origin}/readyz`)).status).toBe(200)
  child.kill('SIGTERM')
  await expect.poll(async () => (await fetch(`${origin}/readyz`)).status, SOON).toBe(503)
  const alive = await fetch(`${origin}/healthz`)
  expect([alive.status, alive.headers.get('connection')]).toEqual([200, 'close'])
  // A call still gets as far as the service, which is not there.
  expect((await call('ListLiveMessageApps', { SortType: 1 })).status).toBe(502)
  child.kill('SIGTERM')
  expect((await fetch(`${origin}/healthz`)).status).toBe(200)
  expect(said.record).not.toContain('"stopped"')
  child.kill('SIGINT')
  expect(await ended).toBe(1)
})

test('Ctrl+C waits for no balancer', async () => {
  const { child, ended, said } = await serve({ GATEWAY_DRAIN_MS: '60000' })
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(said.record).toContain('"stopped"')
})

test.each<[string, Record<string, string>, RegExp]>([
  [
    'wrong settings',
    { ...PROGRAM_KEYS, GATEWAY_HOST: '0.0.0.0', GATEWAY_PORT: 'x' },
    /^The gateway cannot start:\n- GATEWAY_PORT is not JSON/,
  ],
  ['no credentials', {}, /there are no credentials for the service[^]*ALIBABA_CLOUD_ACCESS_KEY_ID/],
  [
    'an address that is not this machine’s',
    {
      ...PROGRAM_KEYS,
      GATEWAY_HOST: '192.0.2.1',
      GATEWAY_PUBLIC_ORIGIN: 'https://c.example',
      GATEWAY_OIDC_ISSUER: 'https://l.example',
      GATEWAY_OIDC_CLIENT_ID: 'c',
      GATEWAY_OIDC_CLIENT_SECRET: 's',
    },
    /may not listen there \(EADDRNOTAVAIL\)/,
  ],
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
  const { said, ended } = run({ ...PROGRAM_KEYS, GATEWAY_PORT: new URL(emulator.url).port })
  expect(await ended).toBe(1)
  expect(said.people).toMatch(/its port is taken/)
})

test.each([
  [['--prot', '9000'], /^Unknown option '--prot'\nUsage: npm run gateway/],
  [['9000'], /^Unexpected argument '9000'/],
  [['--port'], /^Option '--port <value>' argument missing\nUsage/],
  [['--port', 'abc'], /^--port must be a whole number, such as 8787\nUsage/],
  [['--port='], /^--port names no port\nUsage/],
  [['--help=yes'], /^Option '-h, --help' does not take an argument\nUsage/],
])('the command line %j is refused in a sentence', (args, why) => {
  expect(() => readArguments(args, 'npm run gateway --')).toThrow(why)
})

test('does not start with words it does not know', async () => {
  const { said, ended } = run(PROGRAM_KEYS, ['--prot', '9000'])
  expect(await ended).toBe(2)
  expect(said.people).toMatch(/^Unknown option '--prot'\nUsage: .+\n$/)
})

test('takes the address of the command line before any other', async () => {
  const { said, ended } = run({ ...PROGRAM_KEYS, GATEWAY_HOST: '127.0.0.1' }, ['--host', '0.0.0.0'])
  expect(await ended).toBe(1)
  expect(said.people).toMatch(/host \(GATEWAY_HOST\) is 0\.0\.0\.0/)
})

test('takes the port of the command line before any other', async () => {
  const emulator = await testEmulator()
  afterTest(() => emulator.close())
  const { said, ended } = run(PROGRAM_KEYS, ['--port', new URL(emulator.url).port])
  expect(await ended).toBe(1)
  expect(said.people).toMatch(/its port is taken/)
})

test('lists its settings when asked, without keys and without starting', async () => {
  const { said, ended } = run({ GATEWAY_PORT: 'nonsense' }, ['--help'])
  expect(await ended).toBe(0)
  for (const name of SETTING_NAMES) expect(said.record).toContain(`\n  ${variableOf(name)}\n`)
})
