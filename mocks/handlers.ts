import { http, type RequestHandler } from 'msw'
import { DOCUMENT_PATH } from './codecs/document.ts'
import type { Host } from './host.ts'

/** The host as handlers of Mock Service Worker, for requests to one origin. */
export function mockHandlers(host: Host, origin: string): RequestHandler[] {
  const answer = ({ request }: { request: Request }) => host.handle(request)
  return ['/api/live/*', '/_control/*', DOCUMENT_PATH].map((path) => http.all(`${origin}${path}`, answer))
}
