import type { ReadPage } from '#api/read-log.ts'
import { lookAtRows } from '#api/rows-shown.ts'
import type { StoredMessage } from '#api/stored-messages.ts'
import { newSubmitKey } from '#api/submit-key.ts'
import { createPacer } from '../runs/pacer.ts'
import { createRest } from '../runs/rest.ts'
import { meaningOf } from '../runs/run-failure.ts'
import {
  type GroupRecalls,
  mayLookAgain,
  mayRetry,
  NO_RECALLS,
  type Place,
  type RecallEntry,
  type RecallState,
} from './recall-state.ts'
import { stillShown, unreadable } from './recall-verdict.ts'

/** Calls under way at the same time: the live end and the operator want some of a browser's connections, too. */
const LANES = 4
/** Milliseconds between two questions whether a call may leave. */
const TURN_MS = 25
/** Milliseconds until the history is read once more where it still shows what was accepted. */
const SECOND_LOOK_MS = 2000
/** Milliseconds between two notices to screens. */
const TELL_EVERY_MS = 100

interface RecallDeps {
  /** Rejects with `Failure`. */
  recall: (place: Place, messageId: string, submitKey: string) => Promise<void>
  /** Reads pages of the group's history, its calls paced and repeated. */
  readerOf: (place: Place) => ReadPage
  /** Calls a second: the pace, and what the service allows an account. */
  pace: number
  limit: number
  /** Milliseconds of a clock that nobody sets. */
  now: () => number
  wait: (ms: number) => Promise<void>
  /** Whether somebody is signed in. */
  mayWork: () => boolean
  /** Told of a message that the history shows no more. */
  onGone?: (place: Place, row: StoredMessage) => void
  /** Told when work begins and ends, in all groups. */
  onBusy: (busy: boolean) => void
}

/** One call: all messages of an ID are recalled by it. */
interface Call {
  id: string
  /** Made once, and used for everything that is tried for it. */
  key: string
}

interface Work {
  place: Place
  entries: Map<bigint, RecallEntry>
  batch: Set<bigint>
  queue: Call[]
  running: boolean
  /** What comes back unsent is not sent again. */
  cancelled: boolean
  view: GroupRecalls | undefined
}

/**
 * Recalls messages, one call for each message ID at the allowed pace, and then reads in the history what has come of it. It outlives
 * the tab that asked for it, and ends with the page.
 */
export function createRecallDesk(deps: RecallDeps) {
  const { now, wait, mayWork } = deps
  const pacer = createPacer(deps.pace, deps.limit)
  const rest = createRest(now)
  const works = new Map<string, Work>()
  const listeners = new Set<() => void>()
  let telling = false

  const keyOf = ({ scope, groupId }: Place) => JSON.stringify([scope.center, scope.appId, groupId])
  const workOf = (place: Place): Work => {
    const key = keyOf(place)
    const work = works.get(key) ?? {
      place,
      entries: new Map(),
      batch: new Set(),
      queue: [],
      running: false,
      cancelled: false,
      view: undefined,
    }
    works.set(key, work)
    return work
  }

  const tell = () => {
    for (const work of works.values()) work.view = undefined
    for (const listener of listeners) listener()
  }
  const tellSoon = () => {
    if (telling) return
    telling = true
    void (async () => {
      await wait(TELL_EVERY_MS)
      telling = false
      tell()
    })()
  }

  const batchOf = ({ batch, entries }: Work): RecallEntry[] =>
    [...batch].flatMap((seq) => {
      const entry = entries.get(seq)
      return entry === undefined ? [] : [entry]
    })
  const put = ({ entries }: Work, row: StoredMessage, state: RecallState) => {
    entries.set(row.seq, { row, state })
    tellSoon()
  }
  /** Gives a state to the messages of a call, from the states given. */
  const putAll = (work: Work, { id }: Call, from: RecallState['kind'], state: RecallState) => {
    for (const entry of work.entries.values())
      if (entry.row.id === id && entry.state.kind === from) put(work, entry.row, state)
  }

  const turn = async (work: Work): Promise<boolean> => {
    while (work.queue.length > 0) {
      if (mayWork() && pacer.take(now(), 1) === 1) return true
      await wait(TURN_MS)
      if (rest.isResting() || !mayWork()) tellSoon()
    }
    return false
  }

  const send = async (work: Work, call: Call) => {
    putAll(work, call, 'waiting', { kind: 'sent' })
    try {
      await deps.recall(work.place, call.id, call.key)
      rest.end()
      putAll(work, call, 'sent', { kind: 'accepted' })
    } catch (error) {
      const meaning = meaningOf(error)
      if (meaning.kind === 'later') {
        if (meaning.why !== 'session') pacer.rest(now(), rest.begin(meaning.why, meaning.afterMs))
        putAll(work, call, 'sent', { kind: work.cancelled ? 'unsent' : 'waiting' })
        if (!work.cancelled) work.queue.unshift(call)
      } else if (meaning.kind === 'ask') {
        if (meaning.away) pacer.rest(now(), rest.begin('unreachable'))
        putAll(work, call, 'sent', { kind: 'asking', error })
      } else putAll(work, call, 'sent', { kind: 'refused', error })
    }
  }

  const lane = async (work: Work) => {
    while (await turn(work)) {
      const call = work.queue.shift()
      if (call !== undefined) await send(work, call)
    }
  }

  const lookAt = async (work: Work, entries: readonly RecallEntry[]) => {
    const left = new Map(entries.map((entry) => [entry.row.seq, entry.state]))
    try {
      await lookAtRows(
        deps.readerOf(work.place),
        entries.map(({ row }) => row),
        (row, isShown) => {
          const before = left.get(row.seq)
          left.delete(row.seq)
          if (before === undefined) return
          put(work, row, isShown ? stillShown(before) : { kind: 'gone' })
          if (!isShown) deps.onGone?.(work.place, row)
        },
      )
    } catch (error) {
      for (const { row, state } of entries) if (left.has(row.seq)) put(work, row, unreadable(state, error))
    }
  }

  const run = async (work: Work) => {
    const of = (...kinds: RecallState['kind'][]) => batchOf(work).filter(({ state }) => kinds.includes(state.kind))
    while (work.queue.length > 0) {
      await Promise.all(Array.from({ length: LANES }, () => lane(work)))
      await lookAt(work, of('accepted', 'asking'))
      const still = of('shown', 'lost')
      if (still.length === 0 || work.queue.length > 0) continue
      await wait(SECOND_LOOK_MS)
      await lookAt(work, still)
    }
  }

  const begin = (work: Work, action: () => Promise<void>) => {
    work.running = true
    deps.onBusy(true)
    tell()
    void action().finally(() => {
      work.running = false
      deps.onBusy([...works.values()].some(({ running }) => running))
      tell()
    })
  }

  const start = (place: Place, rows: readonly StoredMessage[]) => {
    const work = workOf(place)
    const mayStart = ({ seq }: StoredMessage) => {
      const state = work.entries.get(seq)?.state
      return state === undefined || mayRetry(state)
    }
    const started = rows.filter(mayStart)
    if (started.length === 0) return
    if (!work.running) work.batch.clear()
    work.cancelled = false
    for (const row of started) {
      // To the end of it where it was in this piece of work before.
      work.entries.delete(row.seq)
      put(work, row, { kind: 'waiting' })
      work.batch.add(row.seq)
      if (!work.queue.some(({ id }) => id === row.id)) work.queue.push({ id: row.id, key: newSubmitKey() })
    }
    if (work.running) tell()
    else begin(work, () => run(work))
  }

  const stop = (work: Work) => {
    work.cancelled = true
    work.queue.length = 0
  }

  const build = (work: Work): GroupRecalls => {
    const resting = rest.get()
    const why = resting?.why === 'storage' ? 'unreachable' : resting?.why
    const waits = work.running && work.queue.length > 0
    return {
      entries: new Map(work.entries),
      batch: batchOf(work),
      running: work.running,
      rest: !waits
        ? undefined
        : !mayWork()
          ? { seconds: 0, why: 'session' }
          : resting === undefined || why === undefined
            ? undefined
            : { seconds: resting.seconds, why },
    }
  }

  return {
    /** Recalls these, but for those that are on their way, gone, or of which nobody knows yet. */
    start,
    /** Recalls those of the last piece of work once more that were refused, not sent, or are still there. */
    retry(place: Place) {
      const failed = batchOf(workOf(place)).filter(({ state }) => mayRetry(state))
      start(
        place,
        failed.map(({ row }) => row),
      )
    },
    /** Reads once more whether the history shows those of which that is worth asking. */
    lookAgain(place: Place) {
      const work = workOf(place)
      const entries = [...work.entries.values()].filter(({ state }) => mayLookAgain(state))
      if (!work.running && entries.length > 0) begin(work, () => lookAt(work, entries))
    },
    /** Sends nothing more; what is on its way is waited for, and looked at. */
    cancel(place: Place) {
      const work = workOf(place)
      stop(work)
      for (const { row, state } of work.entries.values())
        if (state.kind === 'waiting') put(work, row, { kind: 'unsent' })
      tell()
    },
    /** Puts the results of the last piece of work out of sight; the messages keep theirs. */
    dismiss(place: Place) {
      const work = workOf(place)
      if (!work.running) work.batch.clear()
      tell()
    },
    /** Somebody else works at this page. */
    forget() {
      for (const work of works.values()) stop(work)
      works.clear()
      tell()
    },
    get(place: Place): GroupRecalls {
      const work = works.get(keyOf(place))
      return work === undefined ? NO_RECALLS : (work.view ??= build(work))
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
