import type { Context } from 'hono'
import { parseExactJson } from '#lib/json.ts'
import { Refusal } from './refusal.ts'

/** For a body that is read before anybody has signed in: a code, or nothing. */
const MAX_SMALL_BYTES = 1024
/** 32 KB of additional information, every byte of it escaped as `\u00XX`, and the rest of the call. */
export const MAX_CALL_BYTES = 256 * 1024

/** The body of a request: one JSON object of at most `maxBytes`. Throws `Refusal`. */
export async function readJsonBody(c: Context, maxBytes = MAX_SMALL_BYTES): Promise<object> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new Refusal('Gateway.UnsupportedMediaType', 'Send JSON with content-type application/json.')
  }
  const body = await readText(c.req.raw, maxBytes)
  let json: unknown
  try {
    json = parseExactJson(body)
  } catch (error) {
    throw new Refusal('Gateway.BadRequest', 'The body is not JSON. Send one JSON object.', { cause: error })
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    throw new Refusal('Gateway.BadRequest', 'The body is not a JSON object. Send one.')
  }
  return json
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () => new Refusal('Gateway.TooLarge', `The body is larger than ${maxBytes} bytes. Send less.`)
  // What is announced as too large is not even read.
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  if (request.body === null) return ''
  try {
    return await boundedText(request.body, maxBytes, tooLarge)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('Gateway.BadRequest', 'The body is not UTF-8 text, or broke off. Send it again.', {
      cause: error,
    })
  }
}

/** The text of a stream; rejects with `tooLarge` as soon as it has more bytes, and with TypeError where it is not UTF-8. */
export async function boundedText(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
  tooLarge: () => Error,
): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let bytes = 0
  let text = ''
  for await (const chunk of stream) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw tooLarge()
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
