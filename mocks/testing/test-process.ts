import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'

const EMULATOR = fileURLToPath(new URL('../emulator.ts', import.meta.url))

const readySchema = v.object({
  url: v.string(),
  accessKeyId: v.string(),
  accessKeySecret: v.string(),
  control: v.string(),
  accounts: v.array(v.object({ accessKeyId: v.string(), accessKeySecret: v.string() })),
})

export interface EmulatorProcess {
  child: ChildProcess
  ready: v.InferOutput<typeof readySchema>
  /** Whatever came on the two streams so far. */
  output(): { stdout: string; stderr: string }
}

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

function launch(args: readonly string[]) {
  const child = spawn(process.execPath, [EMULATOR, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()))
  return { child, output }
}

/** Runs the emulator until it ends by itself. */
export function runToEnd(args: readonly string[]): Promise<Ended> {
  const { child, output } = launch(args)
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, ...output }))
  })
}

/** The emulator in a process of its own, once it has said where it is. Rejects when it ends before. */
export function startProcess(args: readonly string[]): Promise<EmulatorProcess> {
  const { child, output } = launch(args)
  return new Promise((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`The emulator ended with ${code}: ${output.stderr}`)))
    child.stdout.on('data', () => {
      if (!output.stdout.includes('\n')) return
      resolve({ child, ready: v.parse(readySchema, JSON.parse(output.stdout)), output: () => ({ ...output }) })
    })
  })
}

/** Ends a process by a signal, and waits until it is gone. Returns its exit code. */
export function end({ child }: EmulatorProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('close', (code) => resolve(code))
    child.kill(signal)
  })
}
