import { Hono } from 'hono'
import * as v from 'valibot'
import { IDEMPOTENCY_HEADER } from '#api/contract/idempotency.ts'
import type { Role } from '#api/contract/roles.ts'
import { readJsonBody } from '../http/json-body.ts'
import { ownPagesOnly } from '../http/own-site.ts'
import { Refusal } from '../http/refusal.ts'
import type { Record } from '../record/record.ts'
import { createAttempts } from './attempts.ts'
import type { Oidc } from './oidc.ts'
import { oidcRoutes } from './oidc-routes.ts'
import type { OneTimeCode } from './one-time-code.ts'
import { sessionIdOf, takeSession } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'
import { createSignIn } from './sign-in.ts'

/** How one signs in. */
export type Method = { kind: 'oidc'; oidc: Oidc } | { kind: 'code'; code: OneTimeCode; role: Role }

interface AuthOptions {
  method: Method
  sessions: Sessions
  publicOrigin: string
  record: Record
  /** Milliseconds of a clock that is never set back. */
  elapsed(): number
}

const codeBody = v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)) })

export function authRoutes({ method, sessions, publicOrigin, record, elapsed }: AuthOptions): Hono {
  const routes = new Hono()
  const attempts = createAttempts({ publicOrigin, now: elapsed })
  const signIn = createSignIn(sessions, record)

  routes.get('/session', (c) => {
    const operator = sessions.find(sessionIdOf(c), false)
    if (operator === undefined) return c.json({ signedIn: false, method: method.kind })
    return c.json({ signedIn: true, name: operator.name, role: operator.role, method: method.kind })
  })

  routes.post('/logout', ownPagesOnly(publicOrigin), async (c) => {
    await readJsonBody(c)
    const operator = sessions.close(sessionIdOf(c))
    takeSession(c)
    attempts.forget(c)
    if (operator !== undefined) record({ event: 'signed-out', operator: operator.id, role: operator.role })
    // Not "storage": language and saved views are the operator's; drafts are cleared by the console itself. Not "cookies": that
    // takes those of every host of the registrable domain, and with them the operator's other applications.
    c.header('clear-site-data', '"cache"')
    const end = method.kind === 'oidc' && operator !== undefined ? method.oidc.endSession(operator) : undefined
    return c.json({ next: end ?? '/' })
  })

  if (method.kind === 'oidc') {
    routes.route('/', oidcRoutes({ oidc: method.oidc, attempts, sessions, signIn, publicOrigin, record }))
    return routes
  }

  routes.post('/code', ownPagesOnly(publicOrigin), async (c) => {
    const body = v.safeParse(codeBody, await readJsonBody(c))
    if (!body.success) throw new Refusal('Gateway.BadRequest', 'Send {"code": "…"} with the code from the terminal.')
    try {
      method.code.use(body.output.code, c.req.header(IDEMPOTENCY_HEADER))
    } catch (error) {
      if (error instanceof Refusal) record({ event: 'sign-in-refused', code: error.code, requestId: error.requestId })
      throw error
    }
    signIn(c, { id: 'local', name: 'local', role: method.role }, [sessionIdOf(c)])
    return c.body(null, 204)
  })
  return routes
}
