/** Finds a Firefox for the journeys of e2e/firefox, or gets Debian's. */
import { aptInstall } from './apt.ts'
import { chosenBrowser, firstThatRuns, inProgramFiles } from './find-browser.ts'

/** Names a chosen Firefox to this script, and the found one to playwright.firefox.config.ts. */
export const FIREFOX_VARIABLE = 'FIREFOX_EXECUTABLE'

export const FIREFOX_CONFIG = 'playwright.firefox.config.ts'

const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: inProgramFiles('Mozilla Firefox/firefox.exe'),
}

/** Firefox's path; throws a sentence that says what to do where there is none and none can be installed. */
export function findFirefox(): string {
  const present = () => firstThatRuns(['firefox-esr', 'firefox'], USUAL_PLACES[process.platform] ?? [])
  const found =
    chosenBrowser(FIREFOX_VARIABLE) ??
    present() ??
    (aptInstall(['firefox-esr'], ['fonts-noto-cjk']) ? present() : undefined)
  if (found !== undefined) return found
  throw new Error(
    'The Firefox journeys need Firefox, and none was found or could be installed. Install it (for example ' +
      `"sudo apt-get install firefox-esr"), or set ${FIREFOX_VARIABLE} to its path, then run the same command again.`,
  )
}
