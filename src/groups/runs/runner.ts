import { newSubmitKey } from '#api/submit-key.ts'
import type { Act, Performed } from './acts.ts'
import type { Journal } from './journal.ts'
import { INTERRUPTED_AFTER_MS, LEASE_MS } from './leases.ts'
import { createPacer } from './pacer.ts'
import { createRest, type Rest } from './rest.ts'
import { isKeyAlive, meaningOf, sayingOf } from './run-failure.ts'
import type { ItemState, PauseReason, RunHead } from './run-types.ts'

const RENEW_AFTER_MS = 1500

/** Calls under way at the same time. A browser opens six connections to a host of HTTP/1.1, and the operator wants some, too. */
const MOST_UNDER_WAY = 8
/**
 * Milliseconds for which a call whose answer was lost may still be carried out by whoever stands between: only later is "it did not
 * happen" the last word.
 */
const DOUBT_MS = 30_000
/** Milliseconds between two questions about the same item. */
const ASK_AGAIN_MS = 4000

/** Times that an item is sent again under its key: where each of them is lost, it is not chance. */
const MOST_REPEATS = 3
/** Of those, questions about lost answers. */
const MOST_QUESTIONS = 2

interface RunnerDeps {
  journal: Journal
  /** The name of this page among those that may work on a run. */
  worker: string
  act: Act
  /** Calls a second that the service allows an account for this action. */
  perSecond: number
  /** `wall`: UNIX milliseconds. `running`: milliseconds of a clock that nobody sets. */
  clock: { wall: () => number; running: () => number }
  /** Whether the run's operator is signed in. */
  mayWork: () => boolean
  onChange: () => void
  /** It is over, or another page works on it now. */
  onEnd: () => void
}

/**
 * Works on one run. At every tick what has become of items is kept, and of the next ones that they are leaving; only then are they
 * sent. So a page that ends in the middle leaves at most a few of which it has to be asked what became of them.
 */
export class Runner {
  head: RunHead
  readonly states: ItemState[]
  readonly rest: Rest
  readonly #deps: RunnerDeps
  readonly #pacer: ReturnType<typeof createPacer>
  /** Indexes of items, in the order in which they go. */
  readonly #waiting: number[] = []
  readonly #asking: { index: number; notBefore: number }[] = []
  /** When an item's answer was lost, by the clock that nobody sets. */
  readonly #lostAt = new Map<number, number>()
  /** How often an item was sent again after it had not happened. */
  readonly #repeated = new Map<number, number>()
  /** What has become of items since the last step. */
  #settled = new Map<number, ItemState>()
  #underWay = 0
  #questions = 0
  #renewedAt = Number.NEGATIVE_INFINITY
  #stepping = false
  /** When the last step was begun, by the clock that a sleeping computer does not stop. */
  #steppedAt: number | undefined
  #stopped = false

  constructor(head: RunHead, states: ItemState[], deps: RunnerDeps) {
    this.head = head
    this.states = states
    this.#deps = deps
    this.#pacer = createPacer(deps.perSecond * head.share, deps.perSecond)
    this.rest = createRest(deps.clock.running)
    for (const [index, { state }] of states.entries()) {
      if (state === 'waiting') this.#waiting.push(index)
      // Nobody knows what became of those that were leaving when somebody else worked on it.
      if (state === 'leaving') this.#askAbout(index)
    }
  }

  /** Does what is next. Called often, as by a clock; a step that is under way is not joined by another. */
  async tick(): Promise<void> {
    if (this.#stepping || this.#stopped) return
    this.#stepping = true
    try {
      await this.#step()
    } catch {
      // What cannot be kept is not sent either: the next tick tries again.
      this.rest.begin('storage')
      this.#deps.onChange()
    } finally {
      this.#stepping = false
    }
  }

  /** Sends nothing more, and keeps nothing more. */
  stop(): void {
    this.#stopped = true
  }

  async #step(): Promise<void> {
    const { journal, worker, clock } = this.#deps
    await this.#pauseAfterSleep()
    const now = clock.running()
    const resting = this.rest.isResting() || !this.#deps.mayWork()
    if (!resting) this.#askNext()
    if (this.head.state === 'cancelled') this.#leaveRestUnsent()
    this.#pacer.setRate(this.#deps.perSecond * this.head.share)
    const most = Math.min(MOST_UNDER_WAY - this.#underWay, this.#waiting.length)
    const count = resting || this.head.state !== 'running' ? 0 : this.#pacer.take(now, most)
    const ends = this.#waiting.length + this.#asking.length + this.#underWay + this.#questions === 0
    const isDue = now - this.#renewedAt >= RENEW_AFTER_MS
    if (count + this.#settled.size === 0 && !ends && !isDue) return

    // Taken out at once: while it is kept, others may come to wait.
    const chosen = this.#waiting.splice(0, count)
    let mayLeave = false
    try {
      const inputs = chosen.length === 0 ? [] : await journal.inputs(this.head.id, chosen)
      const leaving = chosen.map((index) => [index, this.#leavingState(index)] as const)
      const settled = [...this.#settled]
      const wall = clock.wall()
      const outcome = await journal.step(this.head.id, worker, {
        settled,
        leaving,
        head: { leaseUntil: wall + LEASE_MS, ...(ends ? this.#ending(wall) : {}) },
      })
      if (outcome === undefined) return this.#end()
      ;({ mayLeave } = outcome)
      this.#renewedAt = now
      this.head = outcome.head
      for (const [index, state] of settled) if (this.#settled.get(index) === state) this.#settled.delete(index)
      if (ends) return this.#end()
      if (mayLeave) {
        for (const [at, [index, state]] of leaving.entries()) {
          const before = this.states[index]?.sentAt
          this.states[index] = state
          void this.#send(index, { input: inputs[at], key: state.key, sentAt: before })
        }
      }
    } finally {
      if (!mayLeave) for (const index of chosen) this.#queue(index)
    }
    this.#deps.onChange()
  }

  #ending(finishedAt: number): Partial<RunHead> {
    return { finishedAt, ...(this.head.state === 'cancelled' ? {} : { state: 'finished' }) }
  }

  #end(): void {
    this.stop()
    this.#deps.onEnd()
  }

  #leavingState(index: number): ItemState {
    const { key, sentAt } = this.#stateOf(index)
    return { state: 'leaving', key, sentAt: sentAt ?? this.#deps.clock.wall() }
  }

  async #send(index: number, attempt: Parameters<Act['perform']>[0]): Promise<void> {
    this.#underWay += 1
    try {
      this.#performed(index, await this.#deps.act.perform(attempt))
      this.rest.end()
    } catch (error) {
      await this.#failed(index, attempt.sentAt, error)
    } finally {
      this.#underWay -= 1
    }
  }

  #performed(index: number, performed: Performed): void {
    const { key, sentAt } = this.#stateOf(index)
    const tried = { key, ...(sentAt === undefined ? {} : { sentAt }) }
    this.#settle(
      index,
      performed.kind === 'done' ? { ...tried, state: 'done' } : { ...tried, state: 'refused', said: performed.said },
    )
  }

  /** `before`: when it had been sent before this attempt, if it had. */
  async #failed(index: number, before: number | undefined, error: unknown): Promise<void> {
    const meaning = meaningOf(error)
    const { key } = this.#stateOf(index)
    switch (meaning.kind) {
      case 'later':
        this.#waitAgain(index, key, before)
        if (meaning.why === 'session') return
        this.#restFor(meaning.why, meaning.afterMs)
        return
      case 'full':
        // A refusal is remembered under its key.
        this.#waitAgain(index, newSubmitKey(), undefined)
        await this.#pause('quota')
        return
      case 'ask':
        this.#askAbout(index)
        if (meaning.away) this.#restFor('unreachable')
        return
      case 'refused':
        this.#settle(index, { ...this.#stateOf(index), state: 'refused', said: meaning.said })
    }
  }

  /** A computer that slept, or a tab that was frozen, is a browser that was closed. */
  async #pauseAfterSleep(): Promise<void> {
    const now = this.#deps.clock.wall()
    const slept = this.#steppedAt !== undefined && now - this.#steppedAt > INTERRUPTED_AFTER_MS
    this.#steppedAt = now
    if (slept) await this.#pause('interrupted')
  }

  async #pause(pausedFor: PauseReason): Promise<void> {
    const paused = await this.#deps.journal.change(this.head.id, (head) =>
      head.state === 'running' ? { ...head, state: 'paused', pausedFor } : undefined,
    )
    if (paused !== undefined) this.head = paused
    this.#deps.onChange()
  }

  #askNext(): void {
    const now = this.#deps.clock.running()
    while (this.#questions < MOST_QUESTIONS) {
      const place = this.#asking.findIndex(({ notBefore }) => notBefore <= now)
      const [next] = place === -1 ? [] : this.#asking.splice(place, 1)
      if (next === undefined) return
      void this.#ask(next.index)
    }
  }

  async #ask(index: number): Promise<void> {
    const { journal, act, clock } = this.#deps
    const { key, sentAt = clock.wall() } = this.#stateOf(index)
    this.#questions += 1
    try {
      const [input] = await journal.inputs(this.head.id, [index])
      const asked = await act.ask({ input, key, sentAt })
      this.rest.end()
      const repeated = this.#repeated.get(index) ?? 0
      const mayRepeat = this.head.state === 'running' && isKeyAlive(sentAt, clock.wall()) && repeated < MOST_REPEATS
      if (asked === 'done') this.#settle(index, { state: 'done', key, sentAt, found: true })
      else if (asked === 'notDone' && mayRepeat) {
        this.#repeated.set(index, repeated + 1)
        this.#waitAgain(index, key, sentAt)
      } else if (asked === 'notDone' && clock.running() - (this.#lostAt.get(index) ?? 0) < DOUBT_MS) {
        this.#asking.push({ index, notBefore: clock.running() + ASK_AGAIN_MS })
      } else this.#settle(index, { state: asked, key, sentAt })
    } catch (error) {
      const meaning = meaningOf(error)
      if (meaning.kind === 'refused') this.#settle(index, { state: 'unknown', key, sentAt, said: sayingOf(error) })
      else {
        this.#asking.push({ index, notBefore: clock.running() })
        if (meaning.kind === 'later' && meaning.why !== 'session') this.#restFor(meaning.why, meaning.afterMs)
      }
    } finally {
      this.#questions -= 1
    }
  }

  #askAbout(index: number): void {
    const now = this.#deps.clock.running()
    this.#lostAt.set(index, now)
    this.#asking.push({ index, notBefore: now })
  }

  #restFor(why: 'throttled' | 'unreachable', afterMs?: number): void {
    const ms = this.rest.begin(why, afterMs)
    this.#pacer.rest(this.#deps.clock.running(), ms)
  }

  /** First of those that wait, so that a run goes in its order. */
  #waitAgain(index: number, key: string, sentAt: number | undefined): void {
    this.#settle(index, { state: 'waiting', key, ...(sentAt === undefined ? {} : { sentAt }) })
    this.#queue(index)
  }

  #queue(index: number): void {
    const place = this.#waiting.findIndex((other) => other > index)
    this.#waiting.splice(place === -1 ? this.#waiting.length : place, 0, index)
  }

  #leaveRestUnsent(): void {
    for (const index of this.#waiting.splice(0)) this.#settle(index, { ...this.#stateOf(index), state: 'unsent' })
  }

  #settle(index: number, state: ItemState): void {
    this.states[index] = state
    this.#settled.set(index, state)
    this.#deps.onChange()
  }

  #stateOf(index: number): ItemState {
    const state = this.states[index]
    if (state === undefined) throw new Error(`Run ${this.head.id} has no item ${index}`)
    return state
  }
}
