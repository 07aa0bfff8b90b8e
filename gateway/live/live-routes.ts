import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { ACTIONS, type ActionName, isActionName } from '#api/contract/actions.ts'
import { IDEMPOTENCY_HEADER, isIdempotencyKey, KEY_ADVICE, takesKey } from '#api/contract/idempotency.ts'
import { roleFor, roleMay } from '#api/contract/roles.ts'
import { UNATTENDED_HEADER } from '#lib/attention.ts'
import { sha256Hex } from '#lib/sha256.ts'
import { sessionIdOf } from '../auth/session-cookie.ts'
import type { Sessions } from '../auth/sessions.ts'
import { MAX_CALL_BYTES, readJsonBody } from '../http/json-body.ts'
import { ownPagesOnly } from '../http/own-site.ts'
import { Refusal, refusalResponse } from '../http/refusal.ts'
import { begun } from '../record/begun.ts'
import type { Metrics } from '../record/metrics.ts'
import type { CallRecord, Outcome, Record } from '../record/record.ts'
import type { Answer } from './answer.ts'
import { createdBy } from './created.ts'
import type { LiveCalls } from './live-calls.ts'
import { createOnce } from './once.ts'
import { parseParameters, type Parameters } from './params.ts'

interface LiveOptions {
  calls: LiveCalls
  sessions: Sessions
  publicOrigin: string
  timeoutMs: { read: number; write: number }
  record: Record
  /** Whether a write needs an entry before it is sent. */
  recordRequired: boolean
  metrics: Metrics
  /** Told of what the people who run the gateway should look at, and under which RequestId it was answered. */
  onTrouble(error: unknown, requestId: string): void
}

const FAILED = 'The gateway failed; its record says more. A write may have taken effect.'

/** The service's Codes and RequestIds are far shorter; a line of the record is not its to fill. */
const MAX_TEXT = 200

type Facts = Pick<
  CallRecord,
  'operator' | 'role' | 'action' | 'application' | 'group' | 'users' | 'created' | 'call' | 'repeated'
>

/** The console's wire: `POST /{Action}`. The order of the checks is the order of the table in docs/gateway.md. */
export function liveRoutes({
  calls,
  sessions,
  publicOrigin,
  timeoutMs,
  record,
  recordRequired,
  metrics,
  onTrouble,
}: LiveOptions): Hono {
  const routes = new Hono()
  const once = createOnce()

  const answered = (facts: Facts, outcome: Outcome, code: string | undefined, requestId: string, started: number) => {
    const durationMs = Math.round(performance.now() - started)
    record({
      event: 'call',
      ...facts,
      outcome,
      code: code?.slice(0, MAX_TEXT),
      requestId: requestId.slice(0, MAX_TEXT),
      durationMs,
    })
    metrics.call(facts.action, outcome, code, durationMs)
  }

  routes.use(async (c, next) => {
    const started = performance.now()
    await next()
    // Refusals before a call is known for what it is: from another site, by another method.
    if (c.error instanceof Refusal) answered({}, 'refused', c.error.code, c.error.requestId, started)
  })
  routes.use(ownPagesOnly(publicOrigin))

  routes.post('/:action', async (c) => {
    const started = performance.now()
    const facts: Facts = {}
    try {
      // What the console reads by itself while nobody is at the screen does not keep a session from growing idle.
      const operator = sessions.find(sessionIdOf(c), c.req.header(UNATTENDED_HEADER) === undefined)
      if (operator === undefined)
        throw new Refusal(
          'Gateway.SignInRequired',
          'You are not signed in, or your session has ended. Sign in and go on.',
        )
      Object.assign(facts, { operator: operator.id, role: operator.role })

      const action = knownAction(c.req.param('action'))
      facts.action = action
      if (!roleMay(operator.role, action)) {
        throw new Refusal(
          'Gateway.RoleRequired',
          `${action} needs the role ${roleFor(action)}; yours is ${operator.role}. Ask whoever runs the console.`,
        )
      }
      const ifMatch = c.req.header('if-match')
      if (ifMatch !== undefined && action !== 'ModifyLiveMessageGroup') {
        throw new Refusal('Gateway.BadRequest', `${action} does not know If-Match. Leave the header out.`)
      }
      const key = keyOf(action, c.req.header(IDEMPOTENCY_HEADER))
      const parameters = parseParameters(action, await readJsonBody(c, MAX_CALL_BYTES))
      Object.assign(facts, { application: parameters.appId, group: parameters.groupId, users: parameters.users })

      const { kind } = ACTIONS[action]
      const deadline = AbortSignal.timeout(timeoutMs[kind])
      // A read ends with whoever asked for it. A write goes on: it may have happened already.
      const signal = kind === 'read' ? AbortSignal.any([deadline, c.req.raw.signal]) : deadline
      const execute = async () => {
        if (recordRequired && kind === 'write') {
          const call = randomUUID()
          facts.call = call
          await begun(record, { ...facts, call })
        }
        const answer = await calls({ action, parameters, ifMatch, operator: operator.id, signal })
        facts.created = createdBy(action, answer)?.slice(0, MAX_TEXT)
        return answer
      }
      const { answer: answering, repeated } =
        key === undefined
          ? { answer: execute(), repeated: false }
          : once.run({ operator: operator.id, key, hash: hashOf(action, parameters, ifMatch) }, execute)
      if (repeated) facts.repeated = true
      const answer = await answering
      const response = new Response(answer.body, { status: answer.status, headers: answer.headers })
      answered(facts, outcomeOf(answer), answer.code, answer.requestId, started)
      return response
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('Gateway.Failed', FAILED)
      if (refusal.status >= 500) onTrouble(error, refusal.requestId)
      const unknown = refusal.status >= 500 && refusal.code !== 'Gateway.NotRecorded'
      answered(facts, unknown ? 'failed' : 'refused', refusal.code, refusal.requestId, started)
      return refusalResponse(refusal)
    }
  })
  routes.all('*', (c) => {
    if (c.req.method === 'POST')
      throw new Refusal('Gateway.NotFound', 'There is nothing here. Calls go to /api/live/{Action}.')
    throw new Refusal('Gateway.MethodNotAllowed', 'Calls are POST.', { allow: 'POST' })
  })
  return routes
}

function knownAction(name: string): ActionName {
  if (isActionName(name)) return name
  throw new Refusal(
    'Gateway.UnknownAction',
    `There is no such action. The actions are ${Object.keys(ACTIONS).join(', ')}.`,
  )
}

/** The key of a write; undefined where it has none, and for reads. */
function keyOf(action: ActionName, header: string | undefined): string | undefined {
  if (header === undefined || !takesKey(action)) return undefined
  if (!isIdempotencyKey(header)) throw new Refusal('Gateway.BadRequest', KEY_ADVICE)
  return header
}

function hashOf(action: ActionName, { query }: Parameters, ifMatch: string | undefined): string {
  return sha256Hex(JSON.stringify([action, query, ifMatch]))
}

function outcomeOf({ code, status }: Pick<Answer, 'code' | 'status'>): Outcome {
  if (code === undefined) return 'answered'
  return status >= 500 ? 'failed' : 'refused'
}
