import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import type { Role } from '#api/contract/roles.ts'
import { safeReturn } from '../console/console-paths.ts'
import { readJsonBody } from '../http/json-body.ts'
import { ownPagesOnly } from '../http/own-site.ts'
import { Refusal } from '../http/refusal.ts'
import type { Record } from '../record/record.ts'
import { traceOf } from '../record/trace.ts'
import { NoRole, type Oidc } from './oidc.ts'
import type { OneTimeCode } from './one-time-code.ts'
import { signInFailedPage } from './pages.ts'
import { createSeal } from './seal.ts'
import { giveSession, sessionIdOf, takeSession } from './session-cookie.ts'
import type { Operator, Sessions } from './sessions.ts'

/** How one signs in. */
export type Method = { kind: 'oidc'; oidc: Oidc } | { kind: 'code'; code: OneTimeCode; role: Role }

interface AuthOptions {
  method: Method
  sessions: Sessions
  publicOrigin: string
  record: Record
  now(): number
}

/** Lax, not Strict: the provider's answer comes from another site. What is inside is sealed, and counts once. */
const LOGIN_COOKIE = '__Host-login'
const LOGIN_SECONDS = 600
const LOGIN_ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const

const codeBody = v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)) })
const login = v.object({ state: v.string(), nonce: v.string(), verifier: v.string(), returnTo: v.string(), session: v.optional(v.string()), until: v.number() })

export function authRoutes({ method, sessions, publicOrigin, record, now }: AuthOptions): Hono {
  const routes = new Hono()
  const signIn = (c: Context, operator: Operator, old = sessionIdOf(c)) => {
    // The browser's old session ends, and the new one has an ID that nobody can have known before.
    sessions.close(old)
    giveSession(c, sessions.open(operator))
    record({ event: 'signed-in', operator: operator.id, name: operator.name, role: operator.role })
  }

  routes.get('/session', (c) => {
    const operator = sessions.find(sessionIdOf(c), false)
    if (operator === undefined) return c.json({ signedIn: false, method: method.kind })
    return c.json({ signedIn: true, name: operator.name, role: operator.role, method: method.kind })
  })

  routes.post('/logout', ownPagesOnly(publicOrigin), async (c) => {
    await readJsonBody(c)
    const operator = sessions.close(sessionIdOf(c))
    takeSession(c)
    if (operator !== undefined) record({ event: 'signed-out', operator: operator.id, role: operator.role })
    // Not "storage": language and saved views are the operator's; drafts are cleared by the console itself. Not "cookies": that
    // takes those of every host of the registrable domain, and with them the operator's other applications.
    c.header('clear-site-data', '"cache"')
    const end = method.kind === 'oidc' && operator !== undefined ? await endOf(method.oidc, operator) : undefined
    return c.json({ next: end ?? '/' })
  })

  if (method.kind === 'code') {
    routes.post('/code', ownPagesOnly(publicOrigin), async (c) => {
      const body = v.safeParse(codeBody, await readJsonBody(c))
      if (!body.success) throw new Refusal('Gateway.BadRequest', 'Send {"code": "…"} with the code from the terminal.')
      try {
        method.code.use(body.output.code)
      } catch (error) {
        if (error instanceof Refusal) record({ event: 'sign-in-refused', code: error.code })
        throw error
      }
      signIn(c, { id: 'local', name: 'local', role: method.role })
      return c.body(null, 204)
    })
    return routes
  }

  const { oidc } = method
  const seal = createSeal()

  routes.get('/login', (c) =>
    pageOnFailure(c, record, async () => {
      const { url, transaction } = await oidc.begin()
      const returnTo = safeReturn(c.req.query('returnTo'), publicOrigin)
      // The way back from the provider is another site's, on which the browser keeps its Strict cookie to itself.
      const session = sessionIdOf(c)
      const sealed = seal.close(JSON.stringify({ ...transaction, returnTo, session, until: now() + LOGIN_SECONDS * 1000 }))
      setCookie(c, LOGIN_COOKIE, sealed, { ...LOGIN_ATTRIBUTES, maxAge: LOGIN_SECONDS })
      return c.redirect(url, 302)
    }),
  )

  routes.get('/callback', (c) =>
    pageOnFailure(c, record, async () => {
      const begun = openLogin(seal.open(getCookie(c, LOGIN_COOKIE) ?? ''), now())
      deleteCookie(c, LOGIN_COOKIE, LOGIN_ATTRIBUTES)
      const answer = new URL(`${publicOrigin}/auth/callback${new URL(c.req.url).search}`)
      if (begun === undefined || answer.searchParams.get('state') !== begun.state) {
        throw new Refusal('Gateway.SignInExpired', 'This sign-in took too long, or was begun elsewhere.')
      }
      signIn(c, await oidc.finish(answer, begun), begun.session)
      // The page there asks for its session by a request of its own site, so a Strict cookie reaches us again.
      return c.redirect(begun.returnTo, 303)
    }),
  )
  return routes
}

function openLogin(text: string | undefined, now: number): v.InferOutput<typeof login> | undefined {
  const opened = v.safeParse(v.pipe(v.string(), v.parseJson(), login), text)
  return opened.success && opened.output.until > now ? opened.output : undefined
}

/** The session is over here, whether the provider answers or not. */
async function endOf(oidc: Oidc, operator: Operator): Promise<string | undefined> {
  try {
    return await oidc.endSession(operator)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** A person looks at these answers, not a program. */
async function pageOnFailure(c: Context, record: Record, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, requestId, status } = error
    record({ event: 'sign-in-refused', code, ...(error instanceof NoRole ? { operator: error.operator } : {}) })
    if (error.cause !== undefined) record({ event: 'trouble', detail: traceOf(error), requestId })
    c.header('x-acs-request-id', requestId)
    return c.html(signInFailedPage(code, requestId), status)
  }
}
