import { Hono } from 'hono'
import { UNREACHED_COMMAND } from '#api/contract/unreached-command.ts'
import { authRoutes, type Method } from './auth/auth-routes.ts'
import type { Sessions } from './auth/sessions.ts'
import { consoleFiles } from './console/console-files.ts'
import { ownHostOnly } from './http/own-site.ts'
import { Refusal, refusalResponse } from './http/refusal.ts'
import type { LiveCalls } from './live/live-calls.ts'
import { liveRoutes } from './live/live-routes.ts'
import type { Metrics } from './record/metrics.ts'
import type { Record } from './record/record.ts'
import { traceOf } from './record/trace.ts'

export interface AppOptions {
  publicOrigin: string
  consoleFolder: string
  method: Method
  sessions: Sessions
  calls: LiveCalls
  timeoutMs: { read: number; write: number }
  record: Record
  recordRequired: boolean
  metrics: Metrics
  /** Milliseconds of a clock that is never set back. */
  elapsed(): number
  /** Whether a call could be signed and sent now. */
  isReady(): Promise<boolean>
}

/** Every address the gateway answers. Headers that all answers share are set by the server around it (server.ts). */
export function createApp(options: AppOptions): Hono {
  const { publicOrigin, record, isReady } = options
  const onTrouble = (error: unknown, requestId: string) => {
    record({ event: 'trouble', detail: traceOf(error), requestId })
  }
  const app = new Hono()

  app.onError((error) => {
    if (error instanceof Refusal) return refusalResponse(error)
    const refusal = new Refusal('Gateway.Failed', 'The gateway failed; its record says more.')
    onTrouble(error, refusal.requestId)
    return refusalResponse(refusal)
  })
  app.notFound((c) => {
    if (isMachineSpoken(c.req.path)) return refusalResponse(new Refusal('Gateway.NotFound', 'There is nothing here.'))
    return c.text('Not found\n', 404)
  })

  app.use(ownHostOnly(publicOrigin))
  app.get('/healthz', (c) => c.text('ok\n'))
  app.get('/readyz', async (c) => ((await isReady()) ? c.text('ok\n') : c.text('not ready\n', 503)))
  app.route('/api/live', liveRoutes({ ...options, onTrouble }))
  app.route('/auth', authRoutes(options))
  app.all('/_control/*', () => {
    throw new Refusal('Gateway.NotFound', UNREACHED_COMMAND.service)
  })
  app.get('*', consoleFiles(options.consoleFolder))
  app.all('*', (c) => {
    if (isMachineSpoken(c.req.path)) return c.notFound()
    throw new Refusal('Gateway.MethodNotAllowed', 'Use GET.', { allow: 'GET, HEAD' })
  })
  return app
}

/** Addresses that programs ask and no person looks at: they answer JSON always. */
const isMachineSpoken = (path: string) => /^\/(api|auth)(\/|$)/.test(path)
