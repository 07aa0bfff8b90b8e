import { urlOf } from '#lib/url-of.ts'

/** HTTP_PROXY and its relatives, as Node's agents take them. */
export type ProxyEnvironment = Readonly<Record<string, string>>

const ADDRESSES = new Set(['HTTP_PROXY', 'HTTPS_PROXY'])

/**
 * What the environment says of proxies, in capitals or not: the names that curl and others know, so they are no settings of the
 * gateway's. Adds a problem for an address that is none, which Node would pass over and call directly. `node`: the version that runs.
 */
export function readProxy(
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
  node = process.versions.node,
): ProxyEnvironment {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    const known = name.toUpperCase()
    if (value === undefined || value === '' || !(ADDRESSES.has(known) || known === 'NO_PROXY')) continue
    // The value itself stays out of the sentence: it may hold a password.
    if (ADDRESSES.has(known) && !/^https?:$/.test(urlOf(value)?.protocol ?? '')) {
      problems.push(`${name} must be the address of a proxy, such as http://proxy.example.com:3128.`)
    }
    found[name] = value
  }
  const proxies = Object.keys(found).filter((name) => ADDRESSES.has(name.toUpperCase()))
  if (proxies.length > 0 && !canUseProxies(node)) {
    problems.push(`${proxies.join(', ')}: going through a proxy needs Node 24.5 or newer, and this is Node ${node}.`)
  }
  return found
}

/** Older versions pass over what they are told of proxies, and would call directly. */
function canUseProxies(node: string): boolean {
  const [major = 0, minor = 0] = node.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 5)
}
