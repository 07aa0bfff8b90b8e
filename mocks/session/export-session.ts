import * as v from 'valibot'
import { CONTROLS, startsOver } from '../control.ts'
import { DEFAULT_SCENARIO } from '../scenarios/names.ts'
import type { Entry } from './entry.ts'
import { readSessionFile, type SessionFile } from './session-file.ts'
import { toWorldJson } from './world-json.ts'
import { STORAGE_VERSION, type World } from './world.ts'

interface Session {
  /** Service time, milliseconds. */
  at: number
  /** As the journal has them, from a start or a snapshot on. */
  entries: readonly Entry[]
  /** What the first entry left behind, where it is no start. */
  snapshot?: World | undefined
  current: World
}

/** A session as a file. Told from its start where the journal reaches back that far, and from a world otherwise. */
export function sessionFileOf({ at, entries, snapshot, current }: Session): SessionFile {
  const file = { format: 'audience-console-session', version: STORAGE_VERSION, at } as const
  const [first, ...rest] = entries
  if (first !== undefined && snapshot !== undefined) {
    return { ...file, start: { kind: 'world', world: toWorldJson(snapshot) }, entries: rest }
  }
  if (first?.command.kind === 'control' && startsOver(first.command.name)) {
    const reset = v.safeParse(CONTROLS.reset.params, first.command.params)
    if (reset.success) {
      const { scenario = DEFAULT_SCENARIO, seed = 1, at: begins, frozen = false } = reset.output
      const startMs = begins === undefined ? first.at : begins * 1000
      return { ...file, start: { kind: 'scenario', scenario, seed, at: startMs, frozen }, entries: rest }
    }
    const imported = v.safeParse(v.object({ file: v.unknown() }), first.command.params)
    const earlier = imported.success ? readSessionFile(imported.output.file) : undefined
    if (earlier !== undefined) return { ...file, start: earlier.start, entries: [...earlier.entries, ...rest] }
  }
  return { ...file, start: { kind: 'world', world: toWorldJson(current) }, entries: [] }
}
