/**
 * 200 operators who read lists all the time, through the gateway to the emulator: calls a second and how long each takes, beside a
 * bare Hono proxy that checks, signs and looks at nothing (its requests are signed beforehand). Every server has a process of its
 * own; rounds are interleaved and the best one of each counts, so that whoever else is busy here disturbs both alike and little.
 *
 *     npm run bench:gateway
 */
import { type ChildProcess, fork } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { signAcs3 } from '../mocks/testing/test-signing.ts'
import { DEFAULT_KEY } from '../mocks/emulator/options.ts'
import { load } from './load.ts'

const OPERATORS = 200
const REQUESTS = 4000
const ROUNDS = 6
const GROUPS = 500

const emulatorSchema = v.object({
  url: v.string(),
  stored: v.pipe(v.array(v.object({ appId: v.string() })), v.minLength(1)),
})
const targetSchema = v.object({ url: v.string(), cookies: v.array(v.string()) })

interface Measured {
  perSecond: number
  /** Milliseconds. */
  median: number
  p99: number
}

const emulator = start('emulator-target.ts', [`${GROUPS}`])
const service = v.parse(emulatorSchema, await emulator.ready)
const appId = service.stored[0]?.appId ?? ''
const gateway = start('gateway-target.ts', ['gateway', service.url, `${OPERATORS}`])
const bare = start('gateway-target.ts', ['bare', service.url, '0'])
const [ours, plain] = [v.parse(targetSchema, await gateway.ready), v.parse(targetSchema, await bare.ready)]

const best: { gateway?: Measured; bare?: Measured } = {}
for (let round = 0; round < ROUNDS; round += 1) {
  best.bare = better(best.bare, await measure(plain.url, signedRequests()))
  best.gateway = better(best.gateway, await measure(ours.url, consoleRequests(ours.url, ours.cookies)))
}
for (const { child } of [gateway, bare, emulator]) child.disconnect()

const { gateway: mine, bare: theirs } = best
if (mine === undefined || theirs === undefined) throw new Error('nothing was measured')
console.log(`Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}`)
console.log(
  `${OPERATORS} operators at once, lists of 20 groups out of ${GROUPS}, best of ${ROUNDS} rounds of ${REQUESTS} calls\n`,
)
console.log('                 calls a second   median ms      p99 ms')
for (const [name, { perSecond, median, p99 }] of Object.entries({ 'bare Hono proxy': theirs, gateway: mine })) {
  console.log(
    `${name.padEnd(17)}${perSecond.toFixed(0).padStart(14)}${median.toFixed(1).padStart(12)}${p99.toFixed(1).padStart(12)}`,
  )
}
console.log(
  `\nThe gateway does ${(mine.perSecond / theirs.perSecond).toFixed(2)} of the proxy's calls; its median takes ${(mine.median / theirs.median).toFixed(2)} times as long.`,
)

interface Started {
  child: ChildProcess
  ready: Promise<unknown>
}

function start(script: string, args: string[]): Started {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args)
  const ready = new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`${script} ended with ${String(code)}`)))
  })
  return { child, ready }
}

async function measure(url: string, requests: readonly Buffer[]): Promise<Measured> {
  const times: number[] = []
  const perSecond = await load(url, requests, OPERATORS, (ms) => times.push(ms))
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0
  return { perSecond, median: at(0.5), p99: at(0.99) }
}

function better(a: Measured | undefined, b: Measured): Measured {
  return a === undefined || b.perSecond > a.perSecond ? b : a
}

function pageOf(number: number) {
  return 1 + (number % Math.floor(GROUPS / 20))
}

/** As the vendor's wire has it, straight to the emulator's signature check. */
function signedRequests(): Buffer[] {
  const { host } = new URL(service.url)
  return Array.from({ length: REQUESTS }, (_, number) => {
    const params = {
      AppId: appId,
      SortType: '2',
      PageNumber: `${pageOf(number)}`,
      PageSize: '20',
      DataCenter: 'cn-shanghai',
    }
    const { path, headers } = signAcs3(DEFAULT_KEY, 'ListLiveMessageGroupByPage', params, { host, method: 'GET' })
    return requestOf('GET', path, headers, '')
  })
}

/** As the console's page sends it. */
function consoleRequests(origin: string, cookies: readonly string[]): Buffer[] {
  const { host } = new URL(origin)
  return Array.from({ length: REQUESTS }, (_, number) => {
    const body = JSON.stringify({
      AppId: appId,
      SortType: 2,
      PageNumber: pageOf(number),
      PageSize: 20,
      DataCenter: 'cn-shanghai',
    })
    const cookie = cookies[number % cookies.length] ?? ''
    const headers = {
      host,
      cookie,
      origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'content-length': `${body.length}`,
    }
    return requestOf('POST', '/api/live/ListLiveMessageGroupByPage', headers, body)
  })
}

function requestOf(method: string, path: string, headers: Readonly<Record<string, string>>, body: string): Buffer {
  const block = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${block.join('')}\r\n${body}`)
}
