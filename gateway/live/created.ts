import * as v from 'valibot'
import type { ActionName } from '#api/contract/actions.ts'
import type { Answer } from './answer.ts'

const made = v.object({
  AppId: v.optional(v.string()),
  GroupId: v.optional(v.string()),
  AlreadyExists: v.optional(v.boolean()),
  AlreadyDelete: v.optional(v.boolean()),
})

/** ID of the group or application that a call made; undefined when it made none. A taken ID is a success without a new group. */
export function createdBy(action: ActionName, { code, json }: Answer): string | undefined {
  if (code !== undefined || (action !== 'CreateLiveMessageApp' && action !== 'CreateLiveMessageGroup')) return undefined
  const { AppId, GroupId, AlreadyExists, AlreadyDelete } = v.parse(made, json)
  if (action === 'CreateLiveMessageApp') return AppId
  return AlreadyExists === true || AlreadyDelete === true ? undefined : GroupId
}
