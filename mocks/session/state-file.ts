import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import type { Entry } from './entry.ts'
import { dataOf, HEADER, headOf, lineOf } from './file-lines.ts'
import { codeOf, lockFile } from './file-lock.ts'
import type { Snapshot } from './journal.ts'

/** The file is rewritten once it has grown by this much, or to twice its size if that is more: rarely, however large it is. */
const MIN_GROWTH = 1024 * 1024
const LINE_BREAK = 0x0a

/** Where something stands in the file, in bytes. */
interface Place {
  from: number
  length: number
}

interface Kept {
  snapshot?: Place
  /** Lines since the snapshot, in order; their numbers have no gap. */
  entries: { seq: number; line: string }[]
}

/** A sentence for the person who named the file. */
export class StateFileError extends Error {}

/**
 * What several accounts keep in one file: records are appended and never changed. From time to time the file is written anew
 * without what snapshots have made superfluous, beside the old one, which it then replaces in one step.
 */
export class StateFile {
  readonly #path: string
  readonly #unlock: () => void
  readonly #onNotice: (text: string) => void
  readonly #accounts = new Map<string, Kept>()
  /** Open for reading and writing; undefined for the moment in which the file is replaced. */
  #open: number | undefined
  #size = 0
  /** Its size when it was last written anew. */
  #base = 0

  /** Opens or creates it. Throws StateFileError, FileInUse or an error of the file system. */
  constructor(file: string, onNotice: (text: string) => void = () => {}) {
    this.#path = path.resolve(file)
    this.#onNotice = onNotice
    this.#unlock = lockOrExplain(this.#path)
    try {
      rmSync(this.#temporary, { force: true })
      if (!existsSync(this.#path)) this.#replace([])
      else this.#load()
    } catch (error) {
      this.#unlock()
      throw error
    }
  }

  isKept(account: string): boolean {
    const kept = this.#accounts.get(account)
    return kept !== undefined && (kept.snapshot !== undefined || kept.entries.length > 0)
  }

  entriesFrom(account: string, seq: number): unknown[] {
    const { entries } = this.#of(account)
    const skip = Math.max(0, seq - (entries[0]?.seq ?? 0))
    return entries.slice(skip).map(({ line }) => dataOf(line))
  }

  snapshot(account: string): unknown {
    const { snapshot } = this.#of(account)
    return snapshot === undefined ? undefined : dataOf(this.#read(snapshot).toString('utf8'))
  }

  append(account: string, entry: Entry): void {
    const line = lineOf({ account, kind: 'entry', seq: entry.seq }, entry)
    this.#write(Buffer.from(line))
    this.#of(account).entries.push({ seq: entry.seq, line })
  }

  /** Puts it off while the file is small: the entries alone say the same. */
  compact(account: string, seq: number, snapshot?: Snapshot): void {
    if (this.#size - this.#base < Math.max(MIN_GROWTH, this.#base)) return
    const kept = this.#of(account)
    try {
      const entries = kept.entries.filter((entry) => entry.seq >= seq)
      this.#rewrite(account, { entries }, snapshot && lineOf({ account, kind: 'snapshot', seq }, snapshot))
    } catch (error) {
      this.#onNotice(`${this.#path} could not be made smaller: ${textOf(error)}`)
    }
  }

  setAside(account: string, atMs: number, reason: string): void {
    const { snapshot, entries } = this.#of(account)
    const aside = freeName(`${this.#path}.set-aside-${account}-${stampOf(atMs)}`)
    const first = snapshot === undefined ? '' : this.#read(snapshot).toString('utf8')
    writeFileSync(aside, [HEADER, first, ...entries.map(({ line }) => line)].join(''), { flag: 'wx' })
    this.#onNotice(`The state of ${account} could not be used (${reason}) and was moved to ${aside}.`)
    this.#rewrite(account, { entries: [] })
  }

  close(): void {
    this.#release()
    this.#unlock()
  }

  get #temporary(): string {
    return `${this.#path}.new`
  }

  #of(account: string): Kept {
    let kept = this.#accounts.get(account)
    if (kept === undefined) {
      kept = { entries: [] }
      this.#accounts.set(account, kept)
    }
    return kept
  }

  #load(): void {
    if (!statSync(this.#path).isFile()) throw new StateFileError(`${this.#path} is no file. Name one.`)
    const bytes = readFileSync(this.#path)
    if (bytes.length === 0) {
      this.#replace([])
      return
    }
    if (bytes.subarray(0, HEADER.length).toString('utf8') !== HEADER) {
      throw new StateFileError(`${this.#path} is no state file of the emulator. Name another one.`)
    }
    this.#open = openSync(this.#path, 'r+')
    this.#size = bytes.lastIndexOf(LINE_BREAK) + 1
    this.#base = HEADER.length
    // A write that was cut off has not been answered.
    if (this.#size < bytes.length) ftruncateSync(this.#open, this.#size)
    for (let from = HEADER.length, number = 2; from < this.#size; number += 1) {
      const length = bytes.indexOf(LINE_BREAK, from) + 1 - from
      try {
        this.#take(bytes.subarray(from, from + length).toString('utf8'), { from, length })
      } catch (error) {
        this.#putAway(`line ${number} ${textOf(error)}`)
        return
      }
      from += length
    }
  }

  #take(line: string, place: Place): void {
    const { account, kind, seq } = headOf(line)
    const kept = this.#of(account)
    if (kind === 'entry') kept.entries.push({ seq, line })
    else {
      kept.snapshot = place
      this.#base += place.length
    }
  }

  /** The whole file cannot be trusted: it is kept under another name. */
  #putAway(why: string): void {
    this.#release()
    const aside = freeName(`${this.#path}.set-aside-${stampOf(Date.now())}`)
    renameSync(this.#path, aside)
    this.#accounts.clear()
    this.#replace([])
    this.#onNotice(`${this.#path} is damaged (${why}). It was moved to ${aside}, and the accounts start anew.`)
  }

  #read({ from, length }: Place): Buffer {
    const bytes = Buffer.alloc(length)
    const file = this.#file
    for (let done = 0; done < length;) {
      const got = readSync(file, bytes, done, length - done, from + done)
      if (got === 0) throw new Error(`${this.#path} is shorter than it was.`)
      done += got
    }
    return bytes
  }

  /** Appends, completely or not at all. */
  #write(bytes: Buffer): void {
    try {
      writeAll(this.#file, bytes, this.#size)
      this.#size += bytes.length
    } catch (error) {
      ftruncateSync(this.#file, this.#size)
      throw new StateFileError(`${this.#path} cannot be written: ${textOf(error)}`, { cause: error })
    }
  }

  /** Writes the file anew with something else for one account. */
  #rewrite(account: string, instead: Kept, snapshotLine?: string): void {
    const accounts = new Map<string, Kept>(this.#accounts).set(account, instead)
    const parts: Buffer[] = []
    let at = HEADER.length
    for (const [name, { snapshot, entries }] of accounts) {
      const line =
        name === account && snapshotLine !== undefined ? Buffer.from(snapshotLine) : snapshot && this.#read(snapshot)
      const lines = Buffer.from(entries.map((entry) => entry.line).join(''))
      accounts.set(name, { entries, ...(line === undefined ? {} : { snapshot: { from: at, length: line.length } }) })
      parts.push(...(line === undefined ? [] : [line]), lines)
      at += (line?.length ?? 0) + lines.length
    }
    this.#replace(parts)
    for (const [name, kept] of accounts) this.#accounts.set(name, kept)
  }

  /** Puts a file of these parts in place of the present one. */
  #replace(parts: readonly Buffer[]): void {
    const bytes = Buffer.concat([Buffer.from(HEADER), ...parts])
    const file = openSync(this.#temporary, 'w')
    try {
      writeAll(file, bytes, 0)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    // Windows replaces no file that is open.
    this.#release()
    try {
      renameSync(this.#temporary, this.#path)
      this.#size = bytes.length
      this.#base = bytes.length
    } finally {
      this.#open = openSync(this.#path, 'r+')
    }
  }

  get #file(): number {
    if (this.#open === undefined) throw new StateFileError(`${this.#path} is closed.`)
    return this.#open
  }

  #release(): void {
    if (this.#open !== undefined) closeSync(this.#open)
    this.#open = undefined
  }
}

function lockOrExplain(file: string): () => void {
  try {
    return lockFile(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      throw new StateFileError(`There is no folder ${path.dirname(file)}. Create it first.`, { cause: error })
    throw error
  }
}

function writeAll(file: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, at + done)
}

const stampOf = (ms: number) => new Date(ms).toISOString().replaceAll(':', '-')

function freeName(wanted: string): string {
  let name = wanted
  for (let number = 2; existsSync(name); number += 1) name = `${wanted}-${number}`
  return name
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
