import { existsSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { NONCE_LIFETIME_MS, type Nonces } from '../codecs/signature.ts'
import type { Journal, JournalTransaction } from '../session/journal.ts'
import { parseWorldJson, toWorldJson } from '../session/world-json.ts'
import { MOST_NONCES } from './nonces.ts'
import { StateFileError } from './state-file-error.ts'

/** What is wrong with a state file that cannot be trusted. */
class Damage extends Error {}

const IN_MEMORY = ':memory:'

/** Tells our databases from others: "ACES" in ASCII, in the file's bytes 68 to 71. */
const APPLICATION_ID = 0x41434553
const APPLICATION_ID_AT = 68

/** SQLite's own checks see the structure of a file, not what the records say: each carries a checksum. */
const TABLES = `
  PRAGMA application_id = ${APPLICATION_ID};
  CREATE TABLE record (
    account TEXT NOT NULL, kind TEXT NOT NULL, seq INTEGER NOT NULL, data TEXT NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (account, kind, seq)
  ) STRICT;
  CREATE TABLE nonce (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, nonce TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (account, nonce)
  ) STRICT;
  CREATE INDEX nonce_at ON nonce (at);`

/** A snapshot replaces entries once they have this many bytes, and more than the snapshot before: making one takes time. */
const MIN_GROWTH = 1024 * 1024

/**
 * What several accounts keep in one file, an SQLite database: journals, and the nonces of signed calls. Each change is handed to
 * the system before it returns, so that killing the process loses nothing. The database's lock keeps everybody else away.
 */
export class StateFile {
  readonly #path: string
  readonly #onNotice: (text: string) => void
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  /** Opens or creates it; without a file, all is in memory. Throws StateFileError. */
  constructor(file = IN_MEMORY, onNotice: (text: string) => void = () => {}) {
    this.#path = file === IN_MEMORY ? file : nameOf(file)
    this.#onNotice = onNotice
    const existed = existsSync(this.#path)
    try {
      this.#database = open(this.#path)
      const isEmpty = this.#sql('SELECT 1 FROM record').get() === undefined
      if (existed && isEmpty) onNotice(`${this.#path} was empty: the accounts start anew.`)
    } catch (error) {
      if (!(error instanceof Damage)) throw error
      const aside = freeName(`${this.#path}.set-aside-${stampOf(Date.now())}`)
      renameSync(this.#path, aside)
      this.#database = open(this.#path)
      onNotice(`${this.#path} is damaged (${error.message}). It was moved to ${aside}, and the accounts start anew.`)
    }
  }

  isKept(account: string): boolean {
    return this.#sql('SELECT 1 FROM record WHERE account = ? LIMIT 1').get(account) !== undefined
  }

  /** An account's journal. Its transactions wait for each other. They reject with StateFileError. */
  journal(account: string): Journal {
    const view: JournalTransaction = {
      entriesFrom: async (seq) => this.#entriesFrom(account, seq),
      snapshot: async () => this.#snapshot(account),
      append: async (entry) => this.#write(account, 'entry', entry.seq, entry),
      compact: async (seq, snapshot) => this.#compact(account, seq, snapshot),
      setAside: async (atMs, reason) => this.#setAside(account, atMs, reason),
    }
    let last: Promise<unknown> = Promise.resolve()
    return {
      transaction: (_mode, work) => {
        const result = last.then(() => work(view)).catch((error: unknown) => this.#fail(error))
        last = result.catch(() => undefined)
        return result
      },
      close() {},
    }
  }

  /** The nonces that an account's calls have used. Throws StateFileError. */
  nonces(account: string, lifetimeMs = NONCE_LIFETIME_MS, most = MOST_NONCES): Nonces {
    return {
      use: (nonce, wallMs) => {
        try {
          this.#sql('DELETE FROM nonce WHERE at < ?').run(wallMs - lifetimeMs)
          const insert = this.#sql('INSERT OR IGNORE INTO nonce (account, nonce, at) VALUES (?, ?, ?)')
          const { changes, lastInsertRowid } = insert.run(account, nonce, wallMs)
          if (changes === 0) return false
          this.#sql('DELETE FROM nonce WHERE id <= ?').run(Number(lastInsertRowid) - most)
          return true
        } catch (error) {
          return this.#fail(error)
        }
      },
    }
  }

  close(): void {
    this.#statements.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  #sql(text: string): StatementSync {
    let statement = this.#statements.get(text)
    if (statement === undefined) {
      statement = this.#database.prepare(text)
      this.#statements.set(text, statement)
    }
    return statement
  }

  #entriesFrom(account: string, seq: number): unknown[] {
    const wanted = "SELECT data FROM record WHERE account = ? AND kind = 'entry' AND seq >= ? ORDER BY seq"
    return this.#sql(wanted)
      .all(account, seq)
      .map(({ data }) => parseWorldJson(String(data)))
  }

  #snapshot(account: string): unknown {
    const row = this.#sql("SELECT data FROM record WHERE account = ? AND kind = 'snapshot'").get(account)
    return row && parseWorldJson(String(row['data']))
  }

  #write(account: string, kind: 'entry' | 'snapshot', seq: number, value: unknown): void {
    const data = toWorldJson(value)
    const checksum = checksumOf(account, kind, seq, data)
    this.#sql('INSERT INTO record VALUES (?, ?, ?, ?, ?)').run(account, kind, seq, data, checksum)
  }

  #compact(account: string, seq: number, snapshot: unknown): void {
    if (snapshot !== undefined && !this.#isLarge(account)) return
    this.#database.exec('BEGIN')
    try {
      this.#sql("DELETE FROM record WHERE account = ? AND (kind = 'snapshot' OR seq < ?)").run(account, seq)
      if (snapshot !== undefined) this.#write(account, 'snapshot', seq, snapshot)
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      this.#onNotice(`${this.#path} could not be made smaller: ${textOf(error)}`)
    }
  }

  #isLarge(account: string): boolean {
    const { entries, snapshot } =
      this.#sql(
        `SELECT total(octet_length(data)) FILTER (WHERE kind = 'entry') AS entries,
           total(octet_length(data)) FILTER (WHERE kind = 'snapshot') AS snapshot FROM record WHERE account = ?`,
      ).get(account) ?? {}
    return Number(entries) >= Math.max(MIN_GROWTH, Number(snapshot))
  }

  #setAside(account: string, atMs: number, reason: string): void {
    const aside = freeName(`${this.#path}.set-aside-${account}-${stampOf(atMs)}`)
    const records = this.#sql('SELECT kind, seq, data FROM record WHERE account = ? ORDER BY seq').all(account)
    writeFileSync(aside, records.map((record) => `${JSON.stringify(record)}\n`).join(''), { flag: 'wx' })
    this.#onNotice(`The state of ${account} could not be used (${reason}) and was moved to ${aside}.`)
    this.#sql('DELETE FROM record WHERE account = ?').run(account)
  }

  #fail(error: unknown): never {
    if (this.#database.isOpen && codeOf(error) === undefined) throw error
    throw unusable(this.#path, error)
  }
}

/** The one name of a file, by whichever links it was named. Throws StateFileError. */
function nameOf(file: string): string {
  const folder = path.dirname(file)
  if (!existsSync(folder)) throw new StateFileError(`There is no folder ${path.resolve(folder)}. Create it first.`)
  if (!existsSync(file)) return path.join(realpathSync.native(folder), path.basename(file))
  const name = realpathSync.native(file)
  const status = statSync(name)
  if (!status.isFile()) throw new StateFileError(`${name} is no file. Name one.`)
  // What a killed process has left half done stands in a journal beside the name that it knew.
  if (status.nlink > 1) throw new StateFileError(`${name} has other names (hard links). Copy it, and name the copy.`)
  return name
}

/** A database with its lock and its tables. Throws StateFileError, or Damage when it is a state file that cannot be trusted. */
function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { open: false })
  const pragma = (name: string) => database.prepare(`PRAGMA ${name}`).get()?.[name]
  try {
    database.open()
    const isNew = pragma('page_count') === 0
    // Not WAL: there, a damaged record silently takes all later ones with it. Without waiting for the disk only a power cut does harm.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF; BEGIN EXCLUSIVE')
    if (isNew) database.exec(TABLES)
    else if (pragma('application_id') !== APPLICATION_ID) throw noStateFile(file)
    database.exec('COMMIT')
    const complaint = pragma('integrity_check')
    if (complaint !== 'ok') throw new Damage(String(complaint))
    for (const { account, kind, seq, data, checksum } of database.prepare('SELECT * FROM record').iterate()) {
      if (checksum !== checksumOf(account, kind, seq, data)) throw new Damage('a record was changed')
    }
    return database
  } catch (error) {
    if (database.isOpen) database.close()
    throw explained(error, file)
  }
}

/** Codes of SQLite. */
const [BUSY, CORRUPT, NO_DATABASE] = [5, 11, 26]

function explained(error: unknown, file: string): unknown {
  const code = codeOf(error)
  if (code === undefined) return error
  if (code === BUSY) return new StateFileError(`${file} is in use by another emulator. End it first.`, { cause: error })
  if (code !== CORRUPT && code !== NO_DATABASE) return unusable(file, error)
  // Only now: to close a file is to give up every lock that this process has on it.
  const head = readFileSync(file).subarray(APPLICATION_ID_AT)
  return head.length >= 4 && head.readUInt32BE() === APPLICATION_ID
    ? new Damage(textOf(error), { cause: error })
    : noStateFile(file)
}

const unusable = (file: string, error: unknown) =>
  new StateFileError(`${file} cannot be used: ${textOf(error)}`, { cause: error })

const noStateFile = (file: string) => new StateFileError(`${file} is no state file of the emulator. Name another one.`)

/** SQLite's code, without what it adds to tell apart errors of one kind. */
function codeOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined
}

const checksumOf = (...fields: unknown[]): number => crc32(fields.join(' '))

const stampOf = (ms: number) => new Date(ms).toISOString().replaceAll(':', '-')

function freeName(wanted: string): string {
  let name = wanted
  for (let number = 2; existsSync(name); number += 1) name = `${wanted}-${number}`
  return name
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
