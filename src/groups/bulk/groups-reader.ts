import { isRefusedWith } from '#api/failure.ts'
import type { Group } from '#api/groups.ts'
import { ageOf, type Moment, momentNow } from '#lib/age.ts'
import { type Read, readingOf } from './candidates.ts'

/** Groups asked for at the same time. */
const LANES = 4
/** Milliseconds between two notices, after which the plan is made anew: of thousands that takes a while. */
const publishEveryMs = (groups: number) => Math.max(200, groups / 5)

/** What has been read so far; another object after each change. */
export interface Reads {
  of: (id: string) => Read | undefined
  /** How many of the groups have been read. */
  count: number
  /** The groups are being read, or about to be. */
  reading: boolean
  /** What stopped the reading; what was read stays. */
  failure: unknown
}

type ReadGroup = (id: string, signal: AbortSignal) => Promise<Group>

/** Reads the groups of a plan one after the other, and keeps what matters of each. */
export class GroupsReader {
  readonly ids: readonly string[]
  readonly #read: ReadGroup
  readonly #now: () => Moment
  readonly #reads = new Map<string, Read>()
  readonly #listeners = new Set<() => void>()
  #begun = false
  #run: AbortController | undefined
  #failure: unknown
  #snapshot: Reads | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(ids: readonly string[], read: ReadGroup, now: () => Moment = momentNow) {
    this.ids = ids
    this.#read = read
    this.#now = now
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get = (): Reads =>
    (this.#snapshot ??= {
      of: (id) => this.#reads.get(id),
      count: this.#reads.size,
      reading: this.#run !== undefined || !this.#begun,
      failure: this.#failure,
    })

  /** Milliseconds since the group was read; Infinity when it has not been. */
  ageOf(id: string): number {
    const read = this.#reads.get(id)
    return read === undefined || read === 'gone' ? Infinity : ageOf(read.at, this.#now())
  }

  /** Reads those that have not been read, unless that is happening already. */
  begin = (): void => {
    this.#begun = true
    if (this.#run !== undefined || this.#reads.size === this.ids.length) return
    const run = new AbortController()
    this.#run = run
    this.#failure = undefined
    this.#publish()
    const missing = this.ids.filter((id) => !this.#reads.has(id))
    void this.#readAll(missing, run.signal)
      .catch((error: unknown) => {
        if (!run.signal.aborted) this.#failure = error
      })
      .finally(() => {
        if (this.#run !== run) return
        this.#run = undefined
        this.#publish()
      })
  }

  /** What was read stays, and `begin` goes on from there. */
  stop = (): void => {
    this.#run?.abort()
    this.#run = undefined
    this.#publish()
  }

  /** Reads these again. Rejects with what stops it, or the signal's reason; what is known stays. */
  async renew(ids: readonly string[], signal: AbortSignal): Promise<void> {
    await this.#readAll(ids, signal)
    this.#publish()
  }

  async #readAll(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const next = ids.values()
    let stopped = false
    const lane = async () => {
      for (let id = next.next(); id.done !== true && !stopped; id = next.next()) {
        try {
          this.#reads.set(id.value, readingOf(await this.#read(id.value, signal), this.#now()))
        } catch (error) {
          signal.throwIfAborted()
          if (!isRefusedWith(error, 'ResourceNotExist')) {
            stopped = true
            throw error
          }
          this.#reads.set(id.value, 'gone')
        }
        this.#publishSoon()
      }
    }
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane))
    signal.throwIfAborted()
    const failed = lanes.find((result) => result.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  #publish(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#snapshot = undefined
    for (const listener of this.#listeners) listener()
  }

  #publishSoon(): void {
    this.#timer ??= setTimeout(() => this.#publish(), publishEveryMs(this.ids.length))
  }
}
