/**
 * The package as its users have it: installed from its tarball into a project that is not in this tree. Types by two compilers, then
 * the project's tests. `node scripts/kit-outside.ts [report]`: where Playwright's report goes.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { BROWSER_VARIABLE, findBrowser } from './browser.ts'
import { ROOT } from './install.mjs'
import { kitExamples } from './kit-examples.ts'
import { endWithParent } from './lifetime.ts'
import { packKit } from './pack-kit.ts'
import { endTools, runProgram } from './processes.ts'

const [report] = process.argv.slice(2)
const folder = mkdtempSync(path.join(os.tmpdir(), 'outside-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
endWithParent(endTools, { graceMs: 10_000, exitCode: 130 })

try {
  const { file, bytes } = await packKit()
  console.log(`The package has ${(bytes / 1e6).toFixed(1)} MB.`)
  cpSync(path.join(ROOT, 'kit/outside'), folder, { recursive: true })
  mkdirSync(path.join(folder, 'examples'))
  for (const { name, text } of kitExamples()) writeFileSync(path.join(folder, 'examples', name), text)
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '--loglevel=error']
  await run('npm', ['install', ...quiet, file])
  await run('npx', ['--no-install', 'msw', 'init', 'page/public', '--no-save'])
  for (const compiler of ['typescript', 'typescript-5.9']) await node(`node_modules/${compiler}/bin/tsc`)
  await node('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn'])
  const env = {
    [BROWSER_VARIABLE]: findBrowser(),
    ...(report === undefined ? {} : { OUTSIDE_REPORT: path.resolve(report) }),
  }
  await node('node_modules/@playwright/test/cli.js', ['test'], env)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function node(script: string, args: string[] = [], env: Record<string, string> = {}) {
  return run(process.execPath, [script, ...args], env)
}

async function run(program: string, args: string[], env: Record<string, string> = {}) {
  const { ok } = await runProgram(program, args, { cwd: folder, env, live: true })
  if (!ok) throw new Error(`Failed in the project outside: ${program} ${args.join(' ')}`)
}
