import { isRefusedWith } from '#api/failure.ts'
import type { Group } from '#api/groups.ts'

/** Groups asked for at the same time. */
const LANES = 4
/** Failures one after the other that are no matter of single groups. */
const MOST_FAILURES = 5

export interface ExportState {
  phase: 'reading' | 'paused' | 'done'
  /** Groups that are in the file. */
  read: number
  total: number
  /** Groups that could not be read, in the order they were wanted. */
  failed: readonly string[]
  /** Groups that the service does not know any more. */
  gone: readonly string[]
  /** Why it paused by itself, or what the last group failed with. */
  failure: unknown
}

interface ExportOptions {
  /** Reads one group, within whatever budget it has. */
  describe: (id: string, signal: AbortSignal) => Promise<Group>
  /** Takes the groups, in the order in which they were wanted. */
  write: (group: Group) => void
  /** Told when none is missing, with how many were written. */
  onWhole?: (read: number) => void
}

/**
 * Reads groups one after the other, a few at a time, and passes each on as soon as those before it are, so that no more than these few are
 * kept. What cannot be read is left for later; when nothing can be, it pauses by itself.
 */
export class ExportReader {
  readonly #options: ExportOptions
  readonly #listeners = new Set<() => void>()
  readonly #stopping = new AbortController()
  /** Places of those that are still to be read, and of those that are read but wait for others. */
  #ids: readonly string[]
  #next = 0
  #written = 0
  readonly #waiting = new Map<number, Group | undefined>()
  #lanes = 0
  #failuresInARow = 0
  #state: ExportState

  constructor(ids: readonly string[], options: ExportOptions) {
    this.#options = options
    this.#ids = ids
    this.#state = { phase: 'paused', read: 0, total: ids.length, failed: [], gone: [], failure: undefined }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): ExportState => this.#state

  /** Begins, or goes on: first with the rest, then once more with what failed. */
  resume(): void {
    if (this.#state.phase === 'reading' || this.#stopping.signal.aborted) return
    const { failed } = this.#state
    this.#ids = [...this.#ids, ...failed]
    this.#failuresInARow = 0
    this.#tell({ phase: 'reading', failed: [], failure: undefined })
    for (let lanes = this.#lanes; lanes < LANES; lanes += 1) void this.#lane()
  }

  /** Asks for no more; what is under way arrives. */
  pause(): void {
    if (this.#state.phase === 'reading') this.#tell({ phase: 'paused' })
  }

  /** For good. */
  stop(): void {
    this.#stopping.abort()
  }

  async #lane(): Promise<void> {
    const { signal } = this.#stopping
    this.#lanes += 1
    while (this.#state.phase === 'reading' && this.#next < this.#ids.length && !signal.aborted) {
      const place = this.#next
      this.#next += 1
      await this.#read(place, this.#ids[place] ?? '')
    }
    this.#lanes -= 1
    if (this.#lanes > 0 || this.#state.phase !== 'reading' || signal.aborted) return
    this.#tell({ phase: 'done' })
    if (this.#state.failed.length === 0) this.#options.onWhole?.(this.#state.read)
  }

  async #read(place: number, id: string): Promise<void> {
    const { signal } = this.#stopping
    try {
      const group = await this.#options.describe(id, signal)
      if (signal.aborted) return
      this.#failuresInARow = 0
      this.#arrive(place, group)
    } catch (failure) {
      if (signal.aborted) return
      this.#arrive(place, undefined)
      if (isRefusedWith(failure, 'ResourceNotExist')) {
        this.#failuresInARow = 0
        this.#tell({ gone: [...this.#state.gone, id] })
        return
      }
      this.#failuresInARow += 1
      const isForAll = this.#failuresInARow >= MOST_FAILURES || isRefusedWith(failure, 'Gateway.SignInRequired')
      this.#tell({ failed: [...this.#state.failed, id], failure, ...(isForAll ? { phase: 'paused' } : {}) })
    }
  }

  /** Writes all that no group before them keeps waiting. */
  #arrive(place: number, group: Group | undefined): void {
    this.#waiting.set(place, group)
    let { read } = this.#state
    while (this.#waiting.has(this.#written)) {
      const next = this.#waiting.get(this.#written)
      this.#waiting.delete(this.#written)
      this.#written += 1
      if (next === undefined) continue
      this.#options.write(next)
      read += 1
    }
    this.#tell({ read })
  }

  #tell(change: Partial<ExportState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
