import { type Context, Hono } from 'hono'
import { safeReturn } from '../console/console-paths.ts'
import { Refusal } from '../http/refusal.ts'
import type { Record } from '../record/record.ts'
import { traceOf } from '../record/trace.ts'
import type { Attempts } from './attempts.ts'
import type { Oidc } from './oidc.ts'
import { signInFailedPage } from './pages.ts'
import { sessionIdOf } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'
import type { SignIn } from './sign-in.ts'
import { NoRole } from './sign-in-failure.ts'

interface OidcRoutesOptions {
  oidc: Oidc
  attempts: Attempts
  sessions: Sessions
  signIn: SignIn
  publicOrigin: string
  record: Record
}

/** The way to the OpenID provider, and the way back. A person looks at what they answer, not a program. */
export function oidcRoutes({ oidc, attempts, sessions, signIn, publicOrigin, record }: OidcRoutesOptions): Hono {
  const routes = new Hono()
  const finish = finishTogether(oidc)

  /** Every failure keeps the address that was wanted. */
  const failed = (c: Context, error: unknown, returnTo: string) => {
    const refusal =
      error instanceof Refusal ? error : new Refusal('Gateway.Failed', 'The gateway failed.', { cause: error })
    const { code, message, requestId, status } = refusal
    record({
      event: 'sign-in-refused',
      code,
      operator: refusal instanceof NoRole ? refusal.operator : undefined,
      detail: message,
      requestId,
    })
    if (status >= 500)
      record({ event: 'trouble', detail: traceOf(error instanceof Refusal ? refusal : error), requestId })
    c.header('x-acs-request-id', requestId)
    return c.html(signInFailedPage(refusal, returnTo), status)
  }

  routes.get('/login', async (c) => {
    const returnTo = safeReturn(c.req.query('returnTo'), publicOrigin)
    try {
      const { url, transaction } = await oidc.begin()
      // The way back from the provider is another site's, on which the browser keeps its Strict cookie to itself.
      attempts.begin(c, transaction, returnTo, sessionIdOf(c))
      return c.redirect(url, 302)
    } catch (error) {
      return failed(c, error, returnTo)
    }
  })

  /**
   * Any other failure says nothing about who is at the browser, and changes nothing. This one is the provider's word that whoever is
   * has no role any more, or never had one: neither their own sessions nor the one of this browser may go on.
   */
  const endAll = (operator: string, before: (string | undefined)[]) => {
    const own = sessions.closeAllOf(operator) > 0 ? [operator] : []
    const others = before.map((id) => sessions.close(id)?.id)
    for (const ended of new Set([...own, ...others]))
      if (ended !== undefined) record({ event: 'signed-out', operator: ended })
  }

  routes.get('/callback', async (c) => {
    const answer = new URL(`${publicOrigin}/auth/callback${new URL(c.req.url).search}`)
    const state = answer.searchParams.get('state') ?? ''
    const attempt = attempts.find(c, state)
    const returnTo = attempt?.returnTo ?? safeReturn(undefined, publicOrigin)
    const here = sessionIdOf(c)
    try {
      if (attempt?.kind !== 'open') {
        // The same answer again, by a reload or the Back button. The page there asks who is signed in, and offers to sign in.
        if (attempt?.kind === 'over' || sessions.find(here, false) !== undefined) return c.redirect(returnTo, 303)
        throw new Refusal(
          'Gateway.SignInExpired',
          'The sign-in took too long, was begun in another browser, or before the gateway was started.',
        )
      }
      const operator = await finish(answer, attempt.transaction)
      attempts.close(c, state, returnTo)
      signIn(c, operator, [attempt.session, here])
      // The page there asks for its session by a request of its own site, so a Strict cookie reaches us again.
      return c.redirect(returnTo, 303)
    } catch (error) {
      if (error instanceof NoRole && attempt?.kind === 'open') endAll(error.operator, [attempt.session, here])
      return failed(c, error, returnTo)
    }
  })

  return routes
}

/**
 * The provider takes a code once, and may take back what it gave for it when it comes again. A browser asks again while the first is under
 * way, when a connection ends before the answer or somebody reloads: the same answer to the same sealed attempt is then waited for together.
 * Once it has counted, it counts no more.
 */
export function finishTogether(oidc: Pick<Oidc, 'finish'>): Oidc['finish'] {
  const underWay = new Map<string, ReturnType<Oidc['finish']>>()
  return (answer, transaction) => {
    const key = JSON.stringify([answer.search, transaction])
    const earlier = underWay.get(key)
    if (earlier !== undefined) return earlier
    const finishing = oidc.finish(answer, transaction).finally(() => underWay.delete(key))
    underWay.set(key, finishing)
    return finishing
  }
}
