/** `node scripts/guide-pictures.ts`: builds the console where it is out of date and takes the operator guide's pictures from it anew. */
import { BROWSER_VARIABLE, findBrowser } from './browser.ts'
import { isBuildFresh } from './build-age.ts'
import { endWithParent } from './lifetime.ts'
import { endTools, runScript, runTool } from './processes.ts'

endWithParent(endTools, { graceMs: 10_000, exitCode: 130 })

try {
  const env = { [BROWSER_VARIABLE]: findBrowser() }
  const building = ['build', '--mode', 'mock', '--logLevel', 'warn']
  const built = isBuildFresh('dist-mock') || (await runTool('vite', building, { live: true })).ok
  const ok = built && (await runScript('e2e/guide-pictures.ts', [], { env, live: true })).ok
  process.exit(ok ? 0 : 1)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
