import { createMiddleware } from 'hono/factory'
import { isLoopbackOrigin } from '../config/addresses.ts'
import { Refusal } from './refusal.ts'

/** Probes come from machines that know an address only; these answers say nothing but yes or no. */
const PROBES = new Set(['/healthz', '/readyz'])

/** Refuses requests under another name than our own: a foreign page whose name was pointed at this machine (DNS rebinding). */
export function ownHostOnly(publicOrigin: string) {
  const { host } = new URL(publicOrigin)
  return createMiddleware(async (c, next) => {
    if (!PROBES.has(c.req.path) && c.req.header('host')?.toLowerCase() !== host) {
      throw new Refusal('Gateway.WrongHost', `The console is served as ${publicOrigin}. Open that address.`)
    }
    await next()
  })
}

/** The same for the metrics on loopback, under any name of this machine. Elsewhere the network decides who reaches them. */
export function loopbackNamesOnly(origin: string) {
  return createMiddleware(async (c, next) => {
    if (isLoopbackOrigin(origin) && !isLoopbackOrigin(`http://${c.req.header('host') ?? ''}`)) {
      throw new Refusal('Gateway.WrongHost', `The metrics are served at ${origin}. Ask that address.`)
    }
    await next()
  })
}

/**
 * Lets only our own pages act. `Sec-Fetch-Site` comes from the browser and no page can set it; a browser without it sends
 * `Origin`. Whoever sends neither is no browser, and nothing else is served here. JSON alone, so that no plain form can
 * even try.
 */
export function ownPagesOnly(publicOrigin: string) {
  return createMiddleware(async (c, next) => {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const foreign = site === undefined ? origin !== publicOrigin : site !== 'same-origin' || (origin ?? publicOrigin) !== publicOrigin
    if (foreign) {
      throw new Refusal('Gateway.CrossSite', `Only pages of ${publicOrigin} may call this. Use the console.`)
    }
    await next()
  })
}
