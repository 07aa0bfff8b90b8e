import { isRefusedWith } from '#api/failure.ts'
import type { Member, MembersPage } from '#api/members.ts'
import { whileUnderWay } from '#lib/under-way.ts'

export interface MembersView {
  /** Each user once, who came first comes first, as read. */
  rows: readonly Member[]
  /** UNIX seconds of the service at which the first page was asked for; undefined before. */
  at: number | undefined
  /** The same among all reads of this page; 0 before. */
  asked: number
  /** Pages are being read: one, or all that follow. */
  reading: 'page' | 'all' | undefined
  /** The list was read to its end. */
  whole: boolean
  /** The service lists nobody: the group is a supergroup. What was read before stays. */
  hidden: boolean
  failure: unknown
}

interface MemberListOptions {
  read: (token: number | undefined, signal: AbortSignal) => Promise<MembersPage>
  /** UNIX seconds of the service. */
  now: () => number
  /** The number of a read among all reads (`nextAsked`). */
  ask: () => number
}

const EMPTY: MembersView = {
  rows: [],
  at: undefined,
  asked: 0,
  reading: undefined,
  whole: false,
  hidden: false,
  failure: undefined,
}

/** Who is inside a group, page by page. People come and go meanwhile: it is what was read, and says when. */
export class MemberList {
  readonly #options: MemberListOptions
  readonly #listeners = new Set<() => void>()
  #view = EMPTY
  #ids = new Set<string>()
  #token: number | undefined
  #tokens = new Set<number>()
  #life: AbortController | undefined

  constructor(options: MemberListOptions) {
    this.#options = options
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get = (): MembersView => this.#view

  /** Reads the first page, unless one was read or tried. */
  open(): void {
    if (this.#view === EMPTY) void this.start()
  }

  /** Reads anew from the first page on. Rejects never: see `failure`. */
  start(): Promise<void> {
    this.stop()
    this.#ids = new Set()
    this.#tokens = new Set()
    this.#token = undefined
    this.#view = { ...EMPTY, at: this.#options.now(), asked: this.#options.ask() }
    return this.more()
  }

  /** Reads the next page. Rejects never. */
  more(): Promise<void> {
    return this.#run('page')
  }

  /** Reads what is left of the list. Rejects never; resolves at the end, and where it stops. */
  all(): Promise<void> {
    return this.#run('all')
  }

  /** A user's information is another now. */
  note(userId: string, information: string): void {
    this.#show({ rows: this.#view.rows.map((row) => (row.id === userId ? { ...row, information } : row)) })
  }

  /** Reads no further. What was read stays. */
  stop(): void {
    this.#life?.abort()
    this.#life = undefined
    if (this.#view.reading !== undefined) this.#show({ reading: undefined })
  }

  async #run(reading: 'page' | 'all'): Promise<void> {
    if (this.#life !== undefined || this.#view.whole) return
    const life = new AbortController()
    this.#life = life
    this.#show({ reading, failure: undefined })
    await whileUnderWay('members', this.#pages(reading, life.signal))
    if (this.#life !== life) return
    this.#life = undefined
    this.#show({ reading: undefined })
  }

  async #pages(reading: 'page' | 'all', signal: AbortSignal): Promise<void> {
    try {
      for (;;) {
        const { rows, next } = await this.#options.read(this.#token, signal)
        signal.throwIfAborted()
        // Who left and came again meanwhile stands on two pages.
        const added = rows.filter(({ id }) => !this.#ids.has(id))
        for (const { id } of added) this.#ids.add(id)
        if (next !== undefined && this.#tokens.has(next)) throw new Error(`The list repeated page token ${next}`)
        if (next !== undefined) this.#tokens.add(next)
        this.#token = next
        this.#show({ rows: [...this.#view.rows, ...added], whole: next === undefined, hidden: false })
        if (reading === 'page' || next === undefined) return
      }
    } catch (error) {
      if (signal.aborted) return
      const hidden = isRefusedWith(error, 'InputInvalid')
      this.#show(hidden ? { hidden } : { failure: error })
    }
  }

  #show(change: Partial<MembersView>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}
