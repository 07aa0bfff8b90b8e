/**
 * A process for tests to kill: writes into a state file as fast as it can, and says after each write what was acknowledged.
 * `node test-writer.ts {state file} {first number}`
 */
import { writeSync } from 'node:fs'
import { StateFile } from '../emulator/state-file.ts'
import { APPS } from '../scenarios/names.ts'
import type { Command } from '../session/entry.ts'
import { createSharedWorld } from '../session/shared-world.ts'
import { commandsOn, countingIds } from './test-commands.ts'

const GROUPS = 10

const [path = '', first = '0'] = process.argv.slice(2)
const begun = Date.now()
const file = new StateFile(path, (text) => console.error(text))
const world = createSharedWorld({
  scenario: 'empty',
  openJournal: () => Promise.resolve(file.journal('account')),
  // A thousand times as fast as ours, which admits as many calls.
  wallClock: () => begun + (Date.now() - begun) * 1000,
  newRequestId: countingIds(`${first}-`),
})

async function write(command: Command): Promise<boolean> {
  const { outcome } = await world.execute(command)
  return outcome.kind === 'answer'
}

const { create, info } = commandsOn(APPS.empty)

for (let number = 0; number < GROUPS; number += 1) {
  await write(create(`g${number}`))
}
writeSync(1, 'ready\n')
for (let number = Number(first); ; number += 1) {
  if (await write(info(`g${number % GROUPS}`, `${number} ${'中'.repeat(1000)}`))) writeSync(1, `${number}\n`)
}
