#!/usr/bin/env node
/** `audience-console mock | emulator | gateway`: what is loaded is what is asked for. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { whenLeft } from '../scripts/left.mjs'

const NAME = 'audience-console'

type Run = (args: string[], command: string) => Promise<void>

const COMMANDS: Record<string, { about: string; load: () => Promise<Run> }> = {
  mock: {
    about: 'serves the console on a backend of its own, which lives in the browser',
    load: async () => (await import('../mocks/site/run.ts')).runSite,
  },
  emulator: {
    about: 'the backend over HTTP: for clients of the vendor’s API, and on the console’s own wire',
    load: async () => (await import('../mocks/emulator/run.ts')).runEmulator,
  },
  gateway: {
    about: 'serves the console for real use, and signs its calls',
    load: async () => (await import('../gateway/run.ts')).runGateway,
  },
}

const USAGE = [
  `Usage: ${NAME} <command> [options]`,
  '',
  ...Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`),
  '',
  `${NAME} <command> --help lists its options; ${NAME} --version says which one this is.`,
].join('\n')

/** Of the package that this file is in. */
function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return v.parse(v.object({ version: v.string() }), JSON.parse(text)).version
}

const [name, ...args] = process.argv.slice(2)
const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (command !== undefined) {
  // npm and npx tell nobody that they were ended. To the programs it is as if their terminal had gone.
  whenLeft(() => process.kill(process.pid, 'SIGHUP'))
  await (
    await command.load()
  )(args, `${NAME} ${name ?? ''}`)
} else if (name === '--help' || name === '-h') console.log(USAGE)
else if (name === '--version') console.log(version())
else {
  console.error(name === undefined ? USAGE : `There is no command "${name}".\n\n${USAGE}`)
  process.exitCode = 2
}
