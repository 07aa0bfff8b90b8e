/** `npm run e2e [-- playwright arguments]`: builds the mock console where it is out of date and runs the tests on it. */
import { BROWSER_VARIABLE, findBrowser } from './browser.ts'
import { endWithParent } from './lifetime.ts'
import { isMockBuildFresh } from './mock-build.ts'
import { endTools, runTool } from './processes.ts'

endWithParent(endTools, { graceMs: 10_000, exitCode: 130 })

try {
  const env = { [BROWSER_VARIABLE]: findBrowser() }
  const built = isMockBuildFresh() || (await runTool('vite', ['build', '--mode', 'mock'], { live: true })).ok
  const ok = built && (await runTool('playwright', ['test', ...process.argv.slice(2)], { env, live: true })).ok
  process.exit(ok ? 0 : 1)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
