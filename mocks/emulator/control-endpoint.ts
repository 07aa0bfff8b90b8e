import type { IncomingMessage, ServerResponse } from 'node:http'
import { BadRequest } from '../codecs/console.ts'
import { readHeaders } from '../codecs/vendor-request.ts'
import type { Account } from './accounts.ts'
import {
  hasBody,
  MAX_COMMAND_BYTES,
  readBody,
  refuseForeignNames,
  refuseForeignPages,
  sendResponse,
  signalOf,
} from './http.ts'

export const CONTROL_PATH = '/_control'

/** Whose account a command is for, as a header or as the query parameter `account`: an AccessKey ID. */
const ACCOUNT_HEADER = 'x-emulator-account'

/** A command of the control interface, for the account it names or else the first one. Throws BadRequest. */
export async function answerCommand(
  request: IncomingMessage,
  response: ServerResponse,
  accounts: ReadonlyMap<string, Account>,
): Promise<void> {
  const headers = readHeaders(request.rawHeaders)
  const body = hasBody(headers) ? await readBody(request, MAX_COMMAND_BYTES) : undefined
  refuseForeignPages(headers)
  refuseForeignNames(headers)
  const url = new URL(request.url ?? '', 'http://127.0.0.1')
  const account = accountOf(headers.get(ACCOUNT_HEADER) ?? url.searchParams.get('account'), accounts)
  url.search = ''
  const { method = 'POST' } = request
  if (method !== 'POST') throw new BadRequest('UnsupportedHTTPMethod', 405, 'Use POST.')
  const asWeb = new Request(url, {
    method,
    headers: { 'content-type': headers.get('content-type') ?? '' },
    signal: signalOf(response),
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  })
  await sendResponse(await account.host.handle(asWeb), response)
}

function accountOf(named: string | null, accounts: ReadonlyMap<string, Account>): Account {
  const [first] = accounts.values()
  const account = named === null ? first : accounts.get(named)
  if (account !== undefined) return account
  const known = [...accounts.keys()].join(', ')
  throw new BadRequest('InputInvalid', 400, `There is no account ${named ?? ''}. Name one of the access keys ${known}.`)
}
