import { basePath } from './base-path.ts'

/** An address of the console, whatever stands before it on this host: `paths` builds them, routes match them. */
export interface ConsoleAddress {
  pathname: string
  search: string
  hash: string
}

type PageAddress = Readonly<ConsoleAddress>

/** The parameter that holds a console address where the host has no pages but its files. */
const AT = 'at'
/** The same on the way from the page that answers for all others (scripts/anywhere.ts): the host can be asked for the address itself. */
const DEEP = 'deep'

const INDEX = /^(?:index\.html)?$/

interface Opening {
  base: string
  /** Where the browser was when the page was loaded. */
  opened: PageAddress
  /** Whether nobody has told this host to answer for the console's addresses; see scripts/anywhere.ts. */
  unknownHost: boolean
}

/**
 * Reads and builds addresses for a page. They are paths below the base, for which the host must answer with the console. One that may not
 * do so is known by how the page was opened: by `?at=`, or by its folder alone. Then all addresses are of the folder, and say `?at=`.
 */
export function addressesFor({ base, opened, unknownHost }: Opening) {
  const below = (pathname: string) => (pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1))
  const query = new URLSearchParams(opened.search)
  const isBare = INDEX.test(below(opened.pathname)) && !query.has(DEEP)
  const byAt = query.has(AT) || (unknownHost && isBare)
  return {
    /** The console address that one of the browser stands for. */
    read({ pathname, search, hash }: PageAddress): ConsoleAddress {
      const given = new URLSearchParams(search)
      const at = given.get(AT) ?? given.get(DEEP)
      if (at === null) return { pathname: `/${below(pathname).replace(INDEX, '')}`, search, hash }
      // With two slashes it would name another host.
      const [path = '', ...rest] = (/^\/(?!\/)/.test(at) ? at : '/').split('?')
      return { pathname: path, search: rest.length === 0 ? '' : `?${rest.join('?')}`, hash }
    },
    /** The browser's address of a console address: path, search and hash. */
    href(address: string): string {
      if (!byAt) return base + address.slice(1)
      const [, path = '', hash = ''] = /^([^#]*)(.*)$/s.exec(address) ?? []
      return `${base}?${AT}=${encodeURIComponent(path).replaceAll(/%(?:2F|3F|3D|3A|2C)/g, decodeURIComponent)}${hash}`
    },
  }
}

/** The same for this page. Outside a browser, as in tests, it stands at the root. */
export const addresses = addressesFor({
  base: basePath,
  opened: typeof location === 'undefined' ? { pathname: '/', search: '', hash: '' } : location,
  unknownHost: typeof document !== 'undefined' && document.documentElement?.dataset?.['host'] === 'unknown',
})
