import { http, HttpResponse } from 'msw/http'
import { setupWorker } from 'msw/browser'

/** Starts MSW as the console's build with its in-browser backend does, for a single handler. */
export async function startWorker(): Promise<void> {
  const worker = setupWorker(http.post('/api/live/:action', () => HttpResponse.json({})))
  await worker.start({ quiet: true, serviceWorker: { url: '/mockServiceWorker.js' } })
}
