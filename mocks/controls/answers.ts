import * as v from 'valibot'
import { int64 } from '#api/contract/fields.ts'
import { assumedSchema } from '../backend/assumed.ts'
import { faultSchema } from '../faults.ts'
import type { ControlName } from '../control.ts'
import { SCENARIO_NAMES } from '../scenarios/names.ts'

/** What the control commands answer: read by the studio, and by whoever describes the interface. */

const whole = v.pipe(v.number(), v.safeInteger())
/** A moment or a length of the service's time. */
const seconds = v.pipe(whole, v.description('Seconds of the service; a moment counts from 1970.'))

const faultLine = v.pipe(
  v.looseObject({ seen: whole, hits: whole, over: v.boolean() }),
  v.description('A fault as it was set, the calls it has seen, those it has hit, and whether it has ended by itself.'),
  v.transform(({ seen, hits, over, ...fault }) => ({ seen, hits, over, fault })),
  v.object({ fault: faultSchema, seen: whole, hits: whole, over: v.boolean() }),
)

const loggedCall = {
  /** Counts all calls from 1. */
  number: whole,
  at: seconds,
  requestId: v.string(),
  action: v.string(),
  params: v.unknown(),
  ifMatch: v.optional(v.string()),
  status: whole,
  code: v.optional(v.string()),
  faults: v.array(v.string()),
}

export const stateAnswer = v.object({
  scenario: v.picklist(SCENARIO_NAMES),
  seed: whole,
  seededAt: seconds,
  serviceTime: seconds,
  clockOffsetSeconds: v.number(),
  frozen: v.boolean(),
  assumed: assumedSchema,
  faults: v.array(faultLine),
  shows: v.array(v.object({ appId: v.string(), groupId: v.string(), perSecond: whole, until: seconds })),
  applications: v.array(
    v.object({
      appId: v.string(),
      name: v.string(),
      center: v.string(),
      disabled: v.boolean(),
      foreign: v.boolean(),
      groups: whole,
      deletedGroups: whole,
    }),
  ),
  storage: v.picklist(['shared', 'memory']),
  notices: v.array(
    v.object({
      kind: v.picklist([
        'storageUnavailable',
        'storageFailed',
        'siteDataCleared',
        'dataSetAside',
        'insecureAddress',
        'workerWithheld',
      ]),
      detail: v.string(),
    }),
  ),
  calls: v.array(v.object(loggedCall)),
})
export type SessionState = v.InferOutput<typeof stateAnswer>

const call = v.object({ ...loggedCall, answer: v.optional(v.unknown()), message: v.optional(v.string()) })
export const callsAnswer = v.object({ after: whole, calls: v.array(call) })
export type SeenCall = v.InferOutput<typeof call>

const inside = { online: whole, supergroup: v.boolean() }
export const joinAnswer = v.object({ joined: whole, ...inside })
export const leaveAnswer = v.object({ left: whole, ...inside })
export const usersAnswer = v.object({ users: v.array(v.string()) })
export const membersAnswer = v.object({ ...inside, users: v.array(v.string()) })

/** What an item tells depends on its kind (mocks/backend/state.ts). `n`: its place among the events of the application. */
const inboxItem = v.object({
  n: whole,
  at: seconds,
  kind: v.string(),
  groupId: v.optional(v.string()),
  id: v.optional(v.string()),
  type: v.optional(int64),
  weight: v.optional(int64),
  body: v.optional(v.string()),
  sender: v.optional(v.string()),
  senderInfo: v.optional(v.string()),
  replayed: v.optional(v.boolean()),
  by: v.optional(v.string()),
  byInfo: v.optional(v.string()),
  users: v.optional(v.array(v.union([v.string(), v.object({ userId: v.string(), info: v.string() })]))),
  online: v.optional(whole),
})
export const inboxAnswer = v.object({ online: v.boolean(), groups: v.array(v.string()), items: v.array(inboxItem) })
export type InboxItem = v.InferOutput<typeof inboxItem>

export const showAnswer = v.object({ running: v.boolean(), until: seconds, online: whole })
export const exportAnswer = v.object({ file: v.looseObject({}) })
/** Of commands whose answer says nothing new. */
export const done = v.looseObject({})

export const CONTROL_ANSWERS = {
  reset: v.object({ scenario: v.picklist(SCENARIO_NAMES), seed: whole }),
  'advance-clock': v.object({ serviceTime: seconds }),
  'freeze-clock': v.object({ serviceTime: seconds }),
  'run-clock': v.object({ serviceTime: seconds }),
  faults: v.object({ faults: whole }),
  assume: assumedSchema,
  state: stateAnswer,
  join: joinAnswer,
  leave: leaveAnswer,
  'log-in': usersAnswer,
  'log-out': usersAnswer,
  'cut-off': usersAnswer,
  'come-back': usersAnswer,
  inbox: inboxAnswer,
  members: membersAnswer,
  say: v.object({
    accepted: v.array(v.string()),
    refused: v.array(v.object({ place: whole, code: v.string() })),
  }),
  show: showAnswer,
  calls: callsAnswer,
  settled: v.object({ within: whole, waitedMs: whole }),
  export: exportAnswer,
  import: v.object({ at: v.pipe(whole, v.description('Milliseconds since 1970.')), writes: whole }),
} satisfies Record<ControlName, v.GenericSchema>
