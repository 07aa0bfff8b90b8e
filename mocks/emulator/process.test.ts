import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { end, type EmulatorProcess, runToEnd, startProcess } from '../testing/test-process.ts'

let folder = ''
let running: EmulatorProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'emulator-'))
})
afterEach(async () => {
  if (running?.child.exitCode === null) await end(running, 'SIGKILL')
  running = undefined
  rmSync(folder, { recursive: true, force: true })
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
  const file = path.join(folder, 'state')
  running = await startProcess(['--state', file])
  const { port } = new URL(running.ready.url)
  for (const [args, sentence] of [
    [['--port', port], port],
    [['--state', file], 'is in use by process'],
    [['--state', path.join(folder, 'none', 'state')], 'Create it first.'],
    [['--state', folder], 'is no file'],
  ] as const) {
    const { code, stdout, stderr } = await runToEnd(args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(sentence)
  }
  expect(await end(running, 'SIGINT')).toBe(0)
  expect(readdirSync(folder)).toEqual(['state'])
})

test('what is kept goes on, and a scenario that is not started is spoken of', async () => {
  const args = ['--state', path.join(folder, 'state'), '--scenario', 'empty']
  running = await startProcess(args)
  await end(running, 'SIGKILL')
  running = await startProcess([...args.slice(0, 3), 'full-quota'])
  await expect.poll(running.output).toMatchObject({
    stderr: expect.stringContaining('scenario and seed are for accounts that have no state yet') as unknown,
  })
  const state = await fetch(`${running.ready.control}/state`, { method: 'POST' })
  expect(await state.text()).toContain('"scenario":"empty"')
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
  [['--dance'], '--dance'],
  [['extra'], 'extra'],
])('%j is answered with how to use it', async (args, sentence) => {
  const { code, stdout, stderr } = await runToEnd(args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(sentence)
  expect(stderr).toContain('Usage: npm run emulator')
})
