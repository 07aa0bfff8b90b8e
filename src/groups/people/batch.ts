import { Failure, isRefusedWith } from '#api/failure.ts'
import { newSubmitKey } from '#api/submit-key.ts'
import { whileUnderWay } from '#lib/under-way.ts'
import { createPacer } from '../runs/pacer.ts'
import { createRest } from '../runs/rest.ts'

/** What became of one of those that something is done to. */
export type Outcome =
  | { kind: 'waiting' | 'leaving' | 'unsent' }
  /** Accepted. `seen`: whether a reading afterwards shows it; undefined where none was made, or none can tell. */
  | { kind: 'done'; seen: boolean | undefined }
  | { kind: 'refused'; failure: Failure }
  /** The answer was lost, and a reading shows that it was not done, or could not be made. */
  | { kind: 'notDone' | 'unknown'; failure: Failure }

/** Whether it is so of a subject, as read; undefined where the reading cannot tell. */
export type Seen = (subject: string) => boolean | undefined

/** Something that is done to many, a few in each call, and that may be done to one again without another effect. */
export interface BatchAct {
  /** Subjects in one call, and calls in a second. */
  perCall: number
  callsPerSecond: number
  /** One call, under its key. Rejects with `Failure`. */
  perform(subjects: readonly string[], submitKey: string): Promise<void>
  /** Reads what is so now. Rejects with what a read fails with. */
  look(subjects: readonly string[]): Promise<Seen>
  /** Reads again in the end what was accepted: others may have undone what cannot be looked at later. */
  looksInTheEnd: boolean
  /** True of a refusal that says nothing of the other subjects: they are tried all the same. */
  isOfSubject(failure: Failure): boolean
}

export interface BatchView {
  outcomes: ReadonlyMap<string, Outcome>
  phase: 'running' | 'looking' | 'over'
  /** The service asked for a rest: it goes on by itself. */
  resting: boolean
  /** Why the rest was not sent; undefined where it was, or somebody cancelled. */
  stoppedBy: unknown
}

export interface Batch {
  get(): BatchView
  subscribe(listener: () => void): () => void
  /** Sends nothing more. What is under way still ends. */
  cancel(): void
  /** Tries those again that were not done, or of which nobody knows. */
  retry(): void
}

interface BatchOptions {
  /** Milliseconds of a clock that nobody sets. */
  now: () => number
  pause: (ms: number) => Promise<void>
  /** All is over, once for each time that it was begun. */
  onOver: (view: BatchView) => void
}

/** Milliseconds between looks at what may leave. */
const LOOK_MS = 25
/** Calls under way at the same time. */
const MOST_CALLS = 10

interface Chunk {
  subjects: readonly string[]
  key: string
}

const RETRIED: ReadonlySet<Outcome['kind']> = new Set(['refused', 'notDone', 'unknown', 'unsent'])
export const isRetried = ({ kind }: Outcome): boolean => RETRIED.has(kind)

/** Begins at once, and ends with an outcome for each of them. */
export function createBatch(subjects: readonly string[], act: BatchAct, { now, pause, onOver }: BatchOptions): Batch {
  const listeners = new Set<() => void>()
  const outcomes = new Map<string, Outcome>()
  let view: BatchView = { outcomes, phase: 'running', resting: false, stoppedBy: undefined }
  const state = { cancelled: false }
  const show = (change: Partial<BatchView>) => {
    view = { ...view, ...change, outcomes: new Map(outcomes) }
    for (const listener of listeners) listener()
  }
  const put = (chunk: readonly string[], outcome: Outcome) => {
    for (const subject of chunk) outcomes.set(subject, outcome)
  }

  const stop = (why: unknown) => {
    state.cancelled = true
    view = { ...view, stoppedBy: why }
  }
  /** The answer was lost: reads what is so. */
  const ask = async (chunk: readonly string[], failure: Failure) => {
    try {
      const seen = await act.look(chunk)
      for (const subject of chunk) {
        const is = seen(subject)
        outcomes.set(
          subject,
          is === undefined
            ? { kind: 'unknown', failure }
            : is
              ? { kind: 'done', seen: true }
              : { kind: 'notDone', failure },
        )
      }
    } catch (asking) {
      put(chunk, { kind: 'unknown', failure })
      // Nobody answers: what has not left yet would end like this, too.
      stop(asking)
    }
  }
  /** Makes a call; returns it when it has to be made again. */
  const send = async (chunk: Chunk, rest: ReturnType<typeof createRest>): Promise<Chunk | undefined> => {
    try {
      await act.perform(chunk.subjects, chunk.key)
      rest.end()
      put(chunk.subjects, { kind: 'done', seen: undefined })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      if (error.throttled) {
        // Refused before it ran: the same key again.
        put(chunk.subjects, { kind: 'waiting' })
        rest.begin('throttled', error.facts.retryAfterMs)
        return chunk
      }
      if (error.outcomeUnknown) await ask(chunk.subjects, error)
      else {
        put(chunk.subjects, { kind: 'refused', failure: error })
        if (!act.isOfSubject(error)) stop(error)
      }
    }
    return undefined
  }

  const lookInTheEnd = async () => {
    const done = [...outcomes].flatMap(([subject, { kind }]) => (kind === 'done' ? [subject] : []))
    if (!act.looksInTheEnd || done.length === 0) return
    show({ phase: 'looking' })
    try {
      const seen = await act.look(done)
      for (const subject of done) outcomes.set(subject, { kind: 'done', seen: seen(subject) })
    } catch {
      // Accepted all the same, and nothing is claimed beyond that.
    }
  }

  const run = async (all: readonly string[]) => {
    const queue: Chunk[] = []
    for (let from = 0; from < all.length; from += act.perCall)
      queue.push({ subjects: all.slice(from, from + act.perCall), key: newSubmitKey() })
    const pacer = createPacer(act.callsPerSecond, act.callsPerSecond)
    const rest = createRest(now)
    const flying = new Set<Promise<unknown>>()
    const fly = (chunk: Chunk) => {
      put(chunk.subjects, { kind: 'leaving' })
      const flight: Promise<unknown> = send(chunk, rest)
        .then((again) => again !== undefined && queue.unshift(again))
        .catch((error: unknown) => {
          put(chunk.subjects, { kind: 'unsent' })
          stop(error)
        })
        .finally(() => {
          flying.delete(flight)
          show({ resting: rest.isResting() })
        })
      flying.add(flight)
    }
    while (flying.size > 0 || (queue.length > 0 && !state.cancelled)) {
      const most = state.cancelled || rest.isResting() ? 0 : Math.min(queue.length, MOST_CALLS - flying.size)
      if (most > 0) {
        const leaving = queue.splice(0, pacer.take(now(), most))
        for (const chunk of leaving) fly(chunk)
        if (leaving.length > 0) show({ resting: false })
      }
      await Promise.race([...flying, pause(LOOK_MS)])
    }
    put(
      queue.flatMap((chunk) => chunk.subjects),
      { kind: 'unsent' },
    )
    await lookInTheEnd()
    show({ phase: 'over', resting: false })
    onOver(view)
  }

  const begin = (all: readonly string[]) => {
    state.cancelled = false
    put(all, { kind: 'waiting' })
    show({ phase: 'running', stoppedBy: undefined })
    void whileUnderWay('a batch', run(all))
  }
  begin([...new Set(subjects)])

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    cancel() {
      state.cancelled = true
    },
    retry() {
      if (view.phase !== 'over') return
      begin([...outcomes].flatMap(([subject, outcome]) => (isRetried(outcome) ? [subject] : [])))
    },
  }
}

/** Of kicks: the user is not inside, or the group is not there. */
export const isOfOneUser = (failure: Failure): boolean =>
  isRefusedWith(failure, 'ResourceNotExist') || isRefusedWith(failure, 'InputInvalid')
