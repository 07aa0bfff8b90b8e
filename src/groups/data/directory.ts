import type { GroupPage, GroupRow } from '#api/groups.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { findMovedPages } from './moved-pages.ts'
import { sameRow } from './rows.ts'
import { haystackOf } from './search.ts'

/** A group with the text a search looks through, made once. */
export interface DirectoryEntry {
  row: GroupRow
  haystack: string
}

export interface DirectorySnapshot {
  /** Every group read so far, oldest first once complete. */
  entries: readonly DirectoryEntry[]
  /** Groups the application has; undefined before the first answer. */
  total: number | undefined
  /** Every group has been read once. */
  complete: boolean
  reading: boolean
  /** What stopped the reading; what was read stays. */
  failure: unknown
  /** When the last page was read, in milliseconds of `Date.now()`. */
  readAt: number
}

/** Reads one page (counted from 1) of all groups of an application, deleted ones included, oldest first. */
export type PageReader = (number: number, signal: AbortSignal) => Promise<GroupPage>

interface DirectoryOptions {
  pageSize?: number
  /** Pages asked for at the same time. */
  lanes?: number
  /** Milliseconds between two notices to subscribers while reading. */
  publishEveryMs?: number
}

interface LoadedPage {
  entries: DirectoryEntry[]
  /** Read since the reading began or was asked to begin anew; other pages are only shown until they are. */
  fresh: boolean
}

const toEntry = (row: GroupRow): DirectoryEntry => ({ row, haystack: haystackOf(row) })

/**
 * All groups of one application, read page by page behind the list, because the service cannot search. Ascending creation
 * time with deleted groups included is an order in which a deletion moves nothing, a new group comes last, and only a purge
 * shifts what follows it. So when the total changes, the pages before the first changed one are still right.
 */
export class GroupDirectory {
  readonly #readPage: PageReader
  readonly #pageSize: number
  readonly #lanes: number
  readonly #publishEveryMs: number
  readonly #listeners = new Set<() => void>()
  #pages: (LoadedPage | undefined)[] = []
  /** Groups another list has shown already, until their own page is read. */
  readonly #glimpsed = new Map<string, DirectoryEntry>()
  #total: number | undefined
  #complete = false
  /** Moments in milliseconds of `Date.now()`. */
  #completeAt = 0
  #readAt = 0
  /** Another list showed that loaded pages may have moved. */
  #suspect = false
  #failure: unknown
  #run: AbortController | undefined
  #snapshot: DirectorySnapshot | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(readPage: PageReader, options: DirectoryOptions = {}) {
    this.#readPage = readPage
    this.#pageSize = options.pageSize ?? LIMITS.groupPageSize
    this.#lanes = options.lanes ?? 4
    this.#publishEveryMs = options.publishEveryMs ?? 150
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getSnapshot = (): DirectorySnapshot => (this.#snapshot ??= this.#build())

  /** Reads what is missing, unless that is happening already. */
  resume = (): void => {
    if (this.#run !== undefined || !this.#needsReading()) return
    const run = new AbortController()
    this.#run = run
    this.#failure = undefined
    this.#publish()
    void this.#readAll(run.signal)
      .catch((error: unknown) => {
        if (!run.signal.aborted) this.#failure = error
      })
      .finally(() => {
        if (this.#run !== run) return
        this.#run = undefined
        this.#publish()
      })
  }

  /** Cancels the reading; what was read stays, and `resume` goes on from there. */
  stop(): void {
    this.#run?.abort()
    this.#run = undefined
    this.#publish()
  }

  /** Everything read longer than `maxAgeMs` ago is to be read again; until then it stays in view. */
  outdate(maxAgeMs: number): void {
    if (this.#complete && Date.now() - this.#completeAt > maxAgeMs) this.#forgetFresh()
  }

  /** Reads everything once more while the old rows stay in view. */
  refresh(): void {
    this.stop()
    this.#forgetFresh()
    this.resume()
  }

  /** Takes what another list has just shown. `total` = all groups of the application, when that list knows. */
  observe(rows: readonly GroupRow[], total: number | undefined): void {
    let news = false
    for (const row of rows) {
      const found = this.#replace(row)
      if (found !== 'same') news = true
      if (found !== 'unknown') continue
      this.#glimpsed.set(row.id, toEntry(row))
      this.#suspect ||= this.#complete
    }
    if (total !== undefined && total !== this.#total) {
      news = true
      // While reading, the next page tells by itself.
      if (this.#complete) this.#suspect = true
      else this.#total ??= total
    }
    if (news) this.#publish()
    if (this.#suspect) this.resume()
  }

  /** Takes a group as it is after a change of ours. One that was just created comes last. */
  put(row: GroupRow, { created = false } = {}): void {
    const found = this.#replace(row)
    if (found === 'same') return
    if (found === 'unknown') {
      const last = this.#pages.at(-1)
      if (!created || !this.#complete || this.#run !== undefined) this.#glimpsed.set(row.id, toEntry(row))
      else {
        if (last !== undefined && last.entries.length < this.#pageSize) last.entries.push(toEntry(row))
        else this.#pages.push({ entries: [toEntry(row)], fresh: true })
        this.#total = (this.#total ?? 0) + 1
      }
    }
    this.#publish()
  }

  #needsReading(): boolean {
    return this.#suspect || !this.#complete || this.#firstToRead() !== -1
  }

  /** Index of the first page that is missing or old; -1 when there is none. */
  #firstToRead(): number {
    return this.#pages.findIndex((page) => page?.fresh !== true)
  }

  #forgetFresh(from = 0): void {
    for (const page of this.#pages.slice(from)) if (page !== undefined) page.fresh = false
  }

  async #readAll(signal: AbortSignal): Promise<void> {
    do {
      if (this.#suspect) await this.#keepUnmoved(signal)
      while (!(await this.#fill(signal))) await this.#keepUnmoved(signal)
      this.#glimpsed.clear()
      this.#complete = true
      this.#completeAt = Date.now()
    } while (this.#suspect)
  }

  /** Reads the pages that are missing or old. False when the total turned out to have changed. */
  async #fill(signal: AbortSignal): Promise<boolean> {
    if (this.#total === undefined) {
      const first = await this.#readPage(1, signal)
      signal.throwIfAborted()
      this.#total = first.total
      this.#store(0, first.rows)
    }
    const total = this.#total
    const count = Math.ceil(total / this.#pageSize)
    let next = 0
    let stopped = false
    const lane = async () => {
      while (!stopped) {
        while (next < count && this.#pages[next]?.fresh === true) next += 1
        const index = next
        if (index >= count) return
        next += 1
        try {
          const page = await this.#readPage(index + 1, signal)
          signal.throwIfAborted()
          if (page.total === total) this.#store(index, page.rows)
          else stopped = true
        } catch (error) {
          stopped = true
          throw error
        }
      }
    }
    // Settled, not raced: what the other lanes have under way is worth keeping when one fails.
    const lanes = await Promise.allSettled(Array.from({ length: this.#lanes }, lane))
    signal.throwIfAborted()
    const failed = lanes.find((result) => result.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    if (!stopped) this.#pages.length = count
    return !stopped
  }

  /** After a change of the total: keeps the pages before the first one whose groups moved, and marks the rest as old. */
  async #keepUnmoved(signal: AbortSignal): Promise<void> {
    const gap = this.#firstToRead()
    const moved = await findMovedPages(
      gap === -1 ? this.#pages.length : gap,
      (index) => this.#pages[index]?.entries.map(({ row }) => row.id) ?? [],
      (number) => this.#readPage(number, signal),
    )
    signal.throwIfAborted()
    this.#forgetFresh(moved.from)
    for (const [index, rows] of moved.read) this.#store(index, rows)
    this.#total = moved.total
    this.#suspect = false
    this.#publish()
  }

  #store(index: number, rows: readonly GroupRow[]): void {
    this.#pages[index] = { entries: rows.map(toEntry), fresh: true }
    this.#readAt = Date.now()
    this.#publishSoon()
  }

  /** Replaces a group that is known by its page or by a glimpse. */
  #replace(row: GroupRow): 'same' | 'replaced' | 'unknown' {
    for (const page of this.#pages) {
      const at = page?.entries.findIndex((entry) => entry.row.id === row.id) ?? -1
      const entry = page?.entries[at]
      if (page === undefined || entry === undefined) continue
      if (sameRow(entry.row, row)) return 'same'
      page.entries[at] = toEntry(row)
      return 'replaced'
    }
    const glimpse = this.#glimpsed.get(row.id)
    if (glimpse === undefined) return 'unknown'
    if (sameRow(glimpse.row, row)) return 'same'
    this.#glimpsed.set(row.id, toEntry(row))
    return 'replaced'
  }

  #build(): DirectorySnapshot {
    const byId = new Map<string, DirectoryEntry>()
    // A page that moved while others were read may hold a group twice.
    for (const page of this.#pages) for (const entry of page?.entries ?? []) byId.set(entry.row.id, entry)
    for (const [id, entry] of this.#glimpsed) if (!byId.has(id)) byId.set(id, entry)
    return {
      entries: [...byId.values()],
      total: this.#total,
      complete: this.#complete,
      reading: this.#run !== undefined,
      failure: this.#failure,
      readAt: this.#readAt,
    }
  }

  #publish(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#snapshot = undefined
    for (const listener of this.#listeners) listener()
  }

  #publishSoon(): void {
    this.#timer ??= setTimeout(() => this.#publish(), this.#publishEveryMs)
  }
}
