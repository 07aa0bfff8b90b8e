import type { Stamp } from '../backend/backend.ts'
import type { Changes } from '../controls/define.ts'
import { isOver } from '../faults.ts'
import { DEFAULT_SCENARIO, type ScenarioName } from '../scenarios/names.ts'
import type { Engine } from './engine.ts'
import type { Command } from './entry.ts'
import type { Journal, JournalTransaction } from './journal.ts'
import { type Announcements, heaviest, type News, type SessionView } from './news.ts'
import { createNotices, type Notices } from './notices.ts'
import { DamagedJournal, Replica } from './replica.ts'
import { CONTROLS, startsOver } from '../control.ts'
import { mayChange, run } from './run.ts'
import type { Moment, Run } from './run-types.ts'
import type { SessionFile } from './session-file.ts'
import { createWorldClock } from './world-clock.ts'

/** A command that was run, and when (service time). */
export interface Executed extends Run {
  stamp: Moment
}

export interface SharedWorldOptions {
  /** Opens the journal that all tabs share; left out = in memory. */
  openJournal?: () => Promise<Journal>
  /** The way to the other tabs that share it; left out = there are none. */
  announcements?: Announcements
  /** Milliseconds. */
  wallClock: () => number
  newRequestId: () => string
  /** What a session starts with that was not there before. */
  scenario?: ScenarioName
  seed?: number
}

/** The mock session as all tabs share it, or as this tab has it alone where the browser stores nothing. */
export interface SharedWorld {
  execute(command: Command): Promise<Executed>
  /** Loads or seeds the session, and does what time has left to do. */
  begin(): Promise<Executed>
  /** The session as a file; `import` loads it. */
  exportFile(): Promise<SessionFile>
  /** Time and ID for an answer that no command stands behind. */
  stamp(): Stamp
  /** Told when a command has changed something, here or in another tab, that what shows the session should follow. */
  subscribe(listener: (news: News) => void): () => void
  /** Undefined before the session has begun. */
  view(): SessionView | undefined
  readonly notices: Notices
  readonly storage: 'shared' | 'memory'
}

export function createSharedWorld({
  openJournal,
  announcements,
  wallClock,
  newRequestId,
  scenario = DEFAULT_SCENARIO,
  seed = 1,
}: SharedWorldOptions): SharedWorld {
  const notices = createNotices()
  const replica = new Replica()
  const clock = createWorldClock(wallClock)
  let inMemory = openJournal === undefined
  let journal: Promise<Journal> | undefined

  const timeFor = (command: Command | undefined): number => {
    const { engine } = replica
    // Starting over takes the clock offset away, so it happens at the wall clock's time.
    const isStart = command?.kind === 'control' && startsOver(command.name)
    return engine === undefined || isStart ? wallClock() : clock.at(engine.world)
  }

  function runNow(engine: Engine, command: Command, requestId: string): Executed {
    const stamp = { requestId, at: timeFor(command), wallMs: wallClock() }
    return { ...run(engine, command, stamp), stamp }
  }

  const giveUp = (kind: 'storageUnavailable' | 'storageFailed', error: unknown) => {
    if (inMemory) return
    inMemory = true
    notices.add({ kind, detail: textOf(error) })
  }

  const runInMemory = (command: Command, requestId: string): Executed => {
    const executed = runNow(replica.seedInMemory(scenario, wallClock(), seed), command, requestId)
    if (executed.changed) replica.note(command, executed.stamp)
    return executed
  }

  /** The engine, up to date and certain to exist; only under the write lock. */
  async function currentEngine(tx: JournalTransaction): Promise<Engine> {
    try {
      if (!(await replica.catchUp(tx)))
        await replica.seed(tx, scenario, seed, { at: wallClock(), requestId: newRequestId() })
    } catch (error) {
      if (!(error instanceof DamagedJournal)) throw error
      await tx.setAside(wallClock(), textOf(error))
      await replica.seed(tx, scenario, seed, { at: wallClock(), requestId: newRequestId() })
      notices.add({ kind: 'dataSetAside', detail: textOf(error) })
    }
    return replica.seedInMemory(scenario, wallClock(), seed)
  }

  /** Runs a command that changes nothing, or returns undefined when only the write lock can tell. */
  const tryRead = (opened: Journal, command: Command, requestId: string): Promise<Executed | undefined> =>
    opened.transaction('readonly', async (tx) => {
      try {
        if (!(await replica.catchUp(tx))) return undefined
      } catch (error) {
        if (error instanceof DamagedJournal) return undefined
        throw error
      }
      const { engine } = replica
      if (engine === undefined || mayChange(engine, command, clock.at(engine.world))) return undefined
      return runNow(engine, command, requestId)
    })

  async function execute(command: Command, mayReopen = true): Promise<Executed> {
    const requestId = newRequestId()
    if (inMemory || openJournal === undefined) return runInMemory(command, requestId)
    let opened: Journal
    try {
      journal ??= openJournal()
      opened = await journal
    } catch (error) {
      giveUp('storageUnavailable', error)
      return runInMemory(command, requestId)
    }

    let executed: Executed | undefined
    try {
      const { engine } = replica
      if (engine !== undefined && !mayChange(engine, command, clock.at(engine.world))) {
        executed = await tryRead(opened, command, requestId)
        if (executed !== undefined) return executed
      }
      return await opened.transaction('readwrite', async (tx) => {
        const current = await currentEngine(tx)
        executed = runNow(current, command, requestId)
        if (executed.changed) await replica.append(tx, command, executed.stamp)
        return executed
      })
    } catch (error) {
      if (!(error instanceof DOMException)) {
        // A bug of ours, half way through a change: what this tab holds is worth nothing now.
        replica.forget()
        throw error
      }
      if (error.name === 'InvalidStateError' && executed === undefined && mayReopen) {
        // The browser closed the database under us, as when the site's data is cleared.
        journal = undefined
        return execute(command, false)
      }
      giveUp('storageFailed', error)
      return executed ?? runInMemory(command, requestId)
    }
  }

  const listeners = new Set<(news: News) => void>()
  let armedFaults = 0

  const view = (): SessionView | undefined => {
    const { engine } = replica
    if (engine === undefined) return undefined
    const { world } = engine
    const at = clock.at(world)
    const armed = world.faults.filter((state) => !isOver(state, at))
    const ends = armed.flatMap(({ until }) => (until === undefined ? [] : [until]))
    const nextEnd = ends.length === 0 ? undefined : Math.min(...ends)
    return { at, frozen: world.standsAt !== undefined, armedFaults: armed.length, nextEnd }
  }

  /** Tells what a command has changed, and what of other tabs was seen on the way. */
  function tell(command: Command, { outcome }: Executed): void {
    const own: Changes =
      command.kind === 'control' && outcome.kind === 'answer' ? CONTROLS[command.name].changes : 'nothing'
    const armedNow = view()?.armedFaults ?? 0
    const disarmed: Changes = armedNow === armedFaults ? 'nothing' : 'wires'
    armedFaults = armedNow
    const news = heaviest(own, disarmed, replica.takeNews())
    if (!inMemory && (own !== 'nothing' || (command.kind === 'call' && disarmed !== 'nothing')))
      announcements?.announce()
    if (news !== 'nothing') for (const listener of listeners) listener(news)
  }

  async function executeAndTell(command: Command): Promise<Executed> {
    const executed = await execute(command)
    tell(command, executed)
    return executed
  }

  /** By a command that looks at no application. */
  const begin = () => executeAndTell({ kind: 'control', name: 'calls', params: {} })

  announcements?.onAnnounced(() => {
    // What nobody has begun has nothing to follow; what fails here fails again where it is asked for.
    if (replica.engine !== undefined && !inMemory) begin().catch(() => undefined)
  })

  async function exportFile(): Promise<SessionFile> {
    const { stamp } = await begin()
    if (inMemory || journal === undefined) return replica.exportNoted(stamp.at)
    const opened = await journal
    return opened.transaction('readonly', (tx) => replica.exportFrom(tx, stamp.at))
  }

  return {
    async execute(command) {
      const executed = await executeAndTell(command)
      const { repeats, stamp } = executed
      // The journal knows this command by an ID of its own; its caller sees the answer of the first.
      return repeats === undefined ? executed : { ...executed, stamp: { ...stamp, requestId: repeats } }
    },
    begin,
    exportFile,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view,
    stamp: () => ({ requestId: newRequestId(), at: timeFor(undefined) }),
    notices,
    get storage() {
      return inMemory ? 'memory' : 'shared'
    },
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
