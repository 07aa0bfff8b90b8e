import { ACTIONS } from '#api/contract/actions.ts'
import { OPERATIONS } from '#api/permissions.ts'
import { randomId } from '#lib/random-id.ts'
import type { Act } from './acts.ts'
import { isOver, type Journal } from './journal.ts'
import { claim, isForgotten, released } from './leases.ts'
import { Progress } from './progress.ts'
import type { RunDesk } from './run-desk.ts'
import { newRun, retryOf, toItems, undoOf } from './run-requests.ts'
import { type ItemState, RUN_KINDS, type RunHead, type RunRequest, type RunView } from './run-types.ts'
import { type Kept, viewOf } from './run-view.ts'
import { Runner } from './runner.ts'
import type { Ticks } from './ticks.ts'

interface DeskDeps {
  openJournal: () => Promise<Journal>
  /** Whether runs may be kept: where none are, looking for them leaves nothing behind in the browser. */
  hasKept: () => Promise<boolean>
  ticks: Ticks
  actOf: (head: RunHead, signal: AbortSignal) => Act
  /** Who works at this page, undefined while nobody does. `active`: whether calls are let through. */
  operator: () => { name: string; active: boolean } | undefined
  /** `wall`: UNIX milliseconds. `running`: milliseconds of a clock that nobody sets. */
  clock: { wall: () => number; running: () => number }
  /** Tells the other tabs that something is new. */
  tellOthers: () => void
  /** The service's ID for the operator of a deletion, as they typed it last. */
  operatorId: () => string
}

/** What the page tells the desk. */
export interface DeskEvents {
  /** Something is new in the journal, or somebody signed in or out. */
  look(): Promise<void>
  /** The page goes: other tabs may work on its runs at once. */
  leave(): void
  /** The page is back, as browsers keep some for the way back. */
  comeBack(): Promise<void>
}

/** Milliseconds between two notices to screens, and to other tabs. */
const TELL_EVERY_MS = 250
const TELL_OTHERS_EVERY_MS = 1000
/** Milliseconds between looks at what other tabs do. */
const LOOK_EVERY_MS = 2000

/**
 * The runs of one operator. Any page may start them, and any page works on those that nobody works on: at most one has a run's lease,
 * and loses it before it sends anything when another has taken it.
 */
export function createRunDesk(deps: DeskDeps): RunDesk & DeskEvents {
  const { ticks, clock } = deps
  const worker = randomId(12)
  const listeners = new Set<() => void>()
  /** Those that this page works on. */
  const working = new Map<string, { runner: Runner; stop: () => void }>()
  /** What others have kept, as it was at the last look. */
  let kept = new Map<string, Kept>()
  const progresses = new Map<string, Progress>()
  /** Kept a moment ago, and about to be worked on here. */
  const starting = new Set<string>()
  let owner: string | undefined
  let views: readonly RunView[] | undefined
  let journal: Promise<Journal> | undefined
  let telling: ReturnType<typeof setTimeout> | undefined
  let toldOthersAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined
  let lookAgain = false
  let left = false
  let read = false

  const opened = () => (journal ??= deps.openJournal())

  const tell = () => {
    views = undefined
    for (const listener of listeners) listener()
  }
  const tellSoon = () => {
    telling ??= setTimeout(() => {
      telling = undefined
      tell()
      if (clock.running() - toldOthersAt < TELL_OTHERS_EVERY_MS) return
      toldOthersAt = clock.running()
      deps.tellOthers()
    }, TELL_EVERY_MS)
  }

  const forgetHere = () => {
    for (const { runner, stop } of working.values()) {
      runner.stop()
      stop()
    }
    working.clear()
    progresses.clear()
    kept = new Map()
  }

  const work = (head: RunHead, states: ItemState[], on: Journal) => {
    const ended = new AbortController()
    const runner = new Runner(head, states, {
      journal: on,
      worker,
      act: deps.actOf(head, ended.signal),
      perSecond: ACTIONS[OPERATIONS[RUN_KINDS[head.kind]]].qps,
      clock,
      mayWork: () => {
        const operator = deps.operator()
        return operator?.name === head.operator && operator.active
      },
      onChange: tellSoon,
      onEnd() {
        working.get(head.id)?.stop()
        working.delete(head.id)
        kept.set(head.id, { head: runner.head, states: runner.states })
        deps.tellOthers()
        tell()
        // Another page may have taken it.
        if (!isOver(runner.head)) void look()
      },
    })
    const stopTicks = ticks.subscribe(() => void runner.tick())
    working.set(head.id, {
      runner,
      stop() {
        stopTicks()
        ended.abort()
      },
    })
    kept.delete(head.id)
    tellSoon()
  }

  const lookOnce = async () => {
    const operator = deps.operator()
    if (operator?.name !== owner) {
      forgetHere()
      owner = operator?.name
      read = false
      tell()
    }
    if (operator === undefined || left) return
    if (journal === undefined && !(await deps.hasKept())) {
      read = true
      tell()
      return
    }
    const on = await opened()
    const heads = await on.heads()
    const now = clock.wall()
    const mine = heads.filter((head) => head.operator === operator.name && !isForgotten(head, now))
    // What somebody else left, or is older than anybody wants to know.
    const others = heads.filter((head) => !mine.includes(head))
    await Promise.all(others.map(({ id }) => on.remove(id)))
    for (const head of mine) {
      const claimed = working.has(head.id) || starting.has(head.id) ? undefined : claim(head, worker, now)
      if (claimed === undefined) continue
      const changed = await on.change(head.id, (current) => claim(current, worker, now))
      if (changed?.worker !== worker || isOver(changed) || working.has(head.id) || deps.operator()?.name !== owner)
        continue
      work(changed, await on.states(head.id), on)
    }
    const next = new Map<string, Kept>()
    for (const head of mine) {
      if (working.has(head.id)) continue
      const before = kept.get(head.id)
      const isSame = before !== undefined && isOver(before.head) && isOver(head)
      next.set(head.id, isSame ? before : { head, states: await on.states(head.id) })
    }
    if (deps.operator()?.name !== owner) return
    kept = next
    read = true
    for (const id of working.keys()) kept.delete(id)
    tell()
  }

  /** One look at a time, and one more when something happened meanwhile. */
  const look = (): Promise<void> => {
    lookAgain = true
    looking ??= (async () => {
      try {
        while (lookAgain) {
          lookAgain = false
          await lookOnce()
        }
      } finally {
        looking = undefined
      }
    })()
    return looking
  }

  const build = (): readonly RunView[] => {
    const operator = deps.operator()
    const shown = { now: clock.running(), isHeld: operator !== undefined && !operator.active }
    const progressOf = (id: string) => {
      const known = progresses.get(id) ?? new Progress()
      progresses.set(id, known)
      return known
    }
    return [
      ...[...working.values()].map(({ runner }) => viewOf(runner, progressOf(runner.head.id), shown, runner.rest)),
      ...[...kept.values()].map((one) => viewOf(one, progressOf(one.head.id), shown)),
    ].toSorted((a, b) => b.head.createdAt - a.head.createdAt)
  }

  /** Changes a run wherever it is worked on; its worker learns of it at its next step. */
  const change = async (id: string, changes: (head: RunHead) => RunHead | undefined) => {
    const changed = await (await opened()).change(id, changes)
    const here = working.get(id)
    if (changed !== undefined && here !== undefined) here.runner.head = changed
    deps.tellOthers()
    await look()
  }

  const start = async (request: RunRequest) => {
    const operator = deps.operator()
    if (operator === undefined) throw new Error('Nobody is signed in')
    owner ??= operator.name
    const on = await opened()
    const [head, items] = newRun(request, operator.name, worker, clock.wall())
    starting.add(head.id)
    const busy = await on.add(head, items).finally(() => starting.delete(head.id))
    if (busy !== undefined) {
      await look()
      return { kind: 'busy', run: busy.busy } as const
    }
    const states = items.map(({ state }) => state)
    work(head, states, on)
    deps.tellOthers()
    tell()
    return { kind: 'started', run: head.id } as const
  }

  const statesOf = (id: string): readonly ItemState[] => working.get(id)?.runner.states ?? kept.get(id)?.states ?? []
  const headOf = (id: string): RunHead => {
    const head = working.get(id)?.runner.head ?? kept.get(id)?.head
    if (head === undefined) throw new Error(`There is no run ${id}`)
    return head
  }
  const inputsOf = async (id: string, indexes: readonly number[]) => (await opened()).inputs(id, indexes)

  setInterval(() => {
    const others = [...kept.values()].some(({ head }) => !isOver(head))
    if (others && !left) void look()
  }, LOOK_EVERY_MS)

  return {
    start,
    get: () => (views ??= build()),
    isRead: () => owner !== undefined && read,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async readItems(id, { states: wanted, from = 0, count = Number.POSITIVE_INFINITY } = {}) {
      const states = statesOf(id)
      const indexes = [...states.keys()]
        .filter((index) => wanted === undefined || wanted.includes(states[index]?.state ?? 'waiting'))
        .slice(from, from + count)
      return toItems(indexes, await inputsOf(id, indexes), states)
    },
    pause: (id) =>
      change(id, (head) =>
        head.state === 'running' ? { ...head, state: 'paused', pausedFor: 'operator' } : undefined,
      ),
    resume: (id) => change(id, (head) => (head.state === 'paused' ? { ...head, state: 'running' } : undefined)),
    cancel: (id) => change(id, (head) => (isOver(head) ? undefined : { ...head, state: 'cancelled' })),
    setShare: (id, share) => change(id, (head) => ({ ...head, share })),
    async dismiss(id) {
      if (!isOver(headOf(id))) throw new Error(`Run ${id} is not over`)
      await (await opened()).remove(id)
      kept.delete(id)
      deps.tellOthers()
      tell()
    },
    async retry(id) {
      return start(await retryOf(headOf(id), statesOf(id), (indexes) => inputsOf(id, indexes)))
    },
    async undo(id) {
      return start(await undoOf(headOf(id), statesOf(id), (indexes) => inputsOf(id, indexes), deps.operatorId()))
    },
    look,
    leave() {
      left = true
      for (const [id, { runner, stop }] of working) {
        runner.stop()
        stop()
        void opened().then((on) => on.change(id, (head) => released(head, worker, clock.wall())))
      }
      working.clear()
    },
    comeBack() {
      left = false
      return look()
    },
  }
}
