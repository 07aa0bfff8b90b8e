// oxlint-disable-next-line no-unassigned-import -- it puts IndexedDB into Node
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { APPS } from '../scenarios/names.ts'
import { START_MS } from './test-backend.ts'
import { commandsOn, countingIds } from './test-commands.ts'
import type { Command } from '../session/entry.ts'
import { type Journal, openJournal } from '../session/journal.ts'
import { createSharedWorld, type SharedWorld } from '../session/shared-world.ts'

let databases = 0
/** A database of its own for every test. */
export const freshName = () => {
  databases += 1
  return `test-${databases}`
}

export interface Clock {
  now: number
}

const newRequestId = countingIds()
/** A tab on a database; opening another one on the same name is a second tab, or the same one after a reload. */
export function tab(
  name: string,
  clock: Clock = { now: START_MS },
  open: () => Promise<Journal> = () => openJournal(name),
): SharedWorld {
  return createSharedWorld({
    openJournal: open,
    wallClock: () => clock.now,
    newRequestId,
  })
}

export const { group, create, info, describeGroup } = commandsOn(APPS.typical)
export const listed: Command = {
  kind: 'call',
  action: 'ListLiveMessageGroupByPage',
  params: { AppId: APPS.typical, SortType: 1 },
}
export const reset: Command = { kind: 'control', name: 'reset', params: { scenario: 'empty' } }

/** All that is stored. */
export async function stored(name: string) {
  const database = await openDB(name)
  const entries: unknown[] = await database.getAll('entries')
  const snapshot: unknown = await database.get('snapshot', 'current')
  const setAside: unknown = await database.get('setAside', 'last')
  database.close()
  return { entries, snapshot, setAside }
}

/** Puts something into the store behind everybody's back. */
export async function tamper(name: string, store: 'entries' | 'snapshot', value: unknown, key: number | string) {
  const database = await openDB(name)
  await database.put(store, value, key)
  database.close()
}

/** Removes all entries, behind everybody's back. */
export async function forgetEntries(name: string) {
  const database = await openDB(name)
  await database.clear('entries')
  database.close()
}

/** A journal that refuses to append for as long as there is an error to refuse with. */
export async function openFailing(name: string, failing: { with?: Error }): Promise<Journal> {
  const journal = await openJournal(name)
  return {
    ...journal,
    transaction: (mode, work) =>
      journal.transaction(mode, (tx) =>
        work({
          ...tx,
          append: (entry) => (failing.with === undefined ? tx.append(entry) : Promise.reject(failing.with)),
        }),
      ),
  }
}
