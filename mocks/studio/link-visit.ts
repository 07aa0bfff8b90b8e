import * as v from 'valibot'
import { ACTIONS } from '#api/contract/actions.ts'
import { localePreference } from '../../src/ui/preferences.ts'
import { CONTROLS } from '../control.ts'
import { DEFAULT_SCENARIO, type ScenarioName } from '../scenarios/names.ts'
import { type LinkProblem, parseLink, type ScenarioLink } from '../session-link.ts'
import { entrySchema } from '../session/entry.ts'
import { readSessionFile } from '../session/session-file.ts'
import type { ConsoleHandle } from './console-handle.ts'
import { done, exportAnswer, stateAnswer } from '../controls/answers.ts'
import { control } from './control-client.ts'

/** Where the opening of a scenario link has got to. */
export type Visit =
  | { kind: 'none' }
  /** Looking at what is stored, or putting the scenario in place. */
  | { kind: 'working' }
  | { kind: 'asking'; link: ScenarioLink; stored: ScenarioName }
  | { kind: 'refused'; problems: LinkProblem[] }
  | { kind: 'failed'; message: string }

export interface LinkVisits {
  get(): Visit
  subscribe(listener: () => void): () => void
  /** Opens what a hash says; does nothing when it is no scenario link. */
  open(hash: string): void
  /** The answers to `asking`. */
  replaceStored(): void
  keepStored(): void
}

/** A link's hash leaves the address once it was answered, so that a reload changes nothing; a bad one stays, to be corrected. */
export function createLinkVisits(handle: ConsoleHandle): LinkVisits {
  let visit: Visit = { kind: 'none' }
  let latest = 0
  const listeners = new Set<() => void>()
  const set = (next: Visit) => {
    visit = next
    for (const listener of listeners) listener()
  }
  /** Reports what `work` rejects with, unless another link was opened meanwhile. */
  const run = (work: (isLatest: () => boolean) => Promise<void>) => {
    latest += 1
    const own = latest
    set({ kind: 'working' })
    work(() => own === latest).catch((error: unknown) => {
      if (own === latest) set({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    })
  }

  async function putInPlace(link: ScenarioLink): Promise<void> {
    await handle.replaceWorld(async () => {
      await startSession(link)
      return handle.screen()
    })
    set({ kind: 'none' })
  }

  return {
    get: () => visit,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open(hash) {
      const parsed = parseLink(hash)
      if (parsed === undefined) return
      if (parsed.kind === 'problems') {
        latest += 1
        set({ kind: 'refused', problems: parsed.problems })
        return
      }
      const { link } = parsed
      run(async (isLatest) => {
        const stored = await touchedSession()
        if (!isLatest()) return
        if (stored === undefined) await putInPlace(link)
        else set({ kind: 'asking', link, stored })
      })
    },
    replaceStored() {
      if (visit.kind !== 'asking') return
      const { link } = visit
      run(() => putInPlace(link))
    },
    keepStored() {
      if (visit.kind !== 'asking') return
      run(async () => {
        await handle.open(handle.screen(), { replace: true })
        set({ kind: 'none' })
      })
    },
  }
}

async function startSession({
  scenario,
  seed,
  clock = 0,
  settling = 0,
  apart = 0,
  faults = [],
  lang,
}: ScenarioLink): Promise<void> {
  await control('reset', { scenario, ...(seed === undefined ? {} : { seed }) }, done)
  if (clock > 0) await control('advance-clock', { seconds: clock }, done)
  if (settling !== 0 || apart !== 0) await control('assume', { settling, clocksApart: apart }, done)
  if (faults.length > 0) await control('faults', { set: faults }, done)
  if (lang !== undefined) localePreference.set(lang)
}

/** The scenario of the stored session, or undefined when it is what a first visit finds and nobody has changed anything. */
async function touchedSession(): Promise<ScenarioName | undefined> {
  const { file } = await control('export', {}, exportAnswer)
  const session = readSessionFile(file)
  const start = session?.start
  const isFresh =
    start?.kind === 'scenario' &&
    start.scenario === DEFAULT_SCENARIO &&
    start.seed === 1 &&
    session?.entries.every(isReading) === true
  return isFresh ? undefined : (await control('state', {}, stateAnswer)).scenario
}

/** In the journal because something was due by then, not because somebody changed something. */
function isReading(line: unknown): boolean {
  const entry = v.safeParse(entrySchema, line)
  if (!entry.success) return false
  const { command } = entry.output
  return command.kind === 'call'
    ? ACTIONS[command.action].kind === 'read'
    : CONTROLS[command.name].changes === 'nothing'
}
