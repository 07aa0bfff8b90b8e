import * as v from 'valibot'
import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { withoutSecrets } from '#api/contract/secrets.ts'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import { Refusal } from '../http/refusal.ts'
import type { Credentials } from './credentials.ts'

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

interface Received {
  action: ActionName
  status: number
  headers: Headers
  text: string
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

function judged(received: Received): Answer {
  const { action, status, text } = received
  const json = readJson(text)
  if (status >= 400) return errorOf(received, json)
  if (status < 200 || status > 299) throw unreadable(action, status, 'no status the contract knows')
  const schema: v.GenericSchema<unknown, { RequestId: string }> = ACTIONS[action].answer
  const parsed = v.safeParse(schema, json)
  if (!parsed.success) {
    const [issue] = parsed.issues
    // Never the issue's message: it quotes what was received.
    throw unreadable(action, status, json === undefined ? 'no JSON' : `${v.getDotPath(issue) ?? 'the answer'} is not as documented`)
  }
  const cleaned = withoutSecrets(json)
  const requestId = parsed.output.RequestId
  return { status, json: cleaned, body: toExactJson(cleaned), headers: passedOn(received, requestId), requestId, code: undefined }
}

function errorOf(received: Received, json: unknown): Answer {
  const { action, status, headers, credentials } = received
  const parsed = v.safeParse(errorAnswer, json)
  if (!parsed.success) throw unreadable(action, status, 'no error envelope')
  const { Code, Message, HostId, Recommend } = parsed.output
  const clean = keyRemover(credentials)
  // What the record and the metrics say is cleaned, too.
  const requestId = clean(parsed.output.RequestId ?? headers.get('x-acs-request-id') ?? '')
  const code = clean(Code)
  // AccessDeniedDetail and whatever else comes along names accounts and policies: it stays here.
  const envelope = {
    RequestId: requestId,
    HostId: HostId === undefined ? undefined : clean(HostId),
    Code: code,
    Message: clean(safeMessage(action, Code, Message)),
    Recommend: Recommend === undefined ? undefined : clean(Recommend),
  }
  return { status, json: envelope, body: toExactJson(envelope), headers: passedOn(received, requestId), requestId, code }
}

/** Sentences in which the vendor repeats what was signed, and with which key; or who may do what in the account. */
const TELLTALE = /string to sign|canonical|ACS3-HMAC|signature is|AuthPrincipal|EncodedDiagnosticMessage|acs:ram:/i

function safeMessage(action: ActionName, code: string, message: string): string {
  if (/^(SignatureDoesNotMatch|IncompleteSignature|InvalidAccessKey|InvalidSecurityToken|MissingSecurityToken)/.test(code)) {
    return 'The service does not accept the gateway’s credentials. Whoever runs the gateway must check them.'
  }
  if (code.startsWith('InvalidTimeStamp')) {
    return 'The clock of the gateway differs from the service’s. Whoever runs the gateway must set it.'
  }
  if (!TELLTALE.test(message)) return message
  return `The gateway’s account may not do this. Whoever runs it must allow live:${action} in its policy.`
}

/** Takes what a call was signed with out of a text. */
function keyRemover({ accessKeyId, accessKeySecret, securityToken = '' }: Credentials): (text: string) => string {
  const keys = [accessKeySecret, securityToken, accessKeyId].filter((key) => key !== '')
  return (text) => keys.reduce((rest, key) => rest.replaceAll(key, '***').replaceAll(encodeURIComponent(key), '***'), text)
}

/** The service's clock decides how long a group can be restored, so its time reaches the console. */
function passedOn({ headers }: Received, requestId: string): Record<string, string> {
  const date = headers.get('date')
  const wait = headers.get('x-acs-retry-after')
  return {
    'content-type': 'application/json',
    ...(/^[\w-]{1,100}$/.test(requestId) ? { 'x-acs-request-id': requestId } : {}),
    ...(date !== null && !Number.isNaN(Date.parse(date)) ? { date } : {}),
    ...(wait !== null && /^[1-9]\d{0,9}$/.test(wait) ? { 'x-acs-retry-after': wait } : {}),
  }
}

function unreadable(action: ActionName, status: number, why: string): Refusal {
  const perhaps = ACTIONS[action].kind === 'write' ? ' It may have taken effect.' : ''
  return new Refusal('Gateway.Unreadable', `The service’s answer to ${action} breaks the contract (HTTP ${status}, ${why}).${perhaps}`)
}

function readJson(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch {
    return undefined
  }
}
