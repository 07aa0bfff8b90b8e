import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Installs the first of these packages of Debian or Ubuntu that there is, with what belongs to it; false where that is not for us to do. */
export function aptInstall(choices: readonly string[], beside: readonly string[] = []): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = (choice: string) =>
    fetchBy('apt-get', ['install', '-y', '--no-install-recommends', choice, ...beside], env)
  return fetchBy('apt-get', ['update'], env) && choices.some(install)
}

/** Runs a command that brings a browser, and shows what it said when it failed. */
export function fetchBy(command: string, args: string[], env = process.env): boolean {
  console.log(`No browser yet: ${path.basename(command)} ${args.map((arg) => path.basename(arg)).join(' ')} …`)
  const { status, stdout, stderr, error } = spawnSync(command, args, { env, encoding: 'utf8', timeout: 600_000 })
  if (status === 0) return true
  console.log([error?.message, stdout, stderr].filter(Boolean).join('\n').trimEnd())
  return false
}
