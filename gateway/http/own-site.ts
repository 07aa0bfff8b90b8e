import { createMiddleware } from 'hono/factory'
import { isLoopbackName, isLoopbackOrigin } from '../config/addresses.ts'
import { Refusal } from './refusal.ts'

/** Probes come from machines that know an address only; these answers say nothing but yes or no. */
const PROBES = new Set(['/healthz', '/readyz'])

const DEFAULT_PORTS = { 'http:': '80', 'https:': '443' } as const

interface Place {
  /** An address of IPv6 in its brackets. */
  name: string
  port: string
}

/**
 * Where `name:port` leads: without a port the scheme's own, and a name with its final dot is the same name (RFC 9110, 4.2.3;
 * RFC 1034, 3.1). Compared as written otherwise: whatever else stands there makes it another place, or none.
 */
function placeOf(host: string, scheme: keyof typeof DEFAULT_PORTS): Place | undefined {
  const [, address, name, port = DEFAULT_PORTS[scheme]] =
    /^(?:(\[[^\]]+\])|([^:[\]]+?)\.?)(?::(\d+))?$/.exec(host) ?? []
  const found = address ?? name
  return found === undefined ? undefined : { name: found, port }
}

/** A check of requests' own names for a site: the `Host` they were sent to, and the `Origin` of the page that sent them. */
function siteOf(publicOrigin: string) {
  const { protocol, host } = new URL(publicOrigin)
  const scheme = protocol === 'https:' ? 'https:' : 'http:'
  const own = placeOf(host, scheme)
  const isOwn = (other: string) => {
    const place = placeOf(other, scheme)
    return place !== undefined && place.name === own?.name && place.port === own.port
  }
  return {
    isHost: (named: string | undefined) => named !== undefined && isOwn(named.toLowerCase()),
    /** Browsers write origins in lower case. */
    isOrigin: (named: string | undefined) =>
      named?.startsWith(`${scheme}//`) === true && isOwn(named.slice(scheme.length + 2)),
  }
}

/** Refuses requests under another name than our own: a foreign page whose name was pointed at this machine (DNS rebinding). */
export function ownHostOnly(publicOrigin: string) {
  const site = siteOf(publicOrigin)
  return createMiddleware(async (c, next) => {
    // With a whole address for a target, that counts and not the header (RFC 9112, 3.2.2): both must be ours.
    const isOwn = site.isHost(c.req.header('host')) && site.isHost(new URL(c.req.url).host)
    if (!PROBES.has(c.req.path) && !isOwn) {
      throw new Refusal('Gateway.WrongHost', `The console is served as ${publicOrigin}. Open that address.`)
    }
    await next()
  })
}

/** The same for the metrics on loopback, under any name of this machine. Elsewhere the network decides who reaches them. */
export function loopbackNamesOnly(origin: string) {
  return createMiddleware(async (c, next) => {
    const place = placeOf((c.req.header('host') ?? '').toLowerCase(), 'http:')
    if (isLoopbackOrigin(origin) && !isLoopbackName(place?.name ?? '')) {
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
  const { isOrigin } = siteOf(publicOrigin)
  return createMiddleware(async (c, next) => {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const foreign =
      site === undefined ? !isOrigin(origin) : site !== 'same-origin' || !(origin === undefined || isOrigin(origin))
    if (foreign) {
      throw new Refusal('Gateway.CrossSite', `Only pages of ${publicOrigin} may call this. Use the console.`)
    }
    await next()
  })
}
