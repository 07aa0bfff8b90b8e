import * as v from 'valibot'
import { ACTION_NAMES } from '#api/contract/actions.ts'
import { type ControlName, isControlName } from '../control.ts'
import { STORAGE_VERSION } from './world.ts'

/** What can be done to a mock session: a call of the service's API, or a control command of ours. */
const commandSchema = v.variant('kind', [
  v.object({
    kind: v.literal('call'),
    action: v.picklist(ACTION_NAMES),
    /** As they came; the backend parses them. */
    params: v.unknown(),
    ifMatch: v.optional(v.string()),
    /** Of the submit, for writes (`src/api/contract/idempotency.ts`). */
    key: v.optional(v.string()),
  }),
  v.object({
    kind: v.literal('control'),
    name: v.custom<ControlName>((name) => typeof name === 'string' && isControlName(name)),
    params: v.unknown(),
  }),
])
export type Command = v.InferOutput<typeof commandSchema>

/** One line of the journal. Replaying the lines in order, each at its own time, gives the same world again. */
export const entrySchema = v.object({
  version: v.literal(STORAGE_VERSION),
  seq: v.pipe(v.number(), v.safeInteger()),
  /** Service time, milliseconds. */
  at: v.pipe(v.number(), v.safeInteger()),
  requestId: v.string(),
  /** See `Moment`; of control commands. */
  wallMs: v.optional(v.pipe(v.number(), v.safeInteger())),
  command: commandSchema,
})
export type Entry = v.InferOutput<typeof entrySchema>
