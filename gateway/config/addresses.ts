import * as v from 'valibot'
import { urlOf } from '#lib/url-of.ts'

/** Host names that mean this machine, as `URL.hostname` spells them. */
const LOOPBACK_NAMES = new Set(['127.0.0.1', '[::1]', 'localhost'])

export function isLoopbackName(name: string): boolean {
  return LOOPBACK_NAMES.has(name)
}

export function isLoopbackOrigin(address: string): boolean {
  return isLoopbackName(urlOf(address)?.hostname ?? '')
}

/** An `http:` or `https:` address; `http:` only to this machine, since keys, cookies and content would travel in the clear. */
function safeUrl(value: string): URL | undefined {
  const found = urlOf(value)
  if (found === undefined || found.username !== '' || found.password !== '' || found.search !== '' || found.hash !== '')
    return undefined
  const safe = found.protocol === 'https:' || (found.protocol === 'http:' && LOOPBACK_NAMES.has(found.hostname))
  return safe ? found : undefined
}

function safeOrigin(value: string): string {
  const found = safeUrl(value)
  return found?.pathname === '/' ? found.origin : ''
}

const ONLY_HERE = '(http: only for 127.0.0.1 and localhost)'

const ORIGIN = `must be an address without a path, such as https://console.example.com ${ONLY_HERE}`
export const origin = v.pipe(v.string(ORIGIN), v.transform(safeOrigin), v.nonEmpty(ORIGIN))

const SERVICE = `must be a host such as live.aliyuncs.com, or an address without a path ${ONLY_HERE}`
/** Becomes an origin. */
export const serviceAddress = v.pipe(
  v.string(SERVICE),
  v.transform((value) => safeOrigin(value.includes('://') ? value : `https://${value}`)),
  v.nonEmpty(SERVICE),
)

const URL_WANTED = `must be an address such as https://login.example.com/realms/staff ${ONLY_HERE}`
export const url = v.pipe(
  v.string(URL_WANTED),
  v.check((value) => safeUrl(value) !== undefined, URL_WANTED),
)
