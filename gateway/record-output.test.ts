import { spawnSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { createLineWriter, MAX_WAITING, type Output } from './record/line-writer.ts'
import { fileOutput } from './record/standard-output.ts'
import { afterTest, openGateway } from './test-gateway.ts'
import { type Served, serve } from './test-program.ts'
import { SOON } from './test-sockets.ts'

const GROUP = { AppId: 'app', GroupId: 'group' }
const METRICS = { metrics: { host: '127.0.0.1', port: 0 } }

/** A service that answers deletions when told. */
async function holdingService() {
  const held: (() => void)[] = []
  const server = createServer((_request, response) => {
    held.push(() =>
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ GroupId: 'group', RequestId: 'S-1' })),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterTest(() => void server.close())
  const address = server.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port
  return { held, endpoints: { GATEWAY_ENDPOINTS: JSON.stringify({ 'cn-shanghai': `http://127.0.0.1:${port}` }) } }
}

/** Five writes under way while `trouble` happens: all are answered, and the gateway goes on. */
async function expectToGoOn({ call, origin, child, ended }: Served, held: (() => void)[], trouble: () => unknown) {
  const writes = Array.from({ length: 5 }, (_, index) =>
    call('DeleteLiveMessageGroup', { ...GROUP, GroupId: `group${index}` }),
  )
  await expect.poll(() => held.length, SOON).toBe(5)
  await trouble()
  for (const answer of held) answer()
  expect((await Promise.all(writes)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect((await call('NoSuchAction', {})).status).toBe(404)
  expect((await fetch(`${origin}/readyz`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
}

test('a reader of the record that goes away takes nothing along, and the terminal is told once', async () => {
  const { held, endpoints } = await holdingService()
  const program = await serve(endpoints)
  await expectToGoOn(program, held, () => program.child.stdout?.destroy())
  expect(program.said.people.match(/The record cannot be written/g)).toHaveLength(1)
  expect(program.said.people).toMatch(/The record cannot be written \(EPIPE\)\. Calls go on unrecorded until it can\./)
})

test('nor does one that goes away together with the terminal', async () => {
  const { held, endpoints } = await holdingService()
  const program = await serve(endpoints)
  await expectToGoOn(program, held, () => {
    program.child.stdout?.destroy()
    program.child.stderr?.destroy()
  })
})

/** Every write to it fails as on a full disk. */
const fullDisk = () => {
  const full = openSync('/dev/full', 'w')
  afterTest(() => closeSync(full))
  return full
}

test('a full disk is said and counted, and calls go on', async () => {
  const { held, endpoints } = await holdingService()
  const program = await serve({ ...endpoints, GATEWAY_METRICS_PORT: '0' }, ['ignore', fullDisk(), 'pipe'])
  await expectToGoOn(program, held, () => undefined)
  expect(program.said.people.match(/The record cannot be written \(ENOSPC\)/g)).toHaveLength(1)
})

test('where the record is required, a full disk stops what changes anything, and nothing else', async () => {
  const { held, endpoints } = await holdingService()
  const { call, said } = await serve({ ...endpoints, GATEWAY_RECORD_REQUIRED: 'true' }, ['ignore', fullDisk(), 'pipe'])
  const refused = await call('DeleteLiveMessageGroup', GROUP)
  expect([refused.status, await refused.json()]).toMatchObject([503, { Code: 'Gateway.NotRecorded' }])
  expect(held).toEqual([])
  const read = call('ListLiveMessageApps', { SortType: 1 })
  await expect.poll(() => held.length, SOON).toBe(1)
  held[0]?.()
  await read
  expect(said.people).toMatch(/ENOSPC\)\. Changes are refused until it can\./)
})

test('where the record is required, a write leaves after its entry was written, and not at all without', async () => {
  const written: unknown[] = []
  let fails = false
  const write: Output = (line, done) => {
    if (!fails) written.push(JSON.parse(line))
    done(fails ? Object.assign(new Error('full'), { code: 'ENOSPC' }) : null)
  }
  const seen: unknown[] = []
  const site = await openGateway({
    config: { ...METRICS, recordRequired: true },
    deps: { write },
    service() {
      seen.push(written.at(-1))
      return Response.json({ ...GROUP, RequestId: 'S-1', AppList: [] })
    },
  })
  await site.signIn()
  const metrics = async () => (await fetch(site.gateway.metricsUrl ?? '')).text()
  expect((await site.call('DeleteLiveMessageGroup', GROUP)).status).toBe(200)
  const begun = {
    event: 'begun',
    operator: 'local',
    action: 'DeleteLiveMessageGroup',
    application: 'app',
    group: 'group',
    call: expect.any(String) as unknown,
  }
  expect(seen).toMatchObject([begun])
  const { call } = v.parse(v.object({ call: v.string() }), seen[0])
  expect(written.at(-1)).toMatchObject({ event: 'call', outcome: 'answered', call })

  fails = true
  const refused = await site.call('SendLiveMessageGroup', { ...GROUP, SenderId: 's', Body: 'x', MsgType: 1 })
  expect([refused.status, refused.code]).toEqual([503, 'Gateway.NotRecorded'])
  expect(refused.text).toMatch(/SendLiveMessageGroup was not sent/)
  expect(site.upstream).toHaveLength(1)
  expect(await metrics()).toMatch(/gateway_record_failing 1\n/)
  expect((await site.send('/readyz')).status).toBe(200)

  fails = false
  expect((await site.call('DeleteLiveMessageGroup', GROUP)).status).toBe(200)
  expect(written).toContainEqual(expect.objectContaining({ event: 'entries-lost', count: 3 }))
  expect(await metrics()).toMatch(/gateway_record_lost_total 3\n[^]*gateway_record_failing 0\n/)
})

test('where the record is required, a reader that takes nothing refuses writes in time', async () => {
  let stuck = false
  const site = await openGateway({
    config: { recordRequired: true },
    deps: { write: (_line, done) => void (stuck || done()) },
  })
  await site.signIn()
  stuck = true
  const reply = await site.call('DeleteLiveMessageGroup', GROUP)
  expect([reply.status, reply.code]).toEqual([503, 'Gateway.NotRecorded'])
  expect(site.upstream).toEqual([])
})

/** A writer whose output fails, waits or works as told, and what it told. */
function writerOn(output: Output) {
  const told: unknown[] = []
  let lost = 0
  const writer = createLineWriter(output, {
    lost: () => (lost += 1),
    failing: (reason) => told.push(reason),
    recovered: (count) => told.push(count),
  })
  return { writer, told, lost: () => lost }
}

test('what waits for a slow reader is bounded, and what is lost is counted; it goes on when the reader does', () => {
  const waiting: (() => void)[] = []
  let bytes = 0
  const { writer, told, lost } = writerOn((line, done) => {
    bytes += line.length
    waiting.push(done)
  })
  const line = `${'x'.repeat(999)}\n`
  for (let count = 0; count < 10_000; count += 1) writer.write(line)
  expect(bytes).toBeLessThanOrEqual(MAX_WAITING)
  expect(lost()).toBe(10_000 - waiting.length)
  expect(told).toEqual(['its reader is too slow'])
  for (const done of waiting) done()
  expect(told).toEqual(['its reader is too slow', lost()])
  expect(writer.failing).toBe(false)
})

test('a flush waits for the reader, but not without end', async () => {
  const waiting: (() => void)[] = []
  const { writer } = writerOn((_line, done) => waiting.push(done))
  await expect(writer.flush(60_000)).resolves.toBeUndefined()
  writer.write('x\n')
  await expect(writer.flush(1)).resolves.toBeUndefined()
  const flushed = writer.flush(60_000)
  waiting[0]?.()
  await expect(flushed).resolves.toBeUndefined()
})

test('a line of which the disk took a part is not run together with the next', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gateway-record-'))
  afterTest(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'pipe')
  spawnSync('mkfifo', [file])
  // A pipe that does not block takes a part and then fails, as a disk does that is almost full.
  const pipe = openSync(file, constants.O_RDWR | constants.O_NONBLOCK)
  afterTest(() => closeSync(pipe))
  const output = fileOutput(pipe)
  const outcomes: unknown[] = []
  const write = (line: string) => output(line, (error) => outcomes.push(error?.code))
  const read = () => {
    const buffer = Buffer.alloc(1_000_000)
    return buffer.subarray(0, readSync(pipe, buffer)).toString()
  }
  write('first\n')
  write(`${'x'.repeat(200_000)}\n`)
  const [first, ...torn] = read().split('\n')
  expect([first, torn.length]).toEqual(['first', 1])
  write('next\n')
  write('last\n')
  expect(read()).toBe('\nnext\nlast\n')
  expect(outcomes).toEqual([undefined, 'EAGAIN', undefined, undefined])
})
