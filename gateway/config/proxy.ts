/** HTTP_PROXY and its relatives, as Node's agents take them. */
export type ProxyEnvironment = Readonly<Record<string, string>>

const ADDRESSES = new Set(['HTTP_PROXY', 'HTTPS_PROXY'])

/**
 * What the environment says of proxies, in capitals or not: the names that curl and others know, so they are no settings of the
 * gateway's. Adds a problem for an address that is none, which Node would pass over and call directly.
 */
export function readProxy(
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
): ProxyEnvironment {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    const known = name.toUpperCase()
    if (value === undefined || value === '' || !(ADDRESSES.has(known) || known === 'NO_PROXY')) continue
    // The value itself stays out of the sentence: it may hold a password.
    if (ADDRESSES.has(known) && !/^https?:$/.test(URL.parse(value)?.protocol ?? '')) {
      problems.push(`${name} must be the address of a proxy, such as http://proxy.example.com:3128.`)
    }
    found[name] = value
  }
  return found
}
