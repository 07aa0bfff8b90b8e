/** Builds the console for real use where it is out of date. */
import { isBuildFresh } from './build-age.ts'
import { endWithParent } from './lifetime.ts'
import { endTools, runTool } from './processes.ts'

endWithParent(endTools, { graceMs: 10_000, exitCode: 130 })
const built = isBuildFresh('dist') || (await runTool('vite', ['build', '--logLevel', 'warn'], { live: true })).ok
if (!built) console.error('The console could not be built: see the message above.')
process.exitCode = built ? 0 : 1
