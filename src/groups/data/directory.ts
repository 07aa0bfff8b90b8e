import type { GroupPage, GroupRow } from '#api/groups.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { ageOf, type Moment, momentNow } from '#lib/age.ts'
import { nextAsked } from './asked.ts'
import { type KnownGroup, KnownGroups } from './known-groups.ts'
import type { DirectorySnapshot } from './directory-snapshot.ts'
import { FactsStore } from './group-facts.ts'
import { findMovedPages } from './moved-pages.ts'

interface ReadPage extends GroupPage {
  /** See `nextAsked`. */
  asked: number
}

/** Reads one page (counted from 1) of all groups of an application, deleted ones included, oldest first. */
export type PageReader = (number: number, signal: AbortSignal) => Promise<ReadPage>

interface DirectoryOptions {
  pageSize?: number
  /** Pages asked for at the same time. */
  lanes?: number
  /** Milliseconds between two notices to subscribers while reading. */
  publishEveryMs?: number
  /** Told at once which groups are new or not as they were known before. */
  onNews?: (rows: readonly GroupRow[]) => void
}

interface LoadedPage {
  groups: KnownGroup[]
  /** Read since the reading began or was asked to begin anew; other pages are only shown until they are. */
  fresh: boolean
}

/**
 * All groups of one application, read page by page behind the list, because the service cannot search. Ascending creation
 * time with deleted groups included is an order in which a deletion moves nothing, a new group comes last, and only a purge
 * shifts what follows it. So when the total changes, the pages before the first changed one are still right.
 *
 * What other lists and Describe tell of these groups is taken as well, so that it knows each group as it was read last; what was
 * asked for earlier never replaces what was asked for later, however long its answer took.
 */
export class GroupDirectory {
  /** What Describe has told of these groups besides. */
  readonly facts = new FactsStore()
  readonly #readPage: PageReader
  readonly #pageSize: number
  readonly #lanes: number
  readonly #publishEveryMs: number
  readonly #onNews: (rows: readonly GroupRow[]) => void
  readonly #listeners = new Set<() => void>()
  readonly #known = new KnownGroups()
  /** Until a later read shows them, or no page holds them any more. */
  readonly #vanished = new WeakSet<KnownGroup>()
  #pages: (LoadedPage | undefined)[] = []
  #total: number | undefined
  #complete = false
  #completeAt: Moment | undefined
  #anew = false
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
    this.#onNews = options.onNews ?? (() => undefined)
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
    if (this.#completeAt !== undefined && ageOf(this.#completeAt, momentNow()) > maxAgeMs) this.#forgetFresh()
  }

  /** Reads everything once more while the old rows stay in view. */
  refresh(): void {
    this.stop()
    this.#anew = true
    this.#forgetFresh()
    this.resume()
  }

  /** A group as it was read last; undefined when nothing has shown it, or it is gone. */
  find = (id: string): GroupRow | undefined => {
    const group = this.#known.find(id)
    return group === undefined || this.#vanished.has(group) ? undefined : group.entry.row
  }

  /** Takes what another list has read. `total` = all groups of the application, when that list knows. */
  observe(rows: readonly GroupRow[], total: number | undefined, asked = nextAsked()): void {
    // Everything is read, and yet there is a group that no page holds.
    this.#suspect ||= this.#complete && rows.some(({ id }) => (this.#known.find(id)?.places ?? 0) === 0)
    let news = this.#glimpse(rows, asked)
    if (total !== undefined && total !== this.#total) {
      news = true
      // While reading, the next page tells by itself.
      if (this.#complete) this.#suspect = true
      else this.#total ??= total
    }
    if (news) this.#publish()
    if (this.#suspect) this.resume()
  }

  /** Takes groups as Describe tells them. Those that were just created come last. */
  put(rows: readonly GroupRow[], { asked = nextAsked(), created = false } = {}): void {
    let news = this.#glimpse(rows, asked)
    if (created && this.#complete && this.#run === undefined) {
      for (const { id } of rows) {
        const group = this.#known.find(id)
        if (group?.places !== 0) continue
        this.#append(group)
        news = true
      }
    }
    if (news) this.#publish()
  }

  /** Describe knows no such group (any more): it is not shown, and which pages moved by that is found out. */
  vanish(id: string, asked: number): void {
    const group = this.#known.find(id)
    if (group === undefined || asked < group.asked || this.#vanished.has(group)) return
    this.#vanished.add(group)
    this.#suspect ||= this.#complete
    this.#publish()
    if (this.#suspect) this.resume()
  }

  #glimpse(rows: readonly GroupRow[], asked: number): boolean {
    const { groups, news } = this.#known.learn(rows, asked)
    for (const group of groups) {
      group.glimpsed ||= group.places === 0
      if (group.asked === asked) this.#vanished.delete(group)
    }
    if (news.length > 0) this.#onNews(news)
    return news.length > 0
  }

  #append(group: KnownGroup): void {
    const last = this.#pages.at(-1)
    if (last !== undefined && last.groups.length < this.#pageSize) last.groups.push(group)
    else this.#pages.push({ groups: [group], fresh: true })
    group.places = 1
    group.glimpsed = false
    this.#total = (this.#total ?? 0) + 1
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
      this.#known.endGlimpses()
      this.#complete = true
      this.#anew = false
      this.#completeAt = momentNow()
    } while (this.#suspect)
  }

  /** Reads the pages that are missing or old. False when the total turned out to have changed. */
  async #fill(signal: AbortSignal): Promise<boolean> {
    if (this.#total === undefined) {
      const first = await this.#readPage(1, signal)
      signal.throwIfAborted()
      this.#total = first.total
      this.#store(0, first)
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
          if (page.total === total) this.#store(index, page)
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
    if (!stopped) for (const page of this.#pages.splice(count)) this.#known.release(page?.groups ?? [])
    return !stopped
  }

  /** After a change of the total: keeps the pages before the first one whose groups moved, and marks the rest as old. */
  async #keepUnmoved(signal: AbortSignal): Promise<void> {
    const gap = this.#firstToRead()
    const moved = await findMovedPages(
      gap === -1 ? this.#pages.length : gap,
      (index) => this.#pages[index]?.groups.map(({ entry }) => entry.row.id) ?? [],
      (number) => this.#readPage(number, signal),
    )
    signal.throwIfAborted()
    this.#forgetFresh(moved.from)
    for (const [index, page] of moved.read) this.#store(index, page)
    this.#total = moved.total
    this.#suspect = false
    this.#publish()
  }

  #store(index: number, { rows, asked }: ReadPage): void {
    const { groups, news } = this.#known.learn(rows, asked)
    for (const group of groups) {
      group.places += 1
      if (group.asked === asked) this.#vanished.delete(group)
    }
    this.#known.release(this.#pages[index]?.groups ?? [])
    this.#pages[index] = { groups, fresh: true }
    if (news.length > 0) this.#onNews(news)
    this.#publishSoon()
  }

  #build(): DirectorySnapshot {
    // A page that moved while others were read may hold a group twice.
    const groups = new Set(this.#pages.flatMap((page) => page?.groups ?? []))
    for (const group of this.#known.all()) groups.add(group)
    return {
      entries: Array.from(groups)
        .filter((group) => !this.#vanished.has(group))
        .map(({ entry }) => entry),
      total: this.#total,
      complete: this.#complete,
      anew: this.#anew,
      reading: this.#run !== undefined,
      failure: this.#failure,
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
