import * as v from 'valibot'
import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { textWithoutSecrets, withoutSecrets } from '#api/contract/secrets.ts'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import { Refusal } from '../http/refusal.ts'
import type { Credentials } from './credentials.ts'
import { type KeyRemover, keyRemover } from './keys.ts'
import { passedHeaders } from './passed-headers.ts'
import type { WireAnswer } from './wire.ts'

/** An answer of the service that the browser may see. */
export interface Answer {
  status: number
  /** JSON, integers exact. */
  body: string
  /** The service's time and flow control; nothing else of its headers. */
  headers: Record<string, string>
  requestId: string
  /** Undefined when it is a success. */
  code: string | undefined
  /** The same as `body`. */
  json: unknown
}

interface Received extends Pick<WireAnswer, 'status' | 'header'> {
  action: ActionName
  /** Origin that was asked. */
  endpoint: string
  text: string
  /** The gateway's time, milliseconds since 1970. */
  now: number
  /** What the call was signed with: it is taken out of what the service says about it. */
  credentials: Credentials
}

/** The vendor's error envelope; its libraries also know one in lower case. */
const errorAnswer = v.union([
  v.object({
    Code: v.string(),
    Message: v.optional(v.string(), ''),
    RequestId: v.optional(v.string()),
    HostId: v.optional(v.string()),
    Recommend: v.optional(v.string()),
  }),
  v.pipe(
    v.object({ code: v.string(), message: v.optional(v.string(), ''), requestId: v.optional(v.string()) }),
    v.transform(({ code, message, requestId }) => ({
      Code: code,
      Message: message,
      RequestId: requestId,
      HostId: undefined,
      Recommend: undefined,
    })),
  ),
])

/** Judges an answer against the contract and takes out what no browser may see. Throws `Gateway.Unreadable`. */
export function readAnswer(received: Received): Answer {
  try {
    return judged(received)
  } catch (error) {
    // Parsed, but nested deeper than can be walked.
    if (error instanceof RangeError) throw unreadable(received.action, received.status, 'nested too deeply')
    throw error
  }
}

/** Carry no body, or a part of one. */
const NOT_WHOLE: ReadonlySet<number> = new Set([204, 205, 206])
/**
 * These speak of one connection between two neighbours. Browsers send a call again by themselves when they see one, a write too: so
 * they go no further than here.
 */
const OF_ONE_CONNECTION: ReadonlySet<number> = new Set([407, 408, 421, 425])

function judged(received: Received): Answer {
  const { action, status, text, credentials } = received
  const json = readJson(text)
  if (status >= 400 && status <= 599) return errorOf(received, json)
  if (status < 200 || status > 299 || NOT_WHOLE.has(status))
    throw unreadable(action, status, 'no status the contract knows')
  const schema: v.GenericSchema<unknown, { RequestId: string }> = ACTIONS[action].answer
  const parsed = v.safeParse(schema, json)
  if (!parsed.success) {
    const [issue] = parsed.issues
    // Never the issue's message: it quotes what was received.
    throw unreadable(
      action,
      status,
      json === undefined ? 'no JSON' : `${v.getDotPath(issue) ?? 'the answer'} is not as documented`,
    )
  }
  const keys = keyRemover(credentials)
  const requestId = cleaner(keys)(parsed.output.RequestId)
  const cleaned = Object.assign({}, withoutSecrets<unknown>(json), { RequestId: requestId })
  const written = writeJson(cleaned)
  const body = keys.fromJson(written)
  return {
    status,
    json: body === written ? cleaned : readJson(body),
    body,
    headers: passedHeaders(received, requestId),
    requestId,
    code: undefined,
  }
}

function errorOf(received: Received, json: unknown): Answer {
  const { action, status, header, credentials } = received
  const parsed = v.safeParse(errorAnswer, json)
  if (!parsed.success) throw unreadable(action, status, 'no error envelope')
  const { Code, Message, RequestId, HostId, Recommend } = parsed.output
  const clean = cleaner(keyRemover(credentials))
  // What the record and the metrics say is cleaned, too.
  const requestId = clean(RequestId ?? header('x-acs-request-id') ?? '')
  const code = clean(Code)
  if (code.startsWith('Gateway.')) throw unreadable(action, status, 'a Code that only the gateway uses')
  // AccessDeniedDetail and whatever else comes along names accounts and policies: it stays here.
  const envelope = {
    RequestId: requestId,
    HostId: HostId === undefined ? undefined : clean(HostId),
    Code: code,
    Message: clean(safeMessage(action, Code, Message)),
    Recommend: Recommend === undefined ? undefined : clean(Recommend),
  }
  const passed = OF_ONE_CONNECTION.has(status) ? 502 : status
  return {
    status: passed,
    json: envelope,
    body: toExactJson(envelope),
    headers: passedHeaders(received, requestId),
    requestId,
    code,
  }
}

/** Sentences in which the vendor repeats what was signed, and with which key; or who may do what in the account. */
const TELLTALE = /string to sign|canonical|ACS3-HMAC|signature is|AuthPrincipal|EncodedDiagnosticMessage|acs:ram:/i

function safeMessage(action: ActionName, code: string, message: string): string {
  if (
    /^(SignatureDoesNotMatch|IncompleteSignature|InvalidAccessKey|InvalidSecurityToken|MissingSecurityToken)/.test(code)
  ) {
    return 'The service does not accept the gateway’s credentials. Whoever runs the gateway must check them.'
  }
  if (code.startsWith('InvalidTimeStamp')) {
    return 'The clock of the gateway differs from the service’s. Whoever runs the gateway must set it.'
  }
  if (!TELLTALE.test(message)) return message
  return `The gateway’s account may not do this. Whoever runs it must allow live:${action} in its policy.`
}

const cleaner = (keys: KeyRemover) => (text: string) => textWithoutSecrets(keys.fromText(text))

function unreadable(action: ActionName, status: number, why: string): Refusal {
  const perhaps = ACTIONS[action].kind === 'write' ? ' It may have taken effect.' : ''
  return new Refusal(
    'Gateway.Unreadable',
    `The service’s answer to ${action} breaks the contract (HTTP ${status}, ${why}).${perhaps}`,
  )
}

/** More digits than a double holds for certain; the engine's own parser would round them. */
const MANY_DIGITS = /\d{16}/

/** The engine's own parser is ten times as fast, and nobody else's call is served meanwhile. */
function readJson(text: string): unknown {
  try {
    return MANY_DIGITS.test(text) ? parseExactJson(text) : JSON.parse(text)
  } catch {
    return undefined
  }
}

function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    // A bigint.
    return toExactJson(value)
  }
}
