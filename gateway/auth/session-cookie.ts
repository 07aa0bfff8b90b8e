import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/**
 * `__Host-`: this host only, whole site, TLS (or this machine). Strict: no other site's request carries it. It ends with the
 * browser; when the session does, the gateway decides.
 */
const NAME = '__Host-session'
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const

export function sessionIdOf(c: Context): string | undefined {
  return getCookie(c, NAME)
}

export function giveSession(c: Context, id: string): void {
  setCookie(c, NAME, id, ATTRIBUTES)
}

export function takeSession(c: Context): void {
  deleteCookie(c, NAME, ATTRIBUTES)
}
