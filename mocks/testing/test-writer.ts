/**
 * A process for tests to kill: writes into a state file as fast as it can, and says after each write what was acknowledged.
 * `node test-writer.ts {state file} {first number}`
 */
import { writeSync } from 'node:fs'
import { APPS } from '../scenarios/names.ts'
import type { Command } from '../session/entry.ts'
import { journalIn } from '../session/file-journal.ts'
import { createSharedWorld } from '../session/shared-world.ts'
import { StateFile } from '../session/state-file.ts'

const GROUPS = 10

const [path = '', first = '0'] = process.argv.slice(2)
const begun = Date.now()
let requests = 0
const file = new StateFile(path, (text) => console.error(text))
const world = createSharedWorld({
  scenario: 'empty',
  openJournal: () => Promise.resolve(journalIn(file, 'account')),
  // A thousand times as fast as ours, which admits as many calls.
  wallClock: () => begun + (Date.now() - begun) * 1000,
  newRequestId: () => {
    requests += 1
    return `${first}-${requests}`
  },
})

async function write(command: Command): Promise<boolean> {
  const { outcome } = await world.execute(command)
  return outcome.kind === 'answer'
}

const group = (number: number) => ({ AppId: APPS.empty, GroupId: `g${number % GROUPS}` })

for (let number = 0; number < GROUPS; number += 1) {
  await write({ kind: 'call', action: 'CreateLiveMessageGroup', params: group(number) })
}
writeSync(1, 'ready\n')
for (let number = Number(first); ; number += 1) {
  const params = { ...group(number), ModifyInfo: true, GroupInfo: `${number} ${'中'.repeat(1000)}` }
  if (await write({ kind: 'call', action: 'ModifyLiveMessageGroup', params })) writeSync(1, `${number}\n`)
}
