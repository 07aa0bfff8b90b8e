/** Finds a Chromium for the end-to-end tests, or gets one. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { scriptOf } from './tools.mjs'

/** Names a chosen browser to this script, and the found one to playwright.config.ts. */
export const BROWSER_VARIABLE = 'PLAYWRIGHT_CHROMIUM_EXECUTABLE'

/** Debian's package of Chromium without windows, which runs the same tests in two thirds of the time. */
const HEADLESS = 'chromium-headless-shell'

const NAMES = [HEADLESS, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const folder = process.env[variable]
    return folder === undefined ? [] : [path.join(folder, 'Google/Chrome/Application/chrome.exe')]
  }),
}

/** The browser's path; throws a sentence that says what to do where there is none and none can be installed. */
export function findBrowser(): string {
  const chosen = process.env[BROWSER_VARIABLE]
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen
    throw new Error(`${BROWSER_VARIABLE} names ${chosen}, which does not exist.`)
  }
  const found = present() ?? (aptInstall() ? present() : undefined) ?? (playwrightInstall() ? present() : undefined)
  if (found !== undefined) return found
  throw new Error(
    'The end-to-end tests need Chromium or Chrome, and none was found or could be installed. Install one ' +
      `(for example "sudo apt-get install chromium"), or set ${BROWSER_VARIABLE} to its path, then run the same command again.`,
  )
}

function present(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const onPath =
    process.platform === 'win32' ? [] : NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [chromium.executablePath(), ...onPath, ...(USUAL_PLACES[process.platform] ?? [])].find(runs)
}

/** A file may be there and still be no browser, as Ubuntu's `chromium-browser` without snap. */
function runs(file: string): boolean {
  if (!existsSync(file)) return false
  // On Windows asking for the version would open a window.
  return process.platform === 'win32' || spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0
}

function aptInstall(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = (browser: string) => {
    const packages = [browser, 'fonts-noto-cjk', 'fonts-noto-color-emoji']
    return get('apt-get', ['install', '-y', '--no-install-recommends', ...packages], env)
  }
  // Older releases have the whole browser only.
  return get('apt-get', ['update'], env) && (install(HEADLESS) || install('chromium'))
}

function playwrightInstall(): boolean {
  // Its system libraries need root on Linux; without, the browser alone may still be all that is missing.
  const libraries = process.platform === 'linux' && process.getuid?.() !== 0 ? [] : ['--with-deps']
  return get(process.execPath, [scriptOf('playwright'), 'install', ...libraries, 'chromium'])
}

function get(command: string, args: string[], env = process.env): boolean {
  console.log(`No browser yet: ${path.basename(command)} ${args.map((arg) => path.basename(arg)).join(' ')} …`)
  const { status, stdout, stderr, error } = spawnSync(command, args, { env, encoding: 'utf8', timeout: 600_000 })
  if (status === 0) return true
  console.log([error?.message, stdout, stderr].filter(Boolean).join('\n').trimEnd())
  return false
}
