/** `audience-console/msw`: the backend as handlers of the caller's own Mock Service Worker, in a browser or in Node. */
import type { RequestHandler } from 'msw'
import { controlOver } from '../e2e/backend.ts'
import type { ControlAnswer, ControlName, ControlParams } from '../mocks/control.ts'
import { mockHandlers } from '../mocks/handlers.ts'
import { createHost } from '../mocks/host.ts'
import type { ScenarioName } from '../mocks/scenarios/names.ts'

export interface MockServiceOptions {
  /** The address below which it answers: `{url}/api/live/{Action}`, and `{url}/_control/{command}`. */
  url: string | URL
  /** What it begins with; `typical` when left out. */
  scenario?: ScenarioName
}

export interface MockService {
  /** For `setupServer` of `msw/node` or `setupWorker` of `msw/browser`. */
  handlers: RequestHandler[]
  /** Gives a control command. Rejects with what the backend says when it refuses. */
  control<N extends ControlName>(name: N, params: ControlParams<N>): Promise<ControlAnswer<N>>
}

/** A backend of its own, in memory: two of them know nothing of each other. Throws when `url` is none. */
export function mockService({ url, scenario }: MockServiceOptions): MockService {
  const { origin, pathname } = new URL(url)
  const base = pathname.endsWith('/') ? pathname : `${pathname}/`
  const host = createHost({
    base,
    wallClock: () => Date.now(),
    newRequestId: () => crypto.randomUUID().toUpperCase(),
    ...(scenario === undefined ? {} : { scenario }),
  })
  return {
    handlers: mockHandlers(host, origin + base),
    control: controlOver(async (name, body) => {
      const headers = { 'content-type': 'application/json' }
      const request = new Request(`${origin}${base}_control/${name}`, { method: 'POST', headers, body })
      const response = await host.handle(request)
      return { status: response.status, text: await response.text() }
    }),
  }
}
