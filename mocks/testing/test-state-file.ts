import type { StateFile } from '../emulator/state-file.ts'
import { APPS } from '../scenarios/names.ts'
import { createSharedWorld, type SharedWorld } from '../session/shared-world.ts'
import { START_MS } from './test-backend.ts'
import { answer, commandsOn, countingIds } from './test-commands.ts'

export const { create, info, describeGroup } = commandsOn(APPS.empty)

let seconds = 0
const newRequestId = countingIds()

/** The world of an account in a state file. Its clock goes on by a second with every look at it, so that no call is throttled. */
export function worldIn(file: StateFile, account = 'account'): SharedWorld {
  return createSharedWorld({
    scenario: 'empty',
    openJournal: () => Promise.resolve(file.journal(account)),
    wallClock: () => START_MS + (seconds += 1) * 1000,
    newRequestId,
  })
}

export const isThere = (world: SharedWorld, groupId: string): Promise<boolean> =>
  answer(world, describeGroup(groupId)).then(
    () => true,
    () => false,
  )
