import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { LiveCenter } from '#api/contract/fields.ts'
import type { Role } from '#api/contract/roles.ts'
import type { RoleRules, RoleSource } from '../auth/claims.ts'
import { isLoopbackOrigin } from './addresses.ts'
import { type ProxyEnvironment, readProxy } from './proxy.ts'
import {
  isSettingName,
  isText,
  SETTING_NAMES,
  type SettingName,
  type Settings,
  settings,
  variableOf,
} from './settings.ts'

/** What may be left out is then as OIDC_DEFAULTS has it. */
export interface OidcConfig extends RoleRules {
  issuer: string
  clientId: string
  clientSecret: string
  scope: string
  roleSource?: RoleSource
  clockToleranceSeconds?: number
  timeoutMs?: number
}

/** Everything that can be chosen, checked. */
export interface GatewayConfig {
  host: string
  port: number
  /** Undefined: `http://{host}:{port}`, known once the port is. */
  publicOrigin: string | undefined
  /** Undefined: no metrics. */
  metrics: { host: string; port: number } | undefined
  /** Of each listener. */
  maxConnections: number
  keepAliveMs: number
  /** From being told to end until the listener closes. */
  drainMs: number
  /** Whether a write needs an entry before it is sent. */
  recordRequired: boolean
  /** Absolute path. */
  consoleFolder: string
  /** Origins. */
  endpoints: Partial<Record<LiveCenter, string | undefined>>
  maxUrlLength: number
  timeoutMs: { read: number; write: number }
  /** Longest wait for the turn to change a group. */
  changeWaitMs: number
  maxAnswerBytes: number
  queueMs: number
  callsPerSecond: Readonly<Record<string, number>>
  /** Between here and the service. */
  proxy: ProxyEnvironment
  /** Undefined: the one-time code lets one in. */
  oidc: OidcConfig | undefined
  codeRole: Role
  sessionIdleMs: number
  sessionMs: number
}

/** Settings that cannot be used: one sentence each, all of them at once. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.map((problem) => `- ${problem}`).join('\n'))
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>
type Given = Partial<Record<SettingName, unknown>>

/** Names the file of settings. */
const FILE_VARIABLE = 'GATEWAY_CONFIG'
const ROOT = path.resolve(import.meta.dirname, '../..')

/**
 * The configuration out of the environment and, where GATEWAY_CONFIG names one, a JSON file; the environment wins.
 * Throws `ConfigError`.
 */
export function readConfig(environment: Environment): GatewayConfig {
  const problems: string[] = []
  const proxy = readProxy(environment, problems)
  const given = { ...fromFile(environment[FILE_VARIABLE], problems), ...fromEnvironment(environment, problems) }
  const parsed = v.safeParse(settings, given)
  if (!parsed.success) throw new ConfigError([...problems, ...parsed.issues.map(sentence)])
  problems.push(...contradictions(parsed.output))
  if (problems.length > 0) throw new ConfigError(problems)
  return { ...assemble(parsed.output), proxy }
}

function fromFile(file: string | undefined, problems: string[]): Given {
  if (file === undefined || file === '') return {}
  let json: unknown
  try {
    // Editors of Windows put a byte order mark before UTF-8, which the decoder takes off, or write UTF-16, which it refuses.
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)))
  } catch (error) {
    problems.push(
      `${FILE_VARIABLE} names ${file}, which cannot be read as JSON (${String(error)}). Correct the path or the file.`,
    )
    return {}
  }
  const object = v.safeParse(v.record(v.string(), v.unknown()), json)
  if (!object.success || Array.isArray(json)) {
    problems.push(`${file} must hold one JSON object, such as {"port": 8787}.`)
    return {}
  }
  const known = Object.entries(object.output).filter(([name]) => {
    if (!isSettingName(name))
      problems.push(`${name} in ${file} is no setting. The settings are ${SETTING_NAMES.join(', ')}.`)
    return isSettingName(name)
  })
  return Object.fromEntries(known)
}

function fromEnvironment(environment: Environment, problems: string[]): Given {
  const names = new Map(SETTING_NAMES.map((name) => [variableOf(name), name]))
  const given: Given = {}
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith('GATEWAY_') || variable === FILE_VARIABLE || value === undefined || value === '') continue
    const name = names.get(variable)
    if (name === undefined)
      problems.push(`${variable} is no setting. The settings are ${[...names.keys()].join(', ')}.`)
    else given[name] = isText(name) ? value : readJson(variable, value, problems)
  }
  return given
}

/** What a file held may begin with that file's byte order mark. */
function readJson(variable: string, value: string, problems: string[]): unknown {
  try {
    return JSON.parse(value.replace(/^\uFEFF/, ''))
  } catch {
    problems.push(`${variable} is not JSON. Write a number as 8787, a list as ["a"], a map as {"a": "b"}.`)
    return undefined
  }
}

/** The value itself stays out of the sentence: it may be a secret. */
function sentence(issue: v.BaseIssue<unknown>): string {
  const [first, ...rest] = (v.getDotPath(issue) ?? '').split('.')
  const name = first !== undefined && isSettingName(first) ? `${first} (${variableOf(first)})` : 'The configuration'
  const where = rest.length === 0 ? name : `${name}, at ${rest.join('.')},`
  return `${where} ${issue.message}.`
}

function contradictions(chosen: Settings): string[] {
  const { host, publicOrigin, metricsHost, metricsPort, oidcIssuer, oidcClientId, oidcClientSecret } = chosen
  const oidc = { oidcIssuer, oidcClientId, oidcClientSecret }
  const missing = Object.keys(oidc)
    .filter(isSettingName)
    .filter((name) => chosen[name] === undefined)
  const loopback = isLoopback(host)
  const found: string[] = []
  if (missing.length === 1 || missing.length === 2) {
    found.push(`OpenID Connect also needs ${missing.map((name) => `${name} (${variableOf(name)})`).join(' and ')}.`)
  }
  if (missing.length === 3 && !loopback) {
    found.push(
      `host (GATEWAY_HOST) is ${host}, but without OpenID Connect the gateway listens on 127.0.0.1 or ::1 only. Set oidcIssuer, oidcClientId and oidcClientSecret, or leave host out.`,
    )
  }
  if (missing.length === 3 && publicOrigin !== undefined && !isLoopbackOrigin(publicOrigin)) {
    found.push(
      `publicOrigin (GATEWAY_PUBLIC_ORIGIN) is ${publicOrigin}, but a one-time code is for this machine only. Configure OpenID Connect, or choose an address of 127.0.0.1 or localhost.`,
    )
  }
  if (missing.length === 3 && metricsPort !== 0 && !isLoopback(metricsHost)) {
    found.push(
      `metricsHost (GATEWAY_METRICS_HOST) is ${metricsHost}, but without OpenID Connect nothing here listens beyond 127.0.0.1 or ::1. Configure OpenID Connect, or leave metricsHost out.`,
    )
  }
  if (!loopback && publicOrigin === undefined) {
    found.push(
      'publicOrigin (GATEWAY_PUBLIC_ORIGIN) is needed where host is not loopback. Set it to what people type into the browser.',
    )
  }
  const folder = folderOf(chosen)
  if (!existsSync(path.join(folder, 'index.html'))) {
    found.push(
      `consoleFolder (GATEWAY_CONSOLE_FOLDER): there is no console in ${folder}. Build it with "npm run build".`,
    )
  }
  return found
}

/** Addresses alone: what a name stands for, another program decides. */
const isLoopback = (host: string) => host === '127.0.0.1' || host === '::1'

const folderOf = ({ consoleFolder }: Settings) => path.resolve(ROOT, consoleFolder)

function assemble(chosen: Settings): Omit<GatewayConfig, 'proxy'> {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = chosen
  const configured = issuer !== undefined && clientId !== undefined && clientSecret !== undefined
  return {
    host: chosen.host,
    port: chosen.port,
    publicOrigin: chosen.publicOrigin,
    metrics: chosen.metricsPort === 0 ? undefined : { host: chosen.metricsHost, port: chosen.metricsPort },
    maxConnections: chosen.maxConnections,
    keepAliveMs: chosen.keepAliveMs,
    drainMs: chosen.drainMs,
    recordRequired: chosen.recordRequired,
    consoleFolder: folderOf(chosen),
    endpoints: chosen.endpoints,
    maxUrlLength: chosen.maxUrlLength,
    timeoutMs: { read: chosen.readTimeoutMs, write: chosen.writeTimeoutMs },
    // The other half is for the change: one that begins with no time left ends in doubt.
    changeWaitMs: chosen.writeTimeoutMs / 2,
    maxAnswerBytes: chosen.maxAnswerBytes,
    queueMs: chosen.queueMs,
    callsPerSecond: chosen.callsPerSecond,
    oidc: configured ? { issuer, clientId, clientSecret, ...oidcRules(chosen) } : undefined,
    codeRole: chosen.codeRole,
    sessionIdleMs: chosen.sessionIdleMinutes * 60_000,
    sessionMs: chosen.sessionHours * 3_600_000,
  }
}

function oidcRules(chosen: Settings) {
  return {
    scope: chosen.oidcScope,
    roleClaim: chosen.oidcRoleClaim,
    roleSource: chosen.oidcRoleSource,
    roleSeparator: chosen.oidcRoleSeparator,
    roles: chosen.oidcRoles,
    clockToleranceSeconds: chosen.oidcClockToleranceSeconds,
    timeoutMs: chosen.oidcTimeoutMs,
  }
}
