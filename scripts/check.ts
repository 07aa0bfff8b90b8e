/**
 * `npm test`: every step, also after one has failed, and at the end one line `N passed, N failed` over all of them.
 * A step without tests of its own counts as one.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { BROWSER_VARIABLE, findBrowser } from './browser.ts'
import { checkOptions } from './check-options.ts'
import { FIREFOX_CONFIG, FIREFOX_VARIABLE, findFirefox } from './firefox.ts'
import { endWithParent } from './lifetime.ts'
import { endTools, type Finished, runScript, runTool } from './processes.ts'
import { complaintsAbout } from './real-build.ts'
import { type Runner, type Tally, tallyOf } from './reports.ts'

const RESULTS = '.results'

/** Forbids a forgotten `.only`, in both runners. */
const strict = { CI: '1' }

const options = optionsFrom(process.argv.slice(2))
/** Said before the last line. */
const notes: string[] = []
const steps: (Tally & { name: string; seconds: number })[] = []

endWithParent(endTools, { graceMs: 10_000, exitCode: 130 })
mkdirSync(RESULTS, { recursive: true })

await step('Types', () => runTool('tsc', ['--noEmit']))
await step('Format', () => runTool('oxfmt', ['--check']))
await step('Lint', () => runTool('oxlint', ['--type-aware', '--deny-warnings']))
await step('Unused code', () => runTool('knip', []))
await tests('Unit, contract and tree tests', 'vitest', 'vitest', (report) =>
  runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
    env: strict,
    live: true,
  }),
)
const built = await step('Build for real use', () => runTool('vite', ['build', '--logLevel', 'warn']))
const mockBuilt = await step('Build with the in-browser backend', () =>
  runTool('vite', ['build', '--mode', 'mock', '--logLevel', 'warn']),
)
await step('No in-browser backend in the build for real use', () => {
  if (!built || !mockBuilt) return { ok: false, output: 'There are not both builds to compare.' }
  const complaints = complaintsAbout('dist', 'dist-mock')
  return { ok: complaints.length === 0, output: complaints.join('\n') }
})
await tests('End-to-end tests', 'playwright', 'playwright', async () => {
  if (!mockBuilt) return { ok: false, output: 'There is no console to test.' }
  return runTool('playwright', ['test'], { env: { ...strict, [BROWSER_VARIABLE]: findBrowser() }, live: true })
})
await tests('Journeys through the gateway', 'playwright', 'gateway', async () => {
  if (!built) return { ok: false, output: 'There is no console to test.' }
  const args = ['test', '-c', 'playwright.gateway.config.ts', '--grep', '@gateway']
  return runTool('playwright', args, { env: { ...strict, [BROWSER_VARIABLE]: findBrowser() }, live: true })
})
await tests('The package, in a project outside', 'playwright', 'outside', async (report) => {
  if (!built || !mockBuilt) return { ok: false, output: 'There are not both consoles to pack.' }
  return runScript('scripts/kit-outside.ts', [report], { env: strict, live: true })
})
if (options.firefox) {
  await tests('Firefox journeys', 'playwright', 'firefox', async () => {
    if (!mockBuilt) return { ok: false, output: 'There is no console to test.' }
    const env = { ...strict, [FIREFOX_VARIABLE]: findFirefox() }
    return runTool('playwright', ['test', '-c', FIREFOX_CONFIG], { env, live: true })
  })
} else notes.push('Firefox journeys not run: npm test -- --firefox runs them too, npm run e2e -- --firefox alone.')
finish()

/** Runs a step that passes or fails as a whole. Its output is shown when it fails. */
async function step(name: string, run: () => Finished | Promise<Finished>): Promise<boolean> {
  const started = Date.now()
  const { ok, output } = await attempt(run)
  if (!ok) console.log(`\n${output.trim()}\n`)
  record(name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }, started)
  return ok
}

/** Runs tests, each of which counts. Their output is shown as it comes. */
async function tests(name: string, runner: Runner, reportName: string, run: (report: string) => Promise<Finished>) {
  const started = Date.now()
  const report = `${RESULTS}/${reportName}.json`
  rmSync(report, { force: true })
  console.log(`\n${name} …`)
  const { ok, output } = await attempt(() => run(report))
  if (output !== '') console.log(output.trim())
  record(name, tallyOf(runner, report, ok), started)
}

async function attempt(run: () => Finished | Promise<Finished>): Promise<Finished> {
  try {
    return await run()
  } catch (error) {
    return { ok: false, output: error instanceof Error ? error.message : String(error) }
  }
}

function record(name: string, result: Tally, started: number) {
  const entry = { name, ...result, seconds: (Date.now() - started) / 1000 }
  steps.push(entry)
  console.log(lineOf(entry))
}

function lineOf({ name, passed, failed, seconds }: (typeof steps)[number]): string {
  const numbers = passed + failed === 1 ? '' : ` (${failed === 0 ? '' : `${failed} failed, `}${passed} passed)`
  return `${failed === 0 ? '✓' : '✗'} ${name}${numbers} ${seconds.toFixed(1)} s`
}

function finish(): never {
  const sum = (key: keyof Tally) => steps.reduce((total, entry) => total + entry[key], 0)
  const skipped = sum('skipped')
  console.log(`\n${[...steps.map(lineOf), ...notes].join('\n')}\n`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`)
  process.exit(sum('failed') === 0 ? 0 : 1)
}

function optionsFrom(args: string[]) {
  try {
    return checkOptions(args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(2)
  }
}
