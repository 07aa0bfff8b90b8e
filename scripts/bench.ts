/**
 * `npm run bench [-- options]`: builds what is out of date, finds a browser and measures the console; see bench/console.ts, and with `tail` as
 * the first word bench/tail.ts.
 */
import { BROWSER_VARIABLE, findBrowser } from './browser.ts'
import { isBuildFresh } from './build-age.ts'
import { endWithParent } from './lifetime.ts'
import { endTools, runScript, runTool } from './processes.ts'

endWithParent(endTools, { graceMs: 10_000, exitCode: 130 })

const FLOOR = ['bench/floor', 'src/lib/browsers.ts', 'package-lock.json']
const FLOOR_BUILD = ['build', '--config', 'bench/floor/vite.config.ts', '--logLevel', 'warn']

const given = process.argv.slice(2)
const isTail = given[0] === 'tail'
const mockBuild = { fresh: isBuildFresh('dist-mock'), args: ['build', '--mode', 'mock', '--logLevel', 'warn'] }
const allBuilds = [
  { fresh: isBuildFresh('dist'), args: ['build', '--logLevel', 'warn'] },
  mockBuild,
  { fresh: isBuildFresh('dist-floor', FLOOR), args: FLOOR_BUILD },
  { fresh: isBuildFresh('dist-floor-msw', FLOOR), args: [...FLOOR_BUILD, '--mode', 'msw'] },
]

try {
  const env = { [BROWSER_VARIABLE]: findBrowser() }
  let ok = true
  for (const { fresh, args } of isTail ? [mockBuild] : allBuilds)
    ok &&= fresh || (await runTool('vite', args, { live: true })).ok
  const [program, args] = isTail ? ['bench/tail.ts', given.slice(1)] : ['bench/console.ts', given]
  ok &&= (await runScript(program, args, { env, live: true })).ok
  process.exit(ok ? 0 : 1)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
