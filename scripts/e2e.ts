/**
 * `npm run e2e [-- playwright arguments]`: builds the mock console where it is out of date and runs the tests on it. With
 * `--gateway` first, as `npm run test:gateway`: the real console, before gateways with emulators. With `--firefox` first: the journeys in Firefox.
 */
import { BROWSER_VARIABLE, findBrowser } from './browser.ts'
import { endWithParent } from './lifetime.ts'
import { isBuildFresh } from './build-age.ts'
import { FIREFOX_CONFIG, FIREFOX_VARIABLE, findFirefox } from './firefox.ts'
import { endTools, runTool } from './processes.ts'

endWithParent(endTools, { graceMs: 10_000, exitCode: 130 })

const [first, ...rest] = process.argv.slice(2)
const gateway = first === '--gateway'
const firefox = first === '--firefox'
const args = gateway
  ? ['-c', 'playwright.gateway.config.ts', ...rest]
  : firefox
    ? ['-c', FIREFOX_CONFIG, ...rest]
    : process.argv.slice(2)

try {
  const env = firefox ? { [FIREFOX_VARIABLE]: findFirefox() } : { [BROWSER_VARIABLE]: findBrowser() }
  const built =
    isBuildFresh(gateway ? 'dist' : 'dist-mock') ||
    (await runTool('vite', ['build', ...(gateway ? [] : ['--mode', 'mock'])], { live: true })).ok
  const ok = built && (await runTool('playwright', ['test', ...args], { env, live: true })).ok
  process.exit(ok ? 0 : 1)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
