import * as v from 'valibot'
import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { type LiveCenter, LIVE_CENTERS } from '#api/contract/fields.ts'
import { Refusal } from '../http/refusal.ts'

/** A call as it may leave: every parameter known to the contract, within its limits, and written as the vendor's wire wants it. */
export interface Parameters {
  readonly query: Readonly<Record<string, string>>
  readonly center: LiveCenter | undefined
  readonly appId: string | undefined
  readonly groupId: string | undefined
  /** Whom a write is about: kicked, muted, exempt, told, described anew, made administrators. Undefined when it is about nobody. */
  readonly users: readonly string[] | undefined
}

const where = v.object({
  DataCenter: v.optional(v.picklist(LIVE_CENTERS)),
  AppId: v.optional(v.string()),
  GroupId: v.optional(v.string()),
})

/** Everywhere the contract names users; its limits keep all of them together below a hundred. */
const named = v.object({
  KickoffUser: v.optional(v.string()),
  UserId: v.optional(v.string()),
  ReceiverId: v.optional(v.string()),
  BannedUsers: v.optional(v.array(v.string())),
  BannnedUsers: v.optional(v.array(v.string())),
  UnbannedUsers: v.optional(v.array(v.string())),
  ExceptUsers: v.optional(v.array(v.string())),
  Administrators: v.optional(v.array(v.string())),
  AdminList: v.optional(v.array(v.string())),
})

function usersOf(action: ActionName, parameters: unknown): string[] | undefined {
  if (ACTIONS[action].kind === 'read') return undefined
  const users = Object.values(v.parse(named, parameters)).flatMap((found) => found ?? [])
  return users.length === 0 ? undefined : [...new Set(users)]
}

/** Rebuilds the parameters from the contract. Throws `Gateway.BadRequest` that names the first wrong one. */
export function parseParameters(action: ActionName, params: object): Parameters {
  const schema: v.GenericSchema<unknown, Record<string, unknown>> = ACTIONS[action].request
  const parsed = v.safeParse(schema, params)
  if (!parsed.success) throw new Refusal('Gateway.BadRequest', problem(action, parsed.issues[0]))
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(parsed.output)) {
    if (value === undefined) continue
    const text = wireText(value)
    // The contract's addresses have no rule of their own, and UTF-8 cannot carry half a surrogate pair.
    if (!text.isWellFormed())
      throw new Refusal('Gateway.BadRequest', `${name} holds half of a surrogate pair. Remove it.`)
    query[name] = text
  }
  const { DataCenter: center, AppId: appId, GroupId: groupId } = v.parse(where, parsed.output)
  return { query, center, appId, groupId, users: usersOf(action, parsed.output) }
}

/** Lists joined by a comma, which no member of one may hold; booleans as words; integers as digits, to the last one. */
function wireText(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value)
}

function problem(action: ActionName, issue: v.BaseIssue<unknown>): string {
  const name = (v.getDotPath(issue) ?? 'The parameter object').slice(0, 100)
  if (issue.expected === 'never') return `${name} is not a parameter of ${action}. Leave it out.`
  return issue.type === 'check' ? `${name} ${issue.message}` : `${name} is invalid: ${issue.message.slice(0, 200)}.`
}
