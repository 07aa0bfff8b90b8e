import { spawn } from 'node:child_process'
import path from 'node:path'
import { Advice, prepare, ROOT } from './install.mjs'

/**
 * Prepares the checkout, runs a script on the stack's Node and ends as it ended.
 * @param {string | (() => string)} script a function is asked once everything is installed
 * @param {string[]} args
 */
export async function hand(script, args) {
  try {
    const node = prepare()
    const file = typeof script === 'string' ? script : script()
    process.exitCode = await follow(
      spawn(node, [file, ...args], { cwd: ROOT, env: withNode(node), stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }),
    )
  } catch (error) {
    if (!(error instanceof Advice)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/**
 * The environment in which `node` means the given one, for the tools that start further ones.
 * @param {string} node
 */
function withNode(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [key]: [path.dirname(node), process.env[key]].join(path.delimiter) }
}

/**
 * Waits for the child and takes it along when this process is told to end. A terminal's Ctrl+C reaches the child by itself;
 * a signal sent to this process alone does not, hence the second, later one. Should this process be killed outright, the
 * child sees its channel close.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function follow(child) {
  /** @type {NodeJS.Timeout[]} */
  const timers = []
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    timers.push(setTimeout(() => child.kill('SIGTERM'), signal === 'SIGINT' ? 1500 : 0))
    timers.push(setTimeout(() => child.kill('SIGKILL'), 12_000))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const timer of timers) clearTimeout(timer)
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, end)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}
