import * as v from 'valibot'
import type { ScenarioName } from '../scenarios/names.ts'
import { createEngine, type Engine } from './engine.ts'
import { type Command, type Entry, entrySchema } from './entry.ts'
import type { JournalTransaction } from './journal.ts'
import { type Run, run } from './run.ts'
import { createWorld, STORAGE_VERSION, worldSchema } from './world.ts'

/** What is stored cannot be used: written by another version, or not by us. */
export class DamagedJournal extends Error {
  override name = 'DamagedJournal'
}

/** Entries between two snapshots: few enough to replay in a moment, enough to write snapshots rarely. */
export const SNAPSHOT_EVERY = 300

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

  get engine(): Engine | undefined {
    return this.#engine
  }

  /** Applies what other tabs have written. Answers false when the journal is empty; throws DamagedJournal. */
  async catchUp(journal: JournalTransaction): Promise<boolean> {
    const stored = await journal.entriesFrom(this.#seq)
    const entries = stored.map(parseEntry)
    if (this.#engine !== undefined && this.#continues(entries)) {
      this.#replay(this.#engine, entries)
      return true
    }
    return this.#load(journal)
  }

  /** Starts an empty journal with a scenario. */
  async seed(journal: JournalTransaction, scenario: ScenarioName, stamp: { at: number; requestId: string }): Promise<void> {
    const seed = 1
    this.#engine = createEngine(createWorld(scenario, seed, stamp.at))
    this.#seq = 0
    await this.append(journal, { kind: 'control', name: 'reset', params: { scenario, seed } }, stamp)
  }

  /** Writes down a command that the engine has run. */
  async append(journal: JournalTransaction, command: Command, stamp: { at: number; requestId: string }): Promise<void> {
    this.#seq += 1
    this.#requestId = stamp.requestId
    const entry: Entry = { version: STORAGE_VERSION, seq: this.#seq, ...stamp, command }
    await journal.append(entry)
    if (isReset(command)) {
      this.#base = this.#seq
      await journal.compact(this.#seq)
    } else if (this.#seq - this.#base >= SNAPSHOT_EVERY && this.#engine !== undefined) {
      this.#base = this.#seq
      await journal.compact(this.#seq, { version: STORAGE_VERSION, seq: this.#seq, world: this.#engine.world })
    }
  }

  /** Goes on without a journal from wherever it is. */
  seedInMemory(scenario: ScenarioName, at: number): Engine {
    this.#engine ??= createEngine(createWorld(scenario, 1, at))
    return this.#engine
  }

  /** Drops this tab's copy; the next use loads it from the journal again. */
  forget(): void {
    this.#engine = undefined
  }

  /** Whether what follows our last entry is all there. Parallel reads may have applied some of it meanwhile. */
  #continues(entries: readonly Entry[]): boolean {
    return entries.some((entry) => entry.seq === this.#seq && entry.requestId === this.#requestId)
  }

  #replay(engine: Engine, entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.seq <= this.#seq) continue
      if (isReset(entry.command)) this.#base = entry.seq
      replayOne(engine, entry)
      this.#seq = entry.seq
      this.#requestId = entry.requestId
    }
  }

  async #load(journal: JournalTransaction): Promise<boolean> {
    const rawSnapshot = await journal.snapshot()
    const entries = (await journal.entriesFrom(0)).map(parseEntry)
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
    if (entries.some((entry, index) => entry.seq !== first.seq + index)) throw new DamagedJournal('The journal has a gap.')
    this.#replay(engine, entries)
    this.#engine = engine
    return true
  }
}

function replayOne(engine: Engine, { command, at, requestId }: Entry): Run {
  try {
    return run(engine, command, { at, requestId })
  } catch (error) {
    throw new DamagedJournal('An entry could not be replayed.', { cause: error })
  }
}

function parseEntry(stored: unknown): Entry {
  const entry = v.safeParse(entrySchema, stored)
  if (!entry.success) throw new DamagedJournal(issueText('entry', entry.issues[0]))
  return entry.output
}

const isReset = (command: Command): boolean => command.kind === 'control' && command.name === 'reset'

const issueText = (what: string, issue: v.BaseIssue<unknown>): string =>
  `Stored ${what}: ${v.getDotPath(issue) ?? 'as a whole'}: ${issue.message}`
