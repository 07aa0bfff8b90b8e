import { ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { follow } from './follow.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'follow-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)
// As our commands are started: npm, its shell, a launcher, and a program that ends when told and when its launcher is gone.
write('package.json', '{"scripts":{"go":"node launcher.mjs"}}')
write(
  'launcher.mjs',
  `import { spawn } from 'node:child_process'
import { follow } from ${JSON.stringify(path.join(import.meta.dirname, 'follow.mjs'))}
process.exitCode = await follow(spawn(process.execPath, ['program.mjs'], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }))`,
)
write(
  'program.mjs',
  `process.on('disconnect', () => process.exit(0)); setInterval(() => undefined, 60_000); console.log('ready')`,
)

/** Starts a command whose program says `ready`, and perhaps before that `job` and a process ID. */
function start(command: string, args: string[]) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))
  const child = spawn(command, args, {
    cwd: folder,
    env: Object.fromEntries(inherited),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  // Not before every process that holds the other end is gone.
  const gone = new Promise((resolve) => {
    child.stdout.once('close', () => resolve('gone'))
  })
  const pid = () => Number(/job (\d+)/.exec(said)?.[1] ?? child.pid)
  const ready = async () => {
    await expect.poll(() => said, { timeout: 25_000 }).toMatch(/ready/)
  }
  return { child, gone, pid, ready }
}

test.skipIf(process.platform === 'win32').concurrent.each<[NodeJS.Signals, string, string[]]>([
  ['SIGTERM', 'npm', ['run', 'go']],
  ['SIGKILL', 'npm', ['run', 'go']],
  ['SIGHUP', 'npm', ['run', 'go']],
  ['SIGTERM', 'node', ['launcher.mjs']],
  ['SIGKILL', 'node', ['launcher.mjs']],
])('%s to %s %j leaves nothing behind', async (signal, command, args) => {
  const { gone, pid, ready } = start(command, args)
  await ready()
  process.kill(pid(), signal)
  expect(await gone).toBe('gone')
})

// They tell nobody, and who waited for whom is read from /proc.
test.skipIf(process.platform !== 'linux').concurrent.each<[NodeJS.Signals, string]>([
  ['SIGKILL', 'node launcher.mjs; true'],
  ['SIGTERM', 'cd . && npm run go; true'],
  ['SIGKILL', '(cd . && npm run go | cat; true) & echo job $!; wait'],
])('%s to a shell that waits, or to its job, leaves nothing behind: %s', async (signal, script) => {
  const { gone, pid, ready } = start('sh', ['-c', script])
  await ready()
  process.kill(pid(), signal)
  expect(await gone).toBe('gone')
})

test
  .skipIf(process.platform !== 'linux')
  .concurrent('what a script leaves running stays when the script ends', async () => {
    const { child, gone, pid, ready } = start('sh', ['-c', 'node launcher.mjs & echo job $!; sleep 1'])
    const ended = new Promise((resolve) => {
      child.once('exit', resolve)
    })
    await ready()
    await ended
    // Longer than it takes to be noticed.
    await setTimeout(600)
    process.kill(pid(), 'SIGTERM')
    expect(await gone).toBe('gone')
  })

afterEach(() => vi.useRealTimers())

/** What is done to a child when this process gets a signal, and a minute passes. */
function signalsTo(signal: NodeJS.Signals, killAfterMs?: number) {
  vi.useFakeTimers()
  const child = new ChildProcess()
  const kill = vi.spyOn(child, 'kill').mockReturnValue(true)
  const followed = follow(child, killAfterMs)
  process.listeners(signal).at(-1)?.(signal)
  vi.advanceTimersByTime(60_000)
  child.emit('close', 0, null)
  return { followed, signals: kill.mock.calls.map(([name]) => name) }
}

test.each<[NodeJS.Signals, string[]]>([
  ['SIGTERM', ['SIGTERM', 'SIGKILL']],
  ['SIGHUP', ['SIGHUP', 'SIGKILL']],
  ['SIGINT', ['SIGTERM', 'SIGKILL']],
])('%s is passed on, and a child that does not end is killed', async (signal, expected) => {
  const { followed, signals } = signalsTo(signal)
  expect(signals).toEqual(expected)
  expect(await followed).toBe(0)
})

test('a child that has a bound of its own is not killed', () => {
  expect(signalsTo('SIGTERM', Number.POSITIVE_INFINITY).signals).toEqual(['SIGTERM'])
})
