import type { IncomingMessage, ServerResponse } from 'node:http'
import { ServiceError } from '#api/contract/errors.ts'
import { toExactJson } from '#lib/json.ts'
import type { Stamp } from '../backend/backend.ts'
import { BadRequest } from '../codecs/console.ts'
import { errorResponse, jsonResponse } from '../codecs/envelope.ts'
import { applyFaults } from '../codecs/fault-response.ts'
import { authenticate } from '../codecs/signature.ts'
import { decodeCall, type VendorCall } from '../codecs/vendor.ts'
import { readHeaders, readVendorRequest } from '../codecs/vendor-request.ts'
import type { Executed } from '../session/shared-world.ts'
import type { Account } from './accounts.ts'
import { hasBody, MAX_CALL_BYTES, readBody, refuseForeignPages, sendResponse, signalOf } from './http.ts'

const NO_BODY = new Uint8Array()

/** A call on the vendor's wire, from socket to socket. Signature dates are judged by the wall clock, nothing else is. */
export async function answerVendorCall(
  request: IncomingMessage,
  response: ServerResponse,
  accounts: ReadonlyMap<string, Account>,
  stamp: () => Stamp,
): Promise<void> {
  let account: Account | undefined
  let call: VendorCall
  try {
    const { method = '', url = '', rawHeaders } = request
    const headers = readHeaders(rawHeaders)
    const body = hasBody(headers) ? await readBody(request, MAX_CALL_BYTES) : NO_BODY
    refuseForeignPages(headers)
    const read = readVendorRequest({ method, target: url, headers, body })
    const { key, scheme } = authenticate(read, accounts, Date.now())
    account = key
    call = decodeCall(read, scheme, key.numberedLists)
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

let dated = { second: 0, text: '' }

/** `Date` of a service time; calls of one second share it. */
function dateOf(at: number): string {
  const second = Math.floor(at / 1000)
  if (second !== dated.second) dated = { second, text: new Date(at).toUTCString() }
  return dated.text
}

/** What nearly all calls end with, without the detour over web objects. */
function sendAnswer(value: unknown, { requestId, at }: Stamp, response: ServerResponse): void {
  const text = quickJson(value)
  response.writeHead(200, {
    'content-type': 'application/json',
    date: dateOf(at),
    'cache-control': 'no-store',
    'x-acs-request-id': requestId,
    'x-mock': '1',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

/** Most answers hold no 64-bit number, and the engine writes those several times as fast. */
function quickJson(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return toExactJson(value)
  }
}
