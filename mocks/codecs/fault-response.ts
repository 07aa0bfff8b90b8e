import { pause } from '#lib/pause.ts'
import type { Stamp } from '../backend/backend.ts'
import type { Fault } from '../faults.ts'
import { answerHeaders, errorResponse } from './envelope.ts'

/** Never resolves; rejects as soon as nobody waits any more. */
function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** What the caller gets to see of a call that these faults hit; `Response.error()` is a broken connection. */
export async function applyFaults(
  faults: readonly Fault[],
  stamp: Stamp,
  answer: () => Response,
  signal: AbortSignal,
): Promise<Response> {
  let response: Response | undefined
  for (const fault of faults) {
    if (fault.kind === 'delay') await pause(fault.ms, signal)
    else if (fault.kind === 'hang') return hang(signal)
    else response = await broken(fault, stamp, answer)
  }
  return response ?? answer()
}

type BreakingFault = Exclude<Fault, { kind: 'delay' | 'hang' }>

async function broken(fault: BreakingFault, stamp: Stamp, answer: () => Response): Promise<Response> {
  switch (fault.kind) {
    case 'error': {
      const { code, status, message = 'A fault of the mock session.', retryAfterMs } = fault
      return errorResponse(stamp, { code, status, message, retryAfterMs })
    }
    case 'cut-before':
    case 'cut-after':
      return Response.error()
    case 'html': {
      const page = `<!doctype html><title>${fault.status}</title><h1>${fault.status} Bad Gateway</h1>`
      return new Response(page, { status: fault.status, headers: answerHeaders(stamp, 'text/html; charset=utf-8') })
    }
    case 'truncated-json': {
      const whole = answer()
      const text = await whole.text()
      return new Response(text.slice(0, Math.ceil(text.length / 2)), { status: whole.status, headers: whole.headers })
    }
    case 'wrong-schema':
      return new Response(`{"RequestId":"${stamp.requestId}","Result":{"Unexpected":true}}`, {
        headers: answerHeaders(stamp),
      })
    // Faults of the outcome, which the session has seen to.
    case 'repeated':
    case 'duplicate-answer':
    case 'stale':
      return answer()
    case 'empty':
      return new Response('', { headers: answerHeaders(stamp) })
  }
}
