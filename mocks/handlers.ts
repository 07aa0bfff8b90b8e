import { http, type RequestHandler } from 'msw'
import { DOCUMENT_PATH } from './codecs/document.ts'
import type { Host } from './host.ts'

/** The host as handlers of Mock Service Worker, for requests below one address, which ends with a slash. */
export function mockHandlers(host: Host, base: string): RequestHandler[] {
  const answer = ({ request }: { request: Request }) => host.handle(request)
  return ['api/live/*', '_control', '_control/*', DOCUMENT_PATH.slice(1)].map((path) => http.all(base + path, answer))
}
