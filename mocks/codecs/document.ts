import type { Stamp } from '../backend/backend.ts'
import { errorResponse, jsonResponse } from './envelope.ts'

/** Where both wires are described, beside them. */
export const DOCUMENT_PATH = '/openapi.json'

/** The OpenAPI document, naming the address it was asked for at. It is made when somebody asks for it, and loaded only then. */
export async function answerDocument(stamp: Stamp, { method, url }: Request): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD') {
    return errorResponse(stamp, { code: 'UnsupportedHTTPMethod', status: 405, message: 'Use GET.' })
  }
  const { origin, pathname } = new URL(url)
  const { openApiDocument } = await import('../openapi/document.ts')
  return jsonResponse(stamp, openApiDocument(origin + pathname.slice(0, -DOCUMENT_PATH.length)))
}
