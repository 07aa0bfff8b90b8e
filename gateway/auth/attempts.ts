import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import { safeReturn } from '../console/console-paths.ts'
import type { Transaction } from './oidc.ts'
import { createSeal } from './seal.ts'

/** What a browser remembers of a sign-in it has begun. */
export type Attempt =
  /** Waits for the provider's answer. */
  | { kind: 'open'; transaction: Transaction; session: string | undefined; returnTo: string }
  /** Somebody signed in by it. */
  | { kind: 'over'; returnTo: string }
  /** Begun too long ago, or before the gateway was started. */
  | { kind: 'expired'; returnTo: string }

interface AttemptsOptions {
  publicOrigin: string
  /** Milliseconds of a clock that is never set back. */
  now(): number
}

export interface Attempts {
  /** Gives the browser a cookie for this attempt alone; other tabs keep theirs. */
  begin(c: Context, transaction: Transaction, returnTo: string, session: string | undefined): void
  /** The attempt that the provider answers; undefined: this browser knows of none. */
  find(c: Context, state: string): Attempt | undefined
  /** It succeeded. One that failed stays open, for whoever goes back to the provider's page and does better. */
  close(c: Context, state: string, returnTo: string): void
  /** Forgets the addresses of attempts that are no longer open. */
  forget(c: Context): void
}

/**
 * One cookie for each attempt, so that two tabs never write the same one: `__Host-login-{start of state}`, holding the wanted address
 * and, sealed, what must not be known or changed. Lax, not Strict: the provider's answer comes from another site.
 */
const PREFIX = '__Host-login-'
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
/** 96 random bits tell the attempts of a browser apart; the whole state is compared with what is sealed. */
const NAME_LENGTH = 16
const OPEN_MS = 600_000
/** The address outlives the attempt: who comes back after lunch is told so, and still gets where they wanted to go. */
const KEPT_SECONDS = 86_400
/** Of an attempt that is over: for whoever goes back to the provider's page, or reloads. */
const OVER_SECONDS = 600
/** Of all attempts together: with the session's they fit the 8 KiB that proxies allow a header. Ten usual ones; the oldest make room. */
const MAX_BYTES = 6000

const sealedAttempt = v.object({
  state: v.string(),
  nonce: v.string(),
  verifier: v.string(),
  session: v.optional(v.string()),
  until: v.number(),
})

export function createAttempts({ publicOrigin, now }: AttemptsOptions): Attempts {
  const seal = createSeal()
  const nameOf = (state: string) => `${PREFIX}${state.slice(0, NAME_LENGTH)}`

  /** `{address}` or `{address}.{sealed}`, both base64url. The address is checked again, since the browser could change it. */
  const read = (value: string) => {
    const [address = '', sealed = ''] = value.split('.')
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), sealedAttempt), seal.open(sealed))
    return {
      returnTo: safeReturn(Buffer.from(address, 'base64url').toString(), publicOrigin),
      wasOpen: sealed !== '',
      attempt: parsed.success && parsed.output.until > now() ? parsed.output : undefined,
    }
  }
  const written = (returnTo: string) => Buffer.from(returnTo).toString('base64url')
  const remembered = (c: Context) =>
    Object.entries(getCookie(c))
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, value]) => ({ name, value, until: read(value).attempt?.until ?? 0 }))

  return {
    begin(c, transaction, returnTo, session) {
      const name = nameOf(transaction.state)
      const value = `${written(returnTo)}.${seal.close(JSON.stringify({ ...transaction, session, until: now() + OPEN_MS }))}`
      setCookie(c, name, value, { ...ATTRIBUTES, maxAge: KEPT_SECONDS })
      let bytes = name.length + value.length
      // The newest stay.
      for (const other of remembered(c).toSorted((a, b) => b.until - a.until)) {
        bytes += other.name.length + other.value.length
        if (bytes > MAX_BYTES) deleteCookie(c, other.name, ATTRIBUTES)
      }
    },
    find(c, state) {
      const value = getCookie(c, nameOf(state))
      if (value === undefined) return undefined
      const { returnTo, wasOpen, attempt } = read(value)
      if (!wasOpen) return { kind: 'over', returnTo }
      if (attempt === undefined || attempt.state !== state) return { kind: 'expired', returnTo }
      const { nonce, verifier, session } = attempt
      return { kind: 'open', transaction: { state, nonce, verifier }, session, returnTo }
    },
    close(c, state, returnTo) {
      setCookie(c, nameOf(state), written(returnTo), { ...ATTRIBUTES, maxAge: OVER_SECONDS })
    },
    forget(c) {
      for (const { name, until } of remembered(c)) if (until === 0) deleteCookie(c, name, ATTRIBUTES)
    },
  }
}
