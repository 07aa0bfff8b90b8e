/** Finds a Chromium for the end-to-end tests, or gets one. */
import { chromium } from '@playwright/test'
import { aptInstall, fetchBy } from './apt.ts'
import { chosenBrowser, firstThatRuns, inProgramFiles, runs } from './find-browser.ts'
import { scriptOf } from './tools.mjs'

/** Names a chosen browser to this script, and the found one to playwright.config.ts. */
export const BROWSER_VARIABLE = 'PLAYWRIGHT_CHROMIUM_EXECUTABLE'

/** Debian's package of Chromium without windows, which runs the same tests in two thirds of the time. */
const HEADLESS = 'chromium-headless-shell'

const NAMES = [HEADLESS, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: inProgramFiles('Google/Chrome/Application/chrome.exe'),
}

/** The browser's path; throws a sentence that says what to do where there is none and none can be installed. */
export function findBrowser(): string {
  const found =
    chosenBrowser(BROWSER_VARIABLE) ??
    present() ??
    // Older releases have the whole browser only.
    (aptInstall([HEADLESS, 'chromium'], ['fonts-noto-cjk', 'fonts-noto-color-emoji']) ? present() : undefined) ??
    (playwrightInstall() ? present() : undefined)
  if (found !== undefined) return found
  throw new Error(
    'The end-to-end tests need Chromium or Chrome, and none was found or could be installed. Install one ' +
      `(for example "sudo apt-get install chromium"), or set ${BROWSER_VARIABLE} to its path, then run the same command again.`,
  )
}

function present(): string | undefined {
  const own = chromium.executablePath()
  return runs(own) ? own : firstThatRuns(NAMES, USUAL_PLACES[process.platform] ?? [])
}

function playwrightInstall(): boolean {
  // Its system libraries need root on Linux; without, the browser alone may still be all that is missing.
  const libraries = process.platform === 'linux' && process.getuid?.() !== 0 ? [] : ['--with-deps']
  return fetchBy(process.execPath, [scriptOf('playwright'), 'install', ...libraries, 'chromium'])
}
