import * as v from 'valibot'
import { ACTIONS, type ActionName, type ParsedRequestOf } from '#api/contract/actions.ts'
import { type MissingCode, ServiceError } from '#api/contract/errors.ts'

/** Required, and yet the vendor's gateway lets calls without it through: as the SDK's text says, it is the service that refuses. */
const UNKNOWN_TO_THE_GATEWAY = 'DeleteLiveMessageUserMessage.DeleterId'

/** The Code of a call without a parameter that is required: `Missing<Name>`, as the vendor's gateway answers before the service sees it. */
export const codeWhenMissing = (action: ActionName, name: string): MissingCode | 'InputInvalid' =>
  `${action}.${name}` === UNKNOWN_TO_THE_GATEWAY ? 'InputInvalid' : `Missing${name}`

/** The parameters of a call as its handler reads them. Whatever else breaks the contract than a missing one is InputInvalid. */
export function parseParams<A extends ActionName>(action: A, params: unknown): ParsedRequestOf<A> {
  const schema: (typeof ACTIONS)[A]['request'] = ACTIONS[action].request
  const given: Record<string, unknown> = isRecord(params) ? params : {}
  for (const [name, field] of Object.entries<v.GenericSchema>(schema.entries)) {
    if (field.type !== 'optional' && given[name] === undefined) {
      throw new ServiceError(codeWhenMissing(action, name), `${name} is required by ${action}. Send it.`)
    }
  }
  const parsed = v.safeParse(schema, params)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new ServiceError('InputInvalid', issueText(action, issue))
}

/** Says which parameter is wrong, how, and what to do. */
function issueText(action: string, issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue) ?? 'The parameter object'
  if (issue.expected === 'never') return `${name} is not a parameter of ${action}. Leave it out.`
  return issue.type === 'check' ? `${name} ${issue.message}` : `${name} is invalid: ${issue.message}.`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
