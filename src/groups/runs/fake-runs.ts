import { KEYS } from '#api/contract/idempotency.ts'
import { Failure } from '#api/failure.ts'
import { toSubject } from './run-requests.ts'
import type { Act, Attempt } from './acts.ts'
import { createRunDesk } from './create-run-desk.ts'
import type { Journal } from './journal.ts'
import { createMemoryJournal } from './memory-journal.ts'
import type { RunRequest } from './run-types.ts'

/**
 * How a call of the fake service goes. `lostBefore`: it never arrived; `lostAfter`: it did, and its answer was lost; `slow`: its answer is
 * lost, and it is carried out seconds later.
 */
export type Fault =
  | 'ok'
  | 'slow'
  | 'throttled'
  | 'lostBefore'
  | 'lostAfter'
  | 'broken'
  | 'refused'
  | 'full'
  | 'signedOut'

/** As late as a gateway may be whose browser has given up. */
const SLOW_MS = 8000

const failure = (facts: Partial<ConstructorParameters<typeof Failure>[0]>) =>
  new Failure({ kind: 'refused', action: 'DeleteLiveMessageGroup', write: true, message: 'as told', ...facts })

/** For tests of runs: executes a key once, as gateway and in-browser backend do, and counts what happens to each group. */
export class FakeWrites {
  /** How often each group was changed, by ID. */
  readonly effects = new Map<string, number>()
  /** Group IDs in the order in which calls arrived. */
  readonly arrived: string[] = []
  /** Runs before an answer is given. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve()
  /** How the next calls go; then all go well. */
  faults: Fault[]
  /** How the next questions go; then all are answered. */
  askFaults: Fault[]
  /** Milliseconds, as the browser's. */
  now: () => number = () => 0
  readonly #answers = new Map<string, { answer: 'done' | 'refused'; at: number }>()
  readonly #late: { at: number; run: () => void }[] = []

  constructor(faults: Fault[] = [], askFaults: Fault[] = []) {
    this.faults = faults
    this.askFaults = askFaults
  }

  act: Act = {
    perform: async ({ input, key }: Attempt) => {
      const { id } = toSubject(input)
      const fault = this.faults.shift() ?? 'ok'
      await this.beforeAnswer()
      this.catchUp()
      this.#throw(fault)
      if (fault === 'slow') {
        this.#late.push({ at: this.now() + SLOW_MS, run: () => void this.#execute(id, key, 'done') })
        throw failure({ kind: 'unreachable' })
      }
      const answer = this.#execute(id, key, fault === 'refused' ? 'refused' : 'done')
      if (fault === 'lostAfter') throw failure({ kind: 'unreachable' })
      if (fault === 'broken') throw failure({ status: 502, code: 'Gateway.Unreachable' })
      if (answer === 'refused') throw failure({ status: 404, code: 'ResourceNotExist', requestId: 'R-1' })
      return { kind: 'done' }
    },
    ask: async ({ input }: Attempt) => {
      const { id } = toSubject(input)
      const fault = this.askFaults.shift() ?? 'ok'
      await this.beforeAnswer()
      this.catchUp()
      if (fault !== 'ok') throw failure({ kind: 'unreachable', write: false })
      return this.effects.has(id) ? 'done' : 'notDone'
    },
  }

  /** What is late by now is carried out. */
  catchUp(): void {
    for (const { run } of this.#late.splice(0, this.#late.filter(({ at }) => at <= this.now()).length)) run()
  }

  #execute(id: string, key: string, wanted: 'done' | 'refused'): 'done' | 'refused' {
    this.arrived.push(id)
    const known = this.#answers.get(key)
    if (known !== undefined && this.now() - known.at < KEYS.lifeMs) return known.answer
    this.#answers.set(key, { answer: wanted, at: this.now() })
    if (wanted === 'done') this.effects.set(id, (this.effects.get(id) ?? 0) + 1)
    return wanted
  }

  #throw(fault: Fault): void {
    if (fault === 'throttled') throw failure({ status: 429, code: 'Throttling.User', retryAfterMs: 700 })
    if (fault === 'lostBefore') throw failure({ kind: 'unreachable' })
    if (fault === 'signedOut') throw failure({ status: 401, code: 'Gateway.SignInRequired' })
    if (fault === 'full') throw failure({ status: 400, code: 'ErrorTooManyGroups' })
  }
}

export const aScope = { center: 'cn-shanghai', appId: 'app1' } as const

/** A run that deletes so many groups, `g0` and on. */
export const deletionOf = (groups: number): RunRequest<'delete'> => ({
  kind: 'delete',
  scope: aScope,
  items: Array.from({ length: groups }, (_, index) => ({ id: `g${index}`, name: '' })),
  common: { operatorId: '' },
  share: 1,
})

/** A browser with its clock, in which pages with a desk can be opened, closed and killed. */
export class FakeBrowser {
  now = 1_800_000_000_000
  readonly journal: Journal
  readonly writes: FakeWrites
  operator: { name: string; active: boolean } | undefined = { name: 'lin', active: true }

  constructor(writes: FakeWrites, journal: Journal = createMemoryJournal()) {
    this.writes = writes
    writes.now = () => this.now
    this.journal = journal
  }

  open() {
    const listeners = new Set<() => void>()
    let dead = false
    /** What a killed page still wanted to keep never happens. */
    const alive = <T>(work: () => Promise<T>): Promise<T> => (dead ? new Promise<T>(() => undefined) : work())
    const { journal } = this
    const own: Journal = {
      heads: () => alive(() => journal.heads()),
      add: (...given) => alive(() => journal.add(...given)),
      states: (...given) => alive(() => journal.states(...given)),
      inputs: (...given) => alive(() => journal.inputs(...given)),
      change: (...given) => alive(() => journal.change(...given)),
      step: (...given) => alive(() => journal.step(...given)),
      remove: (...given) => alive(() => journal.remove(...given)),
    }
    const desk = createRunDesk({
      openJournal: () => Promise.resolve(own),
      hasKept: () => Promise.resolve(true),
      ticks: {
        subscribe(listener) {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
      },
      actOf: () => this.writes.act,
      operator: () => this.operator,
      clock: { wall: () => this.now, running: () => this.now },
      tellOthers: () => undefined,
      operatorId: () => '',
    })
    return {
      desk,
      /** Lets time pass, in ticks of a quarter of a second. */
      async pass(seconds: number, browser: FakeBrowser) {
        for (let tick = 0; tick < seconds * 4; tick += 1) {
          browser.now += 250
          if (!dead) for (const listener of listeners) listener()
          await settle()
        }
      },
      kill() {
        dead = true
        listeners.clear()
      },
    }
  }
}

/** What is under way and needs no time comes to its end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
