import * as v from 'valibot'
import type { ScenarioName } from '../scenarios/names.ts'
import { CONTROLS, startsOver } from '../control.ts'
import type { Changes } from '../controls/define.ts'
import { createEngine, type Engine } from './engine.ts'
import { type Command, type Entry, entrySchema } from './entry.ts'
import { sessionFileOf } from './export-session.ts'
import type { JournalTransaction } from './journal.ts'
import { heaviest } from './news.ts'
import { replay } from './run.ts'
import type { Moment } from './run-types.ts'
import type { SessionFile } from './session-file.ts'
import { createWorld, STORAGE_VERSION, type World, worldSchema } from './world.ts'

/** What is stored cannot be used: written by another version, or not by us. */
export class DamagedJournal extends Error {
  override name = 'DamagedJournal'
}

/** Entries between two snapshots: few enough to replay in a moment, enough to write snapshots rarely. */
export const SNAPSHOT_EVERY = 300

/** Entries remembered without a journal. A session with more of them is exported as it is now. */
const MOST_NOTED = 1000

const snapshotSchema = v.object({ version: v.literal(STORAGE_VERSION), seq: v.number(), world: worldSchema })

/**
 * This tab's copy of the world: the engine, and the entry up to which it agrees with the journal. It catches up before it is
 * used, so all tabs see one truth.
 */
export class Replica {
  #engine: Engine | undefined
  /** The last entry that was applied; its RequestId tells whether the journal is still the one we know. */
  #seq = 0
  #requestId = ''
  /** The entry from which a replay starts: a reset, or the one a snapshot includes. */
  #base = 0
  /** Without a journal: what it would hold, as long as that is not too much. */
  #noted: Entry[] = []
  /** What other tabs' commands have changed since somebody asked. */
  #news: Changes = 'nothing'

  get engine(): Engine | undefined {
    return this.#engine
  }

  /** Applies what other tabs have written. Returns false when the journal is empty; throws DamagedJournal. */
  async catchUp(journal: JournalTransaction): Promise<boolean> {
    const stored = await journal.entriesFrom(this.#seq)
    const entries = stored.map(parseEntry)
    if (this.#engine !== undefined && this.#continues(entries) && !this.#isAhead(this.#engine, entries)) {
      this.#replay(this.#engine, entries)
      return true
    }
    return this.#load(journal)
  }

  /** Starts an empty journal with a scenario. */
  async seed(journal: JournalTransaction, scenario: ScenarioName, seed: number, stamp: Moment): Promise<void> {
    this.#engine = createEngine(createWorld(scenario, seed, stamp.at))
    this.#seq = 0
    await this.append(journal, { kind: 'control', name: 'reset', params: { scenario, seed } }, stamp)
  }

  /** Writes down a command that the engine has run. */
  async append(journal: JournalTransaction, command: Command, stamp: Moment): Promise<void> {
    this.#seq += 1
    this.#requestId = stamp.requestId
    await journal.append(entryOf(this.#seq, command, stamp))
    if (isReset(command)) {
      this.#base = this.#seq
      await journal.compact(this.#seq)
    } else if (this.#seq - this.#base >= SNAPSHOT_EVERY && this.#engine !== undefined) {
      this.#base = this.#seq
      await journal.compact(this.#seq, { version: STORAGE_VERSION, seq: this.#seq, world: this.#engine.world })
    }
  }

  /** Goes on without a journal from wherever it is. */
  seedInMemory(scenario: ScenarioName, at: number, seed: number): Engine {
    if (this.#engine === undefined) {
      this.#engine = createEngine(createWorld(scenario, seed, at))
      this.#noted = [entryOf(0, { kind: 'control', name: 'reset', params: { scenario, seed } }, { at, requestId: '' })]
    }
    return this.#engine
  }

  /** Remembers a command that was run without a journal, for `exportNoted`. */
  note(command: Command, stamp: Moment): void {
    const entry = entryOf(0, command, stamp)
    if (isReset(command)) this.#noted = [entry]
    else if (this.#noted.length < MOST_NOTED) this.#noted.push(entry)
    else this.#noted = []
  }

  exportNoted(at: number): SessionFile {
    return sessionFileOf({ at, entries: this.#noted, current: this.#current() })
  }

  /** Throws DamagedJournal. */
  async exportFrom(journal: JournalTransaction, at: number): Promise<SessionFile> {
    const raw = await journal.snapshot()
    const entries = (await journal.entriesFrom(0)).map(parseEntry)
    const snapshot = raw === undefined ? undefined : v.parse(snapshotSchema, raw).world
    return sessionFileOf({ at, entries, snapshot, current: this.#current() })
  }

  #current(): World {
    if (this.#engine === undefined) throw new Error('There is no session to export.')
    return this.#engine.world
  }

  /** What other tabs' commands have changed since this was asked last. */
  takeNews(): Changes {
    const news = this.#news
    this.#news = 'nothing'
    return news
  }

  /** Drops this tab's copy; the next use loads it from the journal again. */
  forget(): void {
    this.#engine = undefined
  }

  /** Whether what follows our last entry is all there. Parallel reads may have applied some of it meanwhile. */
  #continues(entries: readonly Entry[]): boolean {
    return entries.some((entry) => entry.seq === this.#seq && entry.requestId === this.#requestId)
  }

  /** Whether shows went on here beyond what another tab then wrote, whose clock was set back: it has to be told again in its order. */
  #isAhead({ world }: Engine, entries: readonly Entry[]): boolean {
    return entries.some(({ seq, at, command }) => seq > this.#seq && at < world.service.time && !isReset(command))
  }

  #replay(engine: Engine, entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.seq <= this.#seq) continue
      if (isReset(entry.command)) this.#base = entry.seq
      replayOne(engine, entry)
      this.#news = heaviest(this.#news, changesOf(entry.command))
      this.#seq = entry.seq
      this.#requestId = entry.requestId
    }
  }

  async #load(journal: JournalTransaction): Promise<boolean> {
    const rawSnapshot = await journal.snapshot()
    const entries = (await journal.entriesFrom(0)).map(parseEntry)
    const before = this.#engine?.world
    this.#engine = undefined
    const [first] = entries
    if (first === undefined && rawSnapshot === undefined) return false
    if (first === undefined) throw new DamagedJournal('A snapshot without a journal.')

    let engine: Engine
    if (rawSnapshot === undefined) {
      if (!isReset(first.command)) throw new DamagedJournal('The journal does not start with a scenario.')
      engine = createEngine(createWorld('empty', 1, first.at))
      this.#seq = first.seq - 1
    } else {
      const snapshot = v.safeParse(snapshotSchema, rawSnapshot)
      if (!snapshot.success) throw new DamagedJournal(issueText('snapshot', snapshot.issues[0]))
      if (snapshot.output.seq !== first.seq) throw new DamagedJournal('The journal does not start at its snapshot.')
      engine = createEngine(snapshot.output.world)
      this.#seq = first.seq
      this.#requestId = first.requestId
    }
    this.#base = first.seq
    if (entries.some((entry, index) => entry.seq !== first.seq + index))
      throw new DamagedJournal('The journal has a gap.')
    this.#replay(engine, entries)
    this.#engine = engine
    this.#news = newsSince(before, engine.world, this.#news)
    return true
  }
}

/** What a whole journal that was read tells of the world known before: of commands that it has no lines of any more, nothing. */
function newsSince(before: World | undefined, now: World, told: Changes): Changes {
  if (before === undefined) return 'nothing'
  const { scenario, seed, seededAt } = now
  const isSame = before.scenario === scenario && before.seed === seed && before.seededAt === seededAt
  return heaviest(told, isSame ? 'service' : 'session')
}

const changesOf = (command: Command): Changes =>
  command.kind === 'control' ? CONTROLS[command.name].changes : 'nothing'

function replayOne(engine: Engine, { command, at, requestId, wallMs }: Entry): void {
  try {
    replay(engine, command, { at, requestId, wallMs })
  } catch (error) {
    throw new DamagedJournal('An entry could not be replayed.', { cause: error })
  }
}

function parseEntry(stored: unknown): Entry {
  const entry = v.safeParse(entrySchema, stored)
  if (!entry.success) throw new DamagedJournal(issueText('entry', entry.issues[0]))
  return entry.output
}

const entryOf = (seq: number, command: Command, { at, requestId, wallMs }: Moment): Entry => ({
  version: STORAGE_VERSION,
  seq,
  at,
  requestId,
  ...(command.kind === 'control' && wallMs !== undefined ? { wallMs } : {}),
  command,
})

const isReset = (command: Command): boolean => command.kind === 'control' && startsOver(command.name)

const issueText = (what: string, issue: v.BaseIssue<unknown>): string =>
  `Stored ${what}: ${v.getDotPath(issue) ?? 'as a whole'}: ${issue.message}`
