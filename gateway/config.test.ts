import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config/read-config.ts'
import { afterTest, consoleFolder } from './test-gateway.ts'

const OIDC = {
  GATEWAY_OIDC_ISSUER: 'https://login.example.com/realms/x',
  GATEWAY_OIDC_CLIENT_ID: 'c',
  GATEWAY_OIDC_CLIENT_SECRET: 'CanarySecret',
}

const read = (environment: Record<string, string>) =>
  readConfig({ GATEWAY_CONSOLE_FOLDER: consoleFolder(), ...environment })

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    read(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

function file(text: string | Uint8Array): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gateway-config-'))
  afterTest(() => rmSync(folder, { recursive: true }))
  writeFileSync(path.join(folder, 'gateway.json'), text)
  return path.join(folder, 'gateway.json')
}

test('nothing set: this machine only, a code, the documented endpoints and limits', () => {
  expect(read({ HOME: '/x', GATEWAY_PORT: '' })).toMatchObject({
    host: '127.0.0.1',
    port: 8787,
    publicOrigin: undefined,
    metrics: { host: '127.0.0.1', port: 9464 },
    endpoints: {
      'cn-shanghai': 'https://live.aliyuncs.com',
      'ap-southeast-1': 'https://live.ap-southeast-1.aliyuncs.com',
    },
    oidc: undefined,
    codeRole: 'manager',
    sessionIdleMs: 1_800_000,
    sessionMs: 28_800_000,
  })
})

test('everything set, by the environment, by the file, or by both: the environment wins', () => {
  const GATEWAY_CONFIG = file(
    JSON.stringify({
      port: 1,
      host: '0.0.0.0',
      publicOrigin: 'https://console.example.com/',
      endpoints: { 'cn-shanghai': 'http://127.0.0.1:9' },
      callsPerSecond: { BanLiveMessageGroup: 5 },
    }),
  )
  const config = read({
    ...OIDC,
    GATEWAY_CONFIG,
    GATEWAY_PORT: '2',
    GATEWAY_METRICS_PORT: '0',
    GATEWAY_OIDC_ROLES: '{"viewer":["staff"]}',
    GATEWAY_SESSION_HOURS: '1',
  })
  expect(read({ ...OIDC, GATEWAY_METRICS_HOST: '0.0.0.0' }).metrics?.host).toBe('0.0.0.0')
  expect(config).toMatchObject({
    host: '0.0.0.0',
    port: 2,
    publicOrigin: 'https://console.example.com',
    metrics: undefined,
    endpoints: { 'cn-shanghai': 'http://127.0.0.1:9' },
    callsPerSecond: { BanLiveMessageGroup: 5 },
    oidc: { issuer: OIDC.GATEWAY_OIDC_ISSUER, roles: { viewer: ['staff'] }, roleClaim: 'roles' },
    sessionMs: 3_600_000,
  })
})

test.each<[string, Record<string, string>, RegExp]>([
  [
    'a port that is none',
    { GATEWAY_PORT: '70000' },
    /^port \(GATEWAY_PORT\) must be a whole number from 0 to 65535\.$/,
  ],
  ['a word for a number', { GATEWAY_PORT: 'x' }, /^GATEWAY_PORT is not JSON\. Write a number as 8787/],
  ['a number in quotes', { GATEWAY_PORT: '"8787"' }, /must be a whole number/],
  ['a misspelt setting', { GATEWAY_PROT: '1' }, /^GATEWAY_PROT is no setting\. The settings are .*GATEWAY_PORT/],
  [
    'no OIDC beyond loopback',
    { GATEWAY_HOST: '0.0.0.0', GATEWAY_PUBLIC_ORIGIN: 'http://127.0.0.1:1' },
    /without OpenID Connect the gateway listens on 127\.0\.0\.1 or ::1 only/,
  ],
  ['a name of this machine', { GATEWAY_HOST: 'localhost' }, /without OpenID Connect/],
  [
    'metrics for others without OIDC',
    { GATEWAY_METRICS_HOST: '0.0.0.0' },
    /^metricsHost \(GATEWAY_METRICS_HOST\) is 0\.0\.0\.0, but without OpenID Connect/,
  ],
  [
    'a code on a public address',
    { GATEWAY_PUBLIC_ORIGIN: 'https://console.example.com' },
    /one-time code is for this machine only/,
  ],
  ['no public origin', { ...OIDC, GATEWAY_HOST: '0.0.0.0' }, /^publicOrigin .* is needed/],
  [
    'a public origin in the clear',
    { ...OIDC, GATEWAY_PUBLIC_ORIGIN: 'http://console.example.com' },
    /publicOrigin \(GATEWAY_PUBLIC_ORIGIN\) must be an address without a path/,
  ],
  ['a public origin with a path', { GATEWAY_PUBLIC_ORIGIN: 'http://localhost:1/x' }, /without a path/],
  [
    'half of OIDC',
    { GATEWAY_OIDC_ISSUER: 'https://x.example' },
    /also needs oidcClientId \(GATEWAY_OIDC_CLIENT_ID\) and oidcClientSecret/,
  ],
  [
    'an issuer in the clear',
    { ...OIDC, GATEWAY_OIDC_ISSUER: 'http://login.example.com' },
    /oidcIssuer .* must be an address/,
  ],
  [
    'an endpoint in the clear',
    { GATEWAY_ENDPOINTS: '{"cn-shanghai":"http://live.aliyuncs.com"}' },
    /^endpoints \(GATEWAY_ENDPOINTS\), at cn-shanghai, must be a host/,
  ],
  ['an endpoint with a path', { GATEWAY_ENDPOINTS: '{"cn-shanghai":"live.aliyuncs.com/x"}' }, /must be a host/],
  ['an unknown Live Center', { GATEWAY_ENDPOINTS: '{"mars":"live.aliyuncs.com"}' }, /at mars/],
  ['a budget of an unknown action', { GATEWAY_CALLS_PER_SECOND: '{"Nonsense":1}' }, /must name actions/],
  ['a role that is none', { GATEWAY_CODE_ROLE: 'root' }, /must be one of viewer, moderator, operator, manager/],
  ['a deadline later than the browser’s', { GATEWAY_READ_TIMEOUT_MS: '20000' }, /from 100 to 9500/],
  ['no console', { GATEWAY_CONSOLE_FOLDER: '/nowhere' }, /there is no console in .*npm run build/],
  ['no file', { GATEWAY_CONFIG: '/nowhere.json' }, /cannot be read as JSON/],
])('%s is said in a sentence', (_what, environment, sentence) => {
  const problems = problemsOf(environment)
  expect(problems).toContainEqual(expect.stringMatching(sentence))
  for (const problem of problems) expect(problem).toMatch(/\.$/)
})

test('a byte order mark before JSON is no part of it', () => {
  expect(read({ GATEWAY_CONFIG: file('\ufeff{"port":1234,"codeRole":"viewer"}') })).toMatchObject({
    port: 1234,
    codeRole: 'viewer',
  })
  expect(read({ GATEWAY_CALLS_PER_SECOND: '\ufeff{"DescribeLiveMessageGroup":7}' }).callsPerSecond).toEqual({
    DescribeLiveMessageGroup: 7,
  })
})

test('a file that is no JSON object, or has unknown names', () => {
  expect(problemsOf({ GATEWAY_CONFIG: file('[') })).toEqual([expect.stringMatching(/cannot be read as JSON/)])
  const utf16 = Buffer.from('\ufeff{"port":1234}', 'utf16le')
  expect(problemsOf({ GATEWAY_CONFIG: file(utf16) })).toEqual([
    expect.stringMatching(/cannot be read as JSON .*not valid for encoding utf-8/),
  ])
  expect(problemsOf({ GATEWAY_CONFIG: file('{\ufeff"port":1234}') })).toEqual([
    expect.stringMatching(/cannot be read as JSON/),
  ])
  expect(problemsOf({ GATEWAY_CONFIG: file('[]') })).toEqual([expect.stringMatching(/must hold one JSON object/)])
  expect(problemsOf({ GATEWAY_CONFIG: file('{"prot":1}') })).toEqual([
    expect.stringMatching(/^prot in .* is no setting/),
  ])
  expect(problemsOf({ GATEWAY_CONFIG: file('{"oidcClientSecret":4711}') }).join()).toMatch(
    /^oidcClientSecret[^4]*must be a text\.$/,
  )
})

test('all problems are told at once, and no value is repeated: it may be a secret', () => {
  const problems = problemsOf({
    ...OIDC,
    GATEWAY_PORT: '-1',
    GATEWAY_OIDC_ROLES: '5',
    GATEWAY_METRICS_PROT: 'CanarySecret',
    GATEWAY_OIDC_ISSUER: 'CanarySecret',
  })
  expect(problems).toHaveLength(4)
  expect(problems.join('\n')).not.toContain('CanarySecret')
})
