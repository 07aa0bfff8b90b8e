import { Failure } from '#api/failure.ts'
import type { MessageFilter } from '#api/read-log.ts'
import { retryDelayMs } from '#api/retry.ts'
import type { MessagesPage, MessagesRequest, StoredMessage } from '#api/stored-messages.ts'
import { pause } from '#lib/pause.ts'

/** Failures of one page, one after the other, before it stops by itself: half a minute. Being asked to slow down is none. */
const MOST_FAILURES = 8

/** `full`: the file is, and there are more messages. */
export interface ExportState {
  phase: 'reading' | 'stopped' | 'full' | 'done'
  /** Messages that were read, of all files. */
  messages: number
  /** Why it waits, or why it stopped by itself. */
  failure: unknown
  /** It goes on by itself after `failure`. */
  waiting: boolean
}

/** What it is an export of. UNIX seconds, both included. */
export interface ExportRange extends Pick<MessageFilter, 'type' | 'since'> {
  until: number
}

interface ExportOptions {
  /** Reads a page, within whatever budget it has. */
  read: (request: MessagesRequest, signal: AbortSignal) => Promise<MessagesPage>
  /** Takes the messages, oldest first; true when no more may be put into the file. */
  write: (rows: readonly StoredMessage[]) => boolean
  /** Told when a file is as it should be. */
  onFile: (phase: 'full' | 'done') => void
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/**
 * Reads a range of a group's messages, oldest first, by the tokens of its pages. A page counts once it has arrived whole: stopped at whatever
 * moment, it goes on with the page that it stood at, so that none is missed and none is read twice.
 */
export class MessageExport {
  readonly #range: ExportRange
  readonly #options: ExportOptions
  readonly #listeners = new Set<() => void>()
  readonly #tokens = new Set<number>()
  #run: AbortController | undefined
  #token: number | undefined
  /** Numbers of the page before: a list may begin a page with the last message of the one before it. */
  #before: ReadonlySet<bigint> = new Set()
  #state: ExportState = { phase: 'stopped', messages: 0, failure: undefined, waiting: false }

  constructor(range: ExportRange, options: ExportOptions) {
    this.#range = range
    this.#options = options
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getState = (): ExportState => this.#state

  /** Begins, or goes on where it stood. */
  resume(): void {
    const { phase } = this.#state
    if (phase === 'reading' || phase === 'done') return
    this.#run = new AbortController()
    this.#tell({ phase: 'reading', failure: undefined, waiting: false })
    void this.#read(this.#run.signal)
  }

  /** Stops; what is under way is forgotten, and read again when it goes on. */
  stop(): void {
    if (this.#state.phase !== 'reading') return
    this.#run?.abort()
    this.#tell({ phase: 'stopped', failure: undefined, waiting: false })
  }

  async #read(signal: AbortSignal): Promise<void> {
    const { read, wait = pause } = this.#options
    let failures = 0
    let tries = 0
    while (!signal.aborted && this.#state.phase === 'reading') {
      try {
        const page = await read({ order: 'oldest', ...this.#range, token: this.#token }, signal)
        signal.throwIfAborted()
        failures = 0
        tries = 0
        this.#take(page)
      } catch (failure) {
        if (signal.aborted) return
        const throttled = failure instanceof Failure && failure.throttled
        failures += throttled ? 0 : 1
        if (!(failure instanceof Failure) || !failure.transient || failures >= MOST_FAILURES) {
          this.#tell({ phase: 'stopped', failure, waiting: false })
          return
        }
        this.#tell({ failure, waiting: true })
        try {
          await wait(retryDelayMs(tries, failure), signal)
        } catch {
          return
        }
        tries += 1
      }
    }
  }

  #take({ rows, next }: MessagesPage): void {
    if (next !== undefined && this.#tokens.has(next)) throw new Error(`The list repeated page token ${next}`)
    const fresh = rows.filter(({ seq }) => !this.#before.has(seq))
    const full = this.#options.write(fresh)
    this.#before = new Set(rows.map(({ seq }) => seq))
    if (next !== undefined) this.#tokens.add(next)
    this.#token = next
    const phase = next === undefined ? 'done' : full ? 'full' : 'reading'
    this.#tell({ phase, messages: this.#state.messages + fresh.length, failure: undefined, waiting: false })
    if (phase !== 'reading') this.#options.onFile(phase)
  }

  #tell(change: Partial<ExportState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
