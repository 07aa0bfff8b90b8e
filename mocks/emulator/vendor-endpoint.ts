import type { IncomingMessage, ServerResponse } from 'node:http'
import { ServiceError } from '#api/contract/errors.ts'
import { toExactJson } from '#lib/json.ts'
import { BadRequest } from '../codecs/console.ts'
import { type AnswerStamp, errorResponse, jsonResponse } from '../codecs/envelope.ts'
import { applyFaults } from '../codecs/fault-response.ts'
import { authenticate } from '../codecs/signature.ts'
import { decodeCall, type VendorCall } from '../codecs/vendor.ts'
import { readHeaders, readVendorRequest } from '../codecs/vendor-request.ts'
import type { Executed } from '../session/shared-world.ts'
import type { Account } from './accounts.ts'
import { hasBody, MAX_FORM_BYTES, readBody, refuseForeignPages, sendResponse, signalOf } from './http.ts'

const NO_BODY = new Uint8Array()

/** A call on the vendor's wire, from socket to socket. Signature dates are judged by the wall clock, nothing else is. */
export async function answerVendorCall(
  request: IncomingMessage,
  response: ServerResponse,
  accounts: ReadonlyMap<string, Account>,
  stamp: () => AnswerStamp,
): Promise<void> {
  let account: Account | undefined
  let call: VendorCall
  try {
    const body = hasBody(request) ? await readBody(request, MAX_FORM_BYTES) : NO_BODY
    refuseForeignPages(request)
    const { method = '', url = '', rawHeaders } = request
    const read = readVendorRequest({ method, target: url, headers: readHeaders(rawHeaders), body })
    const { key, scheme } = authenticate(read, accounts, Date.now())
    account = key
    call = decodeCall(read, scheme)
  } catch (error) {
    if (!(error instanceof BadRequest) && !(error instanceof ServiceError)) throw error
    return await sendResponse(errorResponse(account?.host.port.stamp() ?? stamp(), error), response)
  }
  const executed = await account.host.port.execute({ kind: 'call', ...call })
  if (executed.faults.length > 0) {
    const seen = await applyFaults(executed.faults, executed.stamp, () => outcomeResponse(executed), signalOf(response))
    return await sendResponse(seen, response)
  }
  if (executed.outcome.kind !== 'answer') return await sendResponse(outcomeResponse(executed), response)
  sendAnswer(executed.outcome.value, executed.stamp, response)
}

/** As on the console's wire, but the vendor's carries secrets. */
function outcomeResponse({ outcome, stamp }: Executed): Response {
  if (outcome.kind === 'refused') return errorResponse(stamp, outcome.error)
  return jsonResponse(stamp, outcome.kind === 'answer' ? outcome.value : undefined)
}

/** What nearly all calls end with, without the detour over web objects. */
function sendAnswer(value: unknown, { requestId, at }: AnswerStamp, response: ServerResponse): void {
  const text = toExactJson(value)
  response.writeHead(200, {
    'content-type': 'application/json',
    date: new Date(at).toUTCString(),
    'cache-control': 'no-store',
    'x-acs-request-id': requestId,
    'x-mock': '1',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
