import { spawn } from 'node:child_process'
import path from 'node:path'
import { follow } from './follow.mjs'
import { Advice, prepare, ROOT } from './install.mjs'

/**
 * Prepares the checkout, runs a script on the stack's Node and ends as it ended; returns its exit code.
 * @param {string | (() => string)} script a function is asked once everything is installed
 * @param {string[]} args
 * @param {number} [killAfterMs] how long the script may take to end when told; Infinity when it has a bound of its own
 * @returns {Promise<number>}
 */
export async function hand(script, args, killAfterMs) {
  try {
    const node = await prepare()
    const file = typeof script === 'string' ? script : script()
    const child = spawn(node, [file, ...args], {
      cwd: ROOT,
      env: withNode(node),
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
    process.exitCode = await follow(child, killAfterMs)
  } catch (error) {
    if (!(error instanceof Advice)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
  return process.exitCode
}

/**
 * The environment in which `node` means the given one, for the tools that start further ones. What Node has compiled is kept beside the
 * packages: tests start the same programs dozens of times.
 * @param {string} node
 */
function withNode(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules', '.cache', 'node'),
    ...process.env,
    [key]: [path.dirname(node), process.env[key]].join(path.delimiter),
  }
}
