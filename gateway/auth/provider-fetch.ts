import type { CustomFetch } from 'openid-client'
import { boundedText } from '../http/json-body.ts'
import { Refusal } from '../http/refusal.ts'

/** Larger than any provider's configuration, keys or tokens; bytes, uncompressed. */
const MAX_ANSWER_BYTES = 1024 * 1024
/** Busy or broken; RFC 6585 has the first. */
const isTrouble = (status: number) => status === 429 || status >= 500

/**
 * How the OpenID provider is asked: whatever it answers is bounded in bytes, and in time by `deadline`, which all requests of one
 * step share. Rejects with `Gateway.SignInUnavailable` where there is no answer, and `Gateway.SignInUnreadable` where it is too large.
 */
export function providerFetch(deadline: AbortSignal): CustomFetch {
  return async (url, { method, headers, body, redirect }) => {
    const place = placeOf(url)
    // The library sends forms and nothing else.
    const init = { method, headers, body: body instanceof URLSearchParams ? body : null, redirect, signal: deadline }
    const answer = await answerOf(place, () => fetch(url, init))
    if (isTrouble(answer.status))
      throw new Refusal('Gateway.SignInUnavailable', `The OpenID provider answers ${answer.status} at ${place}.`)
    return new Response(answer.text === '' ? null : answer.text, answer)
  }
}

async function answerOf(
  place: string,
  ask: () => Promise<Response>,
): Promise<{ status: number; headers: Headers; text: string }> {
  const tooLarge = () =>
    new Refusal(
      'Gateway.SignInUnreadable',
      `The OpenID provider’s answer at ${place} is larger than ${MAX_ANSWER_BYTES} bytes.`,
    )
  try {
    const { status, headers, body } = await ask()
    return { status, headers, text: body === null ? '' : await boundedText(body, MAX_ANSWER_BYTES, tooLarge) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (isNoText(error))
      throw new Refusal('Gateway.SignInUnreadable', `The OpenID provider’s answer at ${place} is no UTF-8 text.`, {
        cause: error,
      })
    throw new Refusal('Gateway.SignInUnavailable', `The OpenID provider does not answer at ${place}.`, { cause: error })
  }
}

/** As Node's TextDecoder says it; a connection that breaks is a TypeError too. */
const isNoText = (error: unknown) =>
  error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'

/** Without the query, which may carry what is nobody's business. */
function placeOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
