import * as v from 'valibot'
import { SCENARIO_NAMES } from '../scenarios/names.ts'
import { STORAGE_VERSION } from './world.ts'

const whole = v.pipe(v.number(), v.safeInteger())

/** A session as a file, for bug reports: where it started and every write since, so that it can be told again exactly. */
const sessionFileSchema = v.object({
  format: v.literal('audience-console-session'),
  version: v.literal(STORAGE_VERSION),
  /** Service time of the export, milliseconds. */
  at: whole,
  start: v.variant('kind', [
    v.object({
      kind: v.literal('scenario'),
      scenario: v.picklist(SCENARIO_NAMES),
      seed: whole,
      at: whole,
      /** Its clock stood from the start. */
      frozen: v.optional(v.boolean(), false),
    }),
    /** A world as text (`world-json.ts`), where the journal no longer reaches back to its scenario. */
    v.object({ kind: v.literal('world'), world: v.string() }),
  ]),
  /** Lines of the journal (`entry.ts`), oldest first. */
  entries: v.array(v.unknown()),
  /** For the reader of a report: the last calls that failed, and the screen. */
  failures: v.optional(v.array(v.unknown())),
  screen: v.optional(v.string()),
})
export type SessionFile = v.InferOutput<typeof sessionFileSchema>

/** A session file, or undefined when it is none, or one of another version. */
export function readSessionFile(file: unknown): SessionFile | undefined {
  const parsed = v.safeParse(sessionFileSchema, file)
  return parsed.success ? parsed.output : undefined
}
