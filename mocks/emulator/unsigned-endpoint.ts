import type { IncomingMessage, ServerResponse } from 'node:http'
import { IDEMPOTENCY_HEADER } from '#api/contract/idempotency.ts'
import { BadRequest } from '../codecs/console.ts'
import { DOCUMENT_PATH } from '../codecs/document.ts'
import { errorResponse } from '../codecs/envelope.ts'
import { readHeaders } from '../codecs/vendor-request.ts'
import type { Account } from './accounts.ts'
import {
  hasBody,
  MAX_CALL_BYTES,
  MAX_COMMAND_BYTES,
  readBody,
  refuseForeignNames,
  refuseForeignPages,
  type RequestHeaders,
  sendResponse,
  signalOf,
} from './http.ts'

export const CONTROL_PATH = '/_control'
/** The console's wire, as the in-browser backend speaks it: `POST /api/live/{Action}`. */
export const LIVE_PATH = '/api/live'

/** Whether a request is for the wires that nobody signs. */
export const isUnsigned = (target: string): boolean =>
  [CONTROL_PATH, LIVE_PATH].some((path) => target.startsWith(`${path}/`)) || target.split('?', 1)[0] === DOCUMENT_PATH

/** Whose account is meant, as a header or as the query parameter `account`: an AccessKey ID. */
const ACCOUNT_HEADER = 'x-emulator-account'

/** What a call or a command may say beside its body. */
const PASSED_ON = ['content-type', 'if-match', IDEMPOTENCY_HEADER]

/**
 * A call on the console's wire, a command or the description of both, for the account it names or else the first one. Nothing is signed
 * here, so that whoever reaches the port may do everything: programs on this machine, and no web page.
 */
export async function answerUnsigned(
  request: IncomingMessage,
  response: ServerResponse,
  accounts: ReadonlyMap<string, Account>,
): Promise<void> {
  let account = accountOf(null, accounts)
  try {
    const headers = readHeaders(request.rawHeaders)
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    const limit = url.pathname.startsWith(CONTROL_PATH) ? MAX_COMMAND_BYTES : MAX_CALL_BYTES
    const body = hasBody(headers) ? await readBody(request, limit) : undefined
    refuseForeignPages(headers)
    refuseForeignNames(headers)
    account = accountOf(headers.get(ACCOUNT_HEADER) ?? url.searchParams.get('account'), accounts)
    const asWeb = webRequest(request, url.pathname, headers, body, signalOf(response))
    await sendResponse(await account.host.answer(asWeb), response)
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error
    await sendResponse(errorResponse(account.host.port.stamp(), error), response)
  }
}

/** The request as the in-browser backend would get it, at the address its sender called. */
function webRequest(
  { method = '' }: IncomingMessage,
  path: string,
  headers: RequestHeaders,
  body: Buffer | undefined,
  signal: AbortSignal,
): Request {
  if (!['GET', 'HEAD', 'POST'].includes(method)) {
    throw new BadRequest('UnsupportedHTTPMethod', 405, `Use ${path === DOCUMENT_PATH ? 'GET' : 'POST'}.`)
  }
  const said = PASSED_ON.flatMap((name): [string, string][] => {
    const value = headers.get(name)
    return value === undefined ? [] : [[name, value]]
  })
  return new Request(`http://${headers.get('host') ?? ''}${path}`, {
    method,
    headers: said,
    signal,
    ...(body === undefined || method !== 'POST' ? {} : { body: textOf(body) }),
  })
}

/** Bytes that are no text would come out as other text than their sender meant. Throws BadRequest. */
function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new BadRequest('InputInvalid', 400, 'The body is not UTF-8. Send the parameters as one JSON object in UTF-8.')
  }
}

function accountOf(named: string | null, accounts: ReadonlyMap<string, Account>): Account {
  const [first] = accounts.values()
  const account = named === null ? first : accounts.get(named)
  if (account !== undefined) return account
  const known = [...accounts.keys()].join(', ')
  throw new BadRequest('InputInvalid', 400, `There is no account ${named ?? ''}. Name one of the access keys ${known}.`)
}
