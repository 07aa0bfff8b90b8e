import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { ROOT } from './install.mjs'
import { scriptOf } from './tools.mjs'

const running = new Set<ChildProcess>()
let ending = false

export interface Finished {
  ok: boolean
  /** Empty when it went to the terminal directly. */
  output: string
}

interface Wishes {
  env?: Record<string, string>
  /** Show the output as it comes instead of keeping it. */
  live?: boolean
  /** The repository's root when left out. */
  cwd?: string
}

/** Runs one of the project's tools to its end. */
export function runTool(tool: string, args: string[], { env = {}, ...wishes }: Wishes = {}): Promise<Finished> {
  return runScript(scriptOf(tool), args, { ...wishes, env: { ...colour(tool), ...env } })
}

/** Runs a script of ours to its end; `file` is seen from the repository's root. */
export function runScript(file: string, args: string[], wishes: Wishes = {}): Promise<Finished> {
  return runProgram(process.execPath, [file, ...args], wishes)
}

/** Runs any program to its end. */
export function runProgram(
  program: string,
  args: string[],
  { env = {}, live = false, cwd = ROOT }: Wishes = {},
): Promise<Finished> {
  // Once told to end nothing further is started; the process is about to exit.
  if (ending) return new Promise(() => {})
  const child = spawn(program, args, {
    cwd,
    // npm and npx are scripts there.
    shell: process.platform === 'win32' && program !== process.execPath,
    env: { ...process.env, ...env },
    stdio: live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve) => {
    const done = (ok: boolean, note = '') => {
      running.delete(child)
      if (!ending) resolve({ ok, output: Buffer.concat(chunks).toString() + note })
    }
    child.once('error', (error) => done(false, error.message))
    child.once('close', (code, signal) => done(code === 0, signal === null ? '' : `\nended by ${signal}`))
  })
}

/** The tools write into a pipe or take CI for a terminal, and so cannot tell by themselves; Playwright can. */
function colour(tool: string): Record<string, string> {
  if (tool === 'playwright' || process.env['FORCE_COLOR'] !== undefined || process.env['NO_COLOR'] !== undefined)
    return {}
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
}

/** Ends every tool that still runs, with what it started: asked first, so that browsers and servers are closed, then not. */
export async function endTools(): Promise<void> {
  ending = true
  await Promise.all([...running].map(endTree))
}

function endTree(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'])
    return gone
  }
  child.kill('SIGINT')
  setTimeout(() => child.kill('SIGKILL'), 8000).unref()
  return gone
}
