import { setupServer } from 'msw/node'
import { mockHandlers } from './handlers.ts'
import type { Host } from './host.ts'

/** Where the mock answers in Node: give `${NODE_ORIGIN}/api/live` to a client. */
export const NODE_ORIGIN = 'http://console.test'

/** Answers this process's `fetch` from the host; any other request fails. Returns how to stop it. */
export function listenInNode(host: Host): () => void {
  const server = setupServer(...mockHandlers(host, `${NODE_ORIGIN}/`))
  server.listen({ onUnhandledFrame: 'error' })
  return () => server.close()
}
