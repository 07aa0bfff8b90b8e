/** The gateway as a program of its own, for tests of what only a process can show. */
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import path from 'node:path'
import { expect } from 'vitest'
import { afterTest, consoleFolder } from './test-gateway.ts'
import { SOON } from './test-sockets.ts'

export const PROGRAM_KEYS = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'EnvKeyId', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'EnvKeySecret' }
const FREE_PORTS = { GATEWAY_PORT: '0', GATEWAY_METRICS_PORT: '0', GATEWAY_DRAIN_MS: '0' }

export interface Program {
  child: ChildProcess
  said: { record: string; people: string }
  /** The exit code. */
  ended: Promise<number | null>
}

/** The program itself, with nothing of this machine's settings. */
export function run(
  environment: Record<string, string>,
  args: string[] = [],
  stdio: StdioOptions = ['ignore', 'pipe', 'pipe'],
): Program {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...args], {
    env: {
      HOME: '/nowhere',
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
      GATEWAY_CONSOLE_FOLDER: consoleFolder(),
      ...FREE_PORTS,
      ...environment,
    },
    stdio,
  })
  afterTest(() => void child.kill('SIGKILL'))
  const said = { record: '', people: '' }
  child.stdout?.on('data', (chunk: Buffer) => (said.record += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (said.people += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve)
  })
  return { child, said, ended }
}

export interface Served extends Program {
  origin: string
  code: string
  /** A call as the console makes it, by the operator who signed in with the code. */
  call(action: string, params: object): Promise<Response>
}

/** The program once it listens, and somebody has signed in. */
export async function serve(environment: Record<string, string>, stdio?: StdioOptions): Promise<Served> {
  const program = run({ ...PROGRAM_KEYS, ...environment }, [], stdio)
  await expect.poll(() => program.said.people, SOON).toMatch(/listens at/)
  const [, origin = '', code = ''] =
    /Open (\S+) and sign in with this code \(it works once\): (\w+)/.exec(program.said.people) ?? []
  const headers = { 'content-type': 'application/json', origin }
  const signedIn = await fetch(`${origin}/auth/code`, { method: 'POST', headers, body: JSON.stringify({ code }) })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return {
    ...program,
    origin,
    code,
    call: (action, params) =>
      fetch(`${origin}/api/live/${action}`, {
        method: 'POST',
        headers: { ...headers, cookie },
        body: JSON.stringify(params),
      }),
  }
}
