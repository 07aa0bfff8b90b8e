import * as v from 'valibot'
import { assumedSchema } from '../backend/assumed.ts'
import { faultStateSchema } from '../faults.ts'
import { SCENARIO_NAMES } from '../scenarios/names.ts'

/** What the control commands answer, as far as the studio reads it. Times are UNIX seconds of the service. */

const faultLine = v.pipe(
  v.looseObject({ seen: v.number(), hits: v.number() }),
  v.transform(({ seen, hits, ...fault }) => ({ seen, hits, fault })),
  faultStateSchema,
)

export const stateAnswer = v.object({
  scenario: v.picklist(SCENARIO_NAMES),
  seed: v.number(),
  seededAt: v.number(),
  serviceTime: v.number(),
  clockOffsetSeconds: v.number(),
  assumed: assumedSchema,
  faults: v.array(faultLine),
  shows: v.array(v.object({ appId: v.string(), groupId: v.string(), perSecond: v.number(), until: v.number() })),
  applications: v.array(
    v.object({
      appId: v.string(),
      name: v.string(),
      center: v.string(),
      disabled: v.boolean(),
      groups: v.number(),
      deletedGroups: v.number(),
    }),
  ),
  storage: v.picklist(['shared', 'memory']),
  notices: v.array(
    v.object({
      kind: v.picklist(['storageUnavailable', 'storageFailed', 'siteDataCleared', 'dataSetAside']),
      detail: v.string(),
    }),
  ),
})
export type SessionState = v.InferOutput<typeof stateAnswer>

const call = v.object({
  number: v.number(),
  at: v.number(),
  requestId: v.string(),
  action: v.string(),
  params: v.unknown(),
  ifMatch: v.optional(v.string()),
  status: v.number(),
  code: v.optional(v.string()),
  faults: v.array(v.string()),
  answer: v.optional(v.unknown()),
  message: v.optional(v.string()),
})
export const callsAnswer = v.object({ calls: v.array(call) })
export type SeenCall = v.InferOutput<typeof call>

export const joinAnswer = v.object({ joined: v.number(), online: v.number(), supergroup: v.boolean() })
export const leaveAnswer = v.object({ left: v.number(), online: v.number(), supergroup: v.boolean() })
export const usersAnswer = v.object({ users: v.array(v.string()) })
export const membersAnswer = v.object({ online: v.number(), supergroup: v.boolean(), users: v.array(v.string()) })

const inboxItem = v.looseObject({ n: v.number(), at: v.number(), kind: v.string() })
export const inboxAnswer = v.object({ online: v.boolean(), groups: v.array(v.string()), items: v.array(inboxItem) })
export type InboxItem = v.InferOutput<typeof inboxItem>

export const showAnswer = v.object({ running: v.boolean(), until: v.number(), online: v.number() })
export const exportAnswer = v.object({ file: v.looseObject({}) })
/** Of commands whose answer says nothing new. */
export const done = v.looseObject({})
