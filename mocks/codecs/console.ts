import { ACTIONS, isActionName } from '#api/contract/actions.ts'
import { IDEMPOTENCY_HEADER, isIdempotencyKey, KEY_ADVICE, takesKey } from '#api/contract/idempotency.ts'
import { withoutSecrets } from '#api/contract/secrets.ts'
import { parseExactJson } from '#lib/json.ts'
import type { Stamp } from '../backend/backend.ts'
import type { Command } from '../session/entry.ts'
import type { Executed } from '../session/shared-world.ts'
import { errorResponse, jsonResponse } from './envelope.ts'
import { applyFaults } from './fault-response.ts'

/** What a codec needs of the session behind it. */
export interface Port {
  execute(command: Command): Promise<Executed>
  /** For answers to requests that never become a command. */
  stamp(): Stamp
}

/** The wire's own refusal of a request that cannot be read as a call. */
export class BadRequest extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, status: number, message: string) {
    super(message)
    this.code = code
    this.status = status
  }
}

/** The console's wire: `POST …/api/live/{Action}`, JSON both ways, secrets removed. */
export async function answerCall(port: Port, action: string, request: Request): Promise<Response> {
  try {
    if (!isActionName(action)) {
      const known = Object.keys(ACTIONS).join(', ')
      throw new BadRequest('InvalidAction.NotFound', 404, `There is no action ${action}. Known actions: ${known}.`)
    }
    const params = await readJsonObject(request)
    const ifMatch = request.headers.get('if-match')
    const key = request.headers.get(IDEMPOTENCY_HEADER)
    if (key !== null && !isIdempotencyKey(key)) throw new BadRequest('Gateway.BadRequest', 400, KEY_ADVICE)
    const executed = await port.execute({
      kind: 'call',
      action,
      params,
      ...(ifMatch === null ? {} : { ifMatch }),
      ...(key === null || !takesKey(action) ? {} : { key }),
    })
    return await applyFaults(executed.faults, executed.stamp, () => outcomeResponse(executed), request.signal)
  } catch (error) {
    if (error instanceof BadRequest) return errorResponse(port.stamp(), error)
    throw error
  }
}

function outcomeResponse({ outcome, stamp }: Executed): Response {
  if (outcome.kind === 'refused') return errorResponse(stamp, outcome.error)
  return jsonResponse(stamp, outcome.kind === 'answer' ? withoutSecrets(outcome.value) : undefined)
}

/** The body of a JSON POST. An empty body counts as no parameters only when `emptyAllowed`. */
export async function readJsonObject(request: Request, emptyAllowed = false): Promise<object> {
  if (request.method !== 'POST') throw new BadRequest('UnsupportedHTTPMethod', 405, 'Use POST.')
  const body = await request.text()
  if (emptyAllowed && body === '') return {}
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new BadRequest('UnsupportedMediaType', 415, 'Send the parameters as JSON with content-type application/json.')
  }
  let json: unknown
  try {
    json = parseExactJson(body)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable'
    throw new BadRequest('InputInvalid', 400, `The body is not JSON: ${why}. Send the parameters as one JSON object.`)
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    throw new BadRequest('InputInvalid', 400, 'The body is not a JSON object. Send the parameters as one JSON object.')
  }
  return json
}
