/**
 * What every command needs before it can run: the packages, and a Node that runs them. Node 20's own modules only,
 * because this file also runs where nothing is installed yet.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { follow } from './follow.mjs'

/** Vite, Vitest, MSW and react-router need Node 22 or newer; the platform packages in package.json bring this one. */
const STACK_MAJOR = 24

/** The package that holds it for this platform, where there is one. */
const NODE_PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A problem the reader can do something about: printed as it is, without a stack. */
export class Advice extends Error {}

/**
 * Installs what is missing and returns the path of the Node that runs everything else.
 * @returns {Promise<string>}
 */
export async function prepare() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) {
    throw new Advice(
      `Audience Console needs Node 20 or newer; this is Node ${process.versions.node} (${process.execPath}).`,
    )
  }
  if (process.platform === 'darwin' && major < STACK_MAJOR) {
    throw new Advice(
      `On macOS, Audience Console needs Node ${STACK_MAJOR} or newer of your own; this is Node ${process.versions.node}. ` +
        'Install it from https://nodejs.org or with "brew install node", then run the same command again.',
    )
  }
  if (!isInstalled()) await install()
  return findNode(major)
}

/**
 * Compares the lockfile with npm's own record of what it put into node_modules, so an interrupted install, another branch
 * and an `npm ci` by hand are all seen for what they are.
 */
function isInstalled() {
  const installed = packagesOf(path.join(ROOT, 'node_modules', '.package-lock.json'))
  if (installed === undefined) return false
  const wanted = packagesOf(path.join(ROOT, 'package-lock.json')) ?? {}
  for (const [name, entry] of Object.entries(wanted)) {
    if (name === '') continue
    const present = installed[name]
    // Packages for other platforms are left out; our own Node may not be.
    const dispensable = entry.optional === true && name !== `node_modules/${NODE_PACKAGE}`
    if (present === undefined ? !dispensable : !isSame(entry, present)) return false
  }
  return Object.keys(installed).every((name) => wanted[name] !== undefined)
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Package */

/** @type {(a: Package, b: Package) => boolean} */
const isSame = (a, b) => a.version === b.version && a.integrity === b.integrity

/**
 * @param {string} lockfile
 * @returns {Record<string, Package> | undefined}
 */
function packagesOf(lockfile) {
  try {
    const record = /** @type {{ packages?: Record<string, Package> }} */ (JSON.parse(readFileSync(lockfile, 'utf8')))
    return record.packages
  } catch {
    return undefined
  }
}

async function install() {
  // Not on stdout, which belongs to what the command itself has to say.
  console.error('Installing packages (npm ci); the first time takes about a minute …')
  // Windows cannot delete a running program: there, from our own Node, change only what differs.
  const runsFromHere = process.execPath.startsWith(path.join(ROOT, 'node_modules'))
  const how = process.platform === 'win32' && runsFromHere ? ['install', '--no-save'] : ['ci']
  const args = [...how, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { npm_execpath: npmScript, npm_node_execpath: npmNode } = process.env
  const npm =
    npmScript !== undefined && path.basename(npmScript).startsWith('npm')
      ? spawn(npmNode ?? process.execPath, [npmScript, ...args], { cwd: ROOT })
      : spawn('npm', args, { cwd: ROOT, shell: process.platform === 'win32' })
  let output = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const code = await follow(npm).catch((error) => {
    throw new Advice(`npm could not be started: ${String(error)}`)
  })
  if (code > 128) throw new Advice('The installation was interrupted; the next command starts it again.')
  if (code !== 0) throw new Advice(`${output.trimEnd()}\nThe packages could not be installed: see npm's message above.`)
}

/** @param {number} major */
function findNode(major) {
  const ours = path.join(ROOT, 'node_modules', NODE_PACKAGE, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  // It may be there and yet not run, as on a Linux without glibc.
  if (existsSync(ours) && spawnSync(ours, ['--version']).status === 0) return ours
  if (major >= STACK_MAJOR) return process.execPath
  throw new Advice(
    `There is no ready-made Node ${STACK_MAJOR} for ${process.platform} ${process.arch}, and this is Node ${process.versions.node}. ` +
      `Install Node ${STACK_MAJOR} or newer from https://nodejs.org, then run the same command again.`,
  )
}
