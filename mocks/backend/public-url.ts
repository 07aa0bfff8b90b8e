import { ServiceError } from '#api/contract/errors.ts'

/** Hosts that only the service's own network could reach. Source: the application page's rules for callback addresses. */
const PRIVATE_HOSTS = [
  /^(.*\.)?localhost\.?$/,
  // The URL parser writes every spelling of an IPv4 address as four decimal numbers; a name like 10.example.com is none.
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/,
  /^\[(::|f[cd]|fe[89a-f])/,
]

/** A callback address must be http or https, without a port and not a private IP. Throws InputInvalid naming `field`. */
export function checkPublicUrl(field: string, text: string): void {
  const refuse = (why: string): never => {
    throw new ServiceError('InputInvalid', `${field} ${why}`)
  }
  if (!text.isWellFormed()) refuse('holds half of a surrogate pair, which UTF-8 cannot carry. Remove it.')
  // The URL parser drops a default port, so the port is looked for in the text as it came.
  const authority = /^https?:\/\/([^/?#\\]*)/i.exec(text)?.[1]
  if (authority === undefined) return refuse('must start with http:// or https://.')
  if (!URL.canParse(text) || authority.includes('@')) refuse('is not a valid address. Check its spelling.')
  if (/:\d*$/.test(authority)) refuse('must not name a port. Use the default port and leave it out.')
  const { hostname } = new URL(text)
  if (PRIVATE_HOSTS.some((pattern) => pattern.test(hostname)))
    refuse('names a private address, which the service cannot reach.')
}
