import type { ErrorEnvelope, ServiceError } from '#api/contract/errors.ts'
import { toExactJson } from '#lib/json.ts'
import type { Stamp } from '../backend/backend.ts'

/** The headers of every answer: the service's time, the RequestId, and the mark that no real service is speaking. */
export function answerHeaders({ requestId, at }: Stamp, contentType = 'application/json'): Headers {
  return new Headers({
    'content-type': contentType,
    date: new Date(at).toUTCString(),
    'cache-control': 'no-store',
    'x-acs-request-id': requestId,
    'x-mock': '1',
  })
}

export function jsonResponse(stamp: Stamp, body: unknown, status = 200): Response {
  return new Response(toExactJson(body), { status, headers: answerHeaders(stamp) })
}

interface Refusal {
  code: string
  status: number
  message: string
  current?: ErrorEnvelope['Current']
  retryAfterMs?: number | undefined
}

/** The vendor's error envelope; `Recommend` is where its diagnosis page would be. */
export function errorResponse(stamp: Stamp, refusal: Refusal | ServiceError): Response {
  const { code, status, message, current } = refusal
  const response = jsonResponse(
    stamp,
    {
      RequestId: stamp.requestId,
      HostId: 'live.aliyuncs.com',
      Code: code,
      Message: message,
      Recommend: `https://api.aliyun.com/troubleshoot?q=${encodeURIComponent(code)}&product=live&requestId=${stamp.requestId}`,
      Current: current,
    },
    status,
  )
  if (refusal.retryAfterMs !== undefined) {
    response.headers.set('x-acs-retry-after', `${refusal.retryAfterMs}`)
  }
  return response
}
