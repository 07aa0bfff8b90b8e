/**
 * Signed requests a second that the emulator answers over HTTP, beside what Node's bare HTTP server does with the same requests on
 * this machine at the same time, and the cost of a call without HTTP: with few and with many groups in the account.
 *
 * Requests are signed beforehand, each with a nonce of its own, and sent by this process; every server has a process of its own.
 * The service's clock runs a thousand times as fast as ours, so that its limit of 50 calls a second and action admits 50,000.
 * Rounds are interleaved and the best one of each counts, so that whoever else is busy here disturbs all alike and little. Growth is
 * judged by processor time, which they do not disturb. `npm run bench:emulator`
 */
import { cpus } from 'node:os'
import { CALLS, FEW } from './calls.ts'
import { fill, microsPerCall } from './in-process.ts'
import { type Measured, startServer } from './server.ts'

const GROUPS = [50, 5000, 50_000]
const CONNECTIONS = 64
const REQUESTS = 2000
const ROUNDS = 12

const better = (a: Measured | undefined, b: Measured): Measured => ({
  perSecond: Math.max(a?.perSecond ?? 0, b.perSecond),
  micros: Math.min(a?.micros ?? Number.POSITIVE_INFINITY, b.micros),
})

const row = (cells: readonly string[]) =>
  console.log(
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(30) : cell.padStart(16)))
      .join('')
      .trimEnd(),
  )
const headings = GROUPS.map((groups) => `${groups.toLocaleString('en-US')} groups`)
const whole = (value: number) => Math.round(value).toLocaleString('en-US')
const growth = (micros: readonly number[]) => `${((micros.at(-1) ?? 0) / (micros[0] ?? 1)).toFixed(2)}x`

async function overHttp(): Promise<void> {
  const ceiling = await startServer('ceiling')
  const emulators = await Promise.all(GROUPS.map((groups) => startServer(`${groups}`)))
  const servers = [ceiling, ...emulators]
  const best = new Map<string, Measured[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, call] of Object.entries(CALLS)) {
      const measured: Measured[] = []
      for (const server of servers) {
        const stored = server === ceiling ? (emulators[0]?.stored ?? []) : server.stored
        measured.push(await server.measure(call, stored, REQUESTS, CONNECTIONS))
      }
      const before = best.get(name)
      best.set(
        name,
        measured.map((one, index) => better(before?.[index], one)),
      )
    }
  }
  for (const server of servers) server.stop()

  row(['Signed requests a second', 'ceiling', ...headings, 'of the ceiling'])
  for (const [name, measured] of best) {
    const [bare = 0, ...rates] = measured.map(({ perSecond }) => perSecond)
    row([name, whole(bare), ...rates.map(whole), `1/${(bare / Math.min(...rates)).toFixed(1)}`])
  }
  row(['\nTheir cost to the server, µs', 'ceiling', ...headings, 'growth'])
  for (const [name, measured] of best) {
    const [bare = 0, ...micros] = measured.map((one) => one.micros)
    row([name, whole(bare), ...micros.map(whole), growth(micros)])
  }
}

async function inProcess(): Promise<void> {
  const services = await Promise.all(GROUPS.map(fill))
  for (const [title, different] of [
    [`\nIn process, µs: ${FEW} of the groups`, FEW],
    // Each call finds its group in memory that no cache of the processor holds any more.
    ['\nIn process, µs: every group', Number.POSITIVE_INFINITY],
  ] as const) {
    row([title, '', ...headings, 'growth'])
    for (const [name, call] of Object.entries(CALLS)) {
      const micros = microsPerCall(services, call, different)
      row([name, '', ...micros.map((value) => value.toFixed(2)), growth(micros)])
    }
  }
}

console.log(`Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}`)
console.log(`${CONNECTIONS} connections, best of ${ROUNDS} rounds of ${REQUESTS} requests\n`)
await overHttp()
await inProcess()
