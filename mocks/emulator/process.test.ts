import { readdirSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { send } from '../testing/test-emulator.ts'
import { testFolder } from '../testing/test-folder.ts'
import { end, type EmulatorProcess, runToEnd, startProcess } from '../testing/test-process.ts'
import { signAcs3 } from '../testing/test-signing.ts'

const inFolder = testFolder()
let running: EmulatorProcess | undefined
afterEach(async () => {
  if (running?.child.exitCode === null) await end(running, 'SIGKILL')
  running = undefined
})

test('says in one line where it is, and ends when it is told to', async () => {
  running = await startProcess([
    '--port',
    '0',
    '--key',
    'one:secret1',
    '--key',
    'two:secret2',
    '--scenario',
    'empty',
    '--seed',
    '3',
  ])
  const { ready, output } = running
  expect(ready).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as unknown,
    accessKeyId: 'one',
    accessKeySecret: 'secret1',
    control: `${ready.url}/_control`,
    accounts: [
      { accessKeyId: 'one', accessKeySecret: 'secret1' },
      { accessKeyId: 'two', accessKeySecret: 'secret2' },
    ],
  })
  const state = await fetch(`${ready.control}/state`, { method: 'POST' })
  expect(await state.text()).toContain('"scenario":"empty","seed":3')
  // A client that keeps its connection open does not keep the emulator open.
  expect(await end(running, 'SIGTERM')).toBe(0)
  expect(output().stdout.trimEnd().split('\n')).toHaveLength(1)
  expect(output().stderr).toBe('')
})

test('a port that is taken, and a state file in use, are sentences', async () => {
  const file = inFolder('state')
  running = await startProcess(['--state', file])
  const { port } = new URL(running.ready.url)
  for (const [args, sentence] of [
    [['--port', port], `port ${port} is taken. Choose another one with --port`],
    [['--host', '192.0.2.1'], 'this machine has no such address. Correct --host.'],
    [['--state', file], 'is in use by another emulator'],
    [['--state', inFolder('none/state')], 'Create it first.'],
    [['--state', inFolder()], 'is no file'],
  ] as const) {
    const { code, stdout, stderr } = await runToEnd(args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(sentence)
  }
  expect(await end(running, 'SIGINT')).toBe(0)
  expect(readdirSync(inFolder())).toEqual(['state'])
})

test('what is kept goes on, and a scenario that is not started is spoken of', async () => {
  const args = ['--state', inFolder('state'), '--scenario', 'empty']
  running = await startProcess(args)
  await end(running, 'SIGKILL')
  running = await startProcess([...args.slice(0, 3), 'full-quota'])
  await expect.poll(running.output).toMatchObject({
    stderr: expect.stringContaining('scenario and seed are for accounts that have no state yet') as unknown,
  })
  const state = await fetch(`${running.ready.control}/state`, { method: 'POST' })
  expect(await state.text()).toContain('"scenario":"empty"')
})

test('a request that was sent before is refused after a restart, too', async () => {
  const args = ['--state', inFolder('state'), '--port']
  running = await startProcess([...args, '0'])
  const { url, accessKeyId: id, accessKeySecret: secret } = running.ready
  const sent = signAcs3({ id, secret }, 'ListLiveMessageApps', { SortType: '1' }, { host: new URL(url).host })
  expect((await send(url, sent)).status).toBe(200)
  await end(running, 'SIGKILL')
  running = await startProcess([...args, new URL(url).port])
  expect(await send(url, sent)).toMatchObject({ text: expect.stringContaining('SignatureNonceUsed') as unknown })
})

test('says what it can be told', async () => {
  const { stdout, ...ended } = await runToEnd(['--help'])
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(stdout).toContain('--host')
})

test.each([
  [['--port', 'abc'], '--port takes a whole number'],
  [['--port', '70000'], '--port takes a whole number'],
  [['--port', '-1'], '--port'],
  [['--key', 'onlyid'], '--key takes id:secret'],
  [['--key', 'a b:c'], '--key takes id:secret'],
  [['--key', 'a:b', '--key', 'a:c'], 'names a twice'],
  [['--scenario', 'nothing'], 'There is no scenario "nothing"'],
  [['--seed', '1.5'], '--seed takes a whole number'],
  [['--host='], '--host names no address'],
  [['--dance'], '--dance'],
  [['extra'], 'extra'],
])('%j is answered with how to use it', async (args, sentence) => {
  const { code, stdout, stderr } = await runToEnd(args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(sentence)
  expect(stderr).toContain('Usage: npm run emulator')
})
