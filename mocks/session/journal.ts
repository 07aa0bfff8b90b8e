import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import type { Entry } from './entry.ts'

/** A world as of an entry, so that older entries need not be kept. */
export interface Snapshot {
  version: number
  /** The entry it includes as the last one, which stays in the journal. */
  seq: number
  world: unknown
}

/** The journal inside one transaction. What is read back is unknown until it has been checked. */
export interface JournalTransaction {
  /** Entries from `seq` on, in order. */
  entriesFrom(seq: number): Promise<unknown[]>
  snapshot(): Promise<unknown>
  append(entry: Entry): Promise<void>
  /** Forgets all entries before `seq`; the snapshot, when given, tells what they had done. */
  compact(seq: number, snapshot?: Snapshot): Promise<void>
  /** Moves everything out of the way, for a person to look at. */
  setAside(atMs: number, reason: string): Promise<void>
}

/**
 * The journal that all tabs share. A `readwrite` transaction of IndexedDB is the lock: the browser runs one at a time over all
 * tabs, it holds reading, running and appending together, and it ends with the tab, so no second mechanism (Web Locks, which
 * insecure origins do not have) can disagree with it. `work` may await nothing but the transaction.
 */
export interface Journal {
  transaction<T>(mode: 'readonly' | 'readwrite', work: (journal: JournalTransaction) => Promise<T>): Promise<T>
  close(): void
}

const ENTRIES = 'entries'
const SNAPSHOT = 'snapshot'
const SET_ASIDE = 'setAside'
const STORES = [ENTRIES, SNAPSHOT, SET_ASIDE] as const
type Store = (typeof STORES)[number]
const CURRENT = 'current'

interface Schema extends DBSchema {
  entries: { key: number; value: unknown }
  snapshot: { key: string; value: unknown }
  setAside: { key: string; value: unknown }
}

/** Milliseconds until a database that does not open counts as not there. */
const OPEN_TIMEOUT_MS = 5000

/**
 * Rejects when the browser gives no storage. A database of this name that somebody else made keeps what it has; our stores are
 * added beside.
 */
export async function openJournal(name: string): Promise<Journal> {
  let database = await open(name)
  if (STORES.some((store) => !database.objectStoreNames.contains(store))) {
    const { version } = database
    database.close()
    database = await open(name, version + 1)
  }
  return { transaction: (mode, work) => inTransaction(database, mode, work), close: () => database.close() }
}

function open(name: string, version?: number): Promise<IDBPDatabase<Schema>> {
  const opening = openDB<Schema>(name, version, {
    upgrade(database) {
      for (const store of STORES) if (!database.objectStoreNames.contains(store)) database.createObjectStore(store)
    },
    // Another tab that wants to delete or change the database must not wait for us.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
  return withTimeout(opening, OPEN_TIMEOUT_MS)
}

async function inTransaction<T>(
  database: IDBPDatabase<Schema>,
  mode: 'readonly' | 'readwrite',
  work: (journal: JournalTransaction) => Promise<T>,
): Promise<T> {
  const transaction =
    mode === 'readonly'
      ? database.transaction(STORES, 'readonly')
      : database.transaction(STORES, 'readwrite', { durability: 'relaxed' })
  // Watched from the start: an abort must not become an unhandled rejection while `work` is still running.
  const done = transaction.done.then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  let result: T
  try {
    result = await work(view(transaction))
  } catch (error) {
    try {
      transaction.abort()
    } catch {
      // It has ended by itself, which is what we want.
    }
    await done
    throw error
  }
  const failure = await done
  if (failure !== undefined) throw failure.error
  return result
}

type Transaction = IDBPTransaction<Schema, readonly Store[]> | IDBPTransaction<Schema, readonly Store[], 'readwrite'>

function view(transaction: Transaction): JournalTransaction {
  const writable = <S extends Store>(store: S) => {
    if (transaction.mode === 'readonly') throw new Error('This transaction only reads.')
    return transaction.objectStore(store)
  }
  return {
    entriesFrom: (seq) => transaction.objectStore(ENTRIES).getAll(IDBKeyRange.lowerBound(seq)),
    snapshot: () => transaction.objectStore(SNAPSHOT).get(CURRENT),
    async append(entry) {
      await writable(ENTRIES).put(entry, entry.seq)
    },
    async compact(seq, snapshot) {
      await writable(ENTRIES).delete(IDBKeyRange.upperBound(seq, true))
      if (snapshot === undefined) await writable(SNAPSHOT).delete(CURRENT)
      else await writable(SNAPSHOT).put(snapshot, CURRENT)
    },
    async setAside(atMs, reason) {
      const entries = await transaction.objectStore(ENTRIES).getAll()
      const snapshot = await transaction.objectStore(SNAPSHOT).get(CURRENT)
      await writable(SET_ASIDE).put({ at: atMs, reason, entries, snapshot }, 'last')
      await writable(ENTRIES).clear()
      await writable(SNAPSHOT).clear()
    },
  }
}

function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms.`)), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
