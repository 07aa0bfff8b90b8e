import type { BrowserContext } from '@playwright/test'
import type { GatewayPair } from './gateway-pair.ts'

export type SessionCookie = Parameters<BrowserContext['addCookies']>[0][number]

/** Signs in with the one-time code, as the console's page does, and returns the session as a cookie for any browser context. */
export async function signIn({ origin, nextCode }: GatewayPair): Promise<SessionCookie> {
  const answer = await fetch(`${origin}/auth/code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ code: nextCode() }),
  })
  const [, name = '', value = ''] = /^([^=]+)=([^;]+);/.exec(answer.headers.getSetCookie()[0] ?? '') ?? []
  if (answer.status !== 204 || name === '')
    throw new Error(`Signing in was answered with ${answer.status}: ${await answer.text()}`)
  const { hostname } = new URL(origin)
  return { name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' }
}
