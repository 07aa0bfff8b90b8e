import { http, type RequestHandler } from 'msw'
import type { Host } from './host.ts'

/** The host as handlers of Mock Service Worker, for requests to one origin. */
export function mockHandlers(host: Host, origin: string): RequestHandler[] {
  const answer = ({ request }: { request: Request }) => host.handle(request)
  return [http.all(`${origin}/api/live/*`, answer), http.all(`${origin}/_control/*`, answer)]
}
