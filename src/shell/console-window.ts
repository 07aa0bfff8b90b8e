import { addresses } from '#lib/console-address.ts'

type Url = string | URL | null | undefined

/**
 * The window as the router is to see it: at the console's own addresses, wherever the browser is. The router's `basename` could say a path
 * that stands before them, not that they are inside a parameter.
 */
export function consoleWindow(): Window {
  const { pathname, search, hash } = addresses.read(location)
  history.replaceState(history.state, '', hereAs(pathname + search + hash))
  const seen = { location: seenThrough(location, currentAddress), history: seenThrough(history, historyCalls) }
  return seenThrough(window, (name) => (name === 'location' || name === 'history' ? seen[name] : undefined))
}

/** With the origin, lest two slashes at the start name another one. */
const hereAs = (address: string) => location.origin + addresses.href(address)

function currentAddress(name: string): unknown {
  if (name === 'pathname' || name === 'search' || name === 'hash') return addresses.read(location)[name]
  if (name === 'assign' || name === 'replace') return (url: string) => location[name](hereAs(url))
  return undefined
}

function historyCalls(name: string): unknown {
  if (name !== 'pushState' && name !== 'replaceState') return undefined
  return (data: unknown, unused: string, url?: Url) =>
    history[name](data, unused, typeof url === 'string' ? hereAs(url) : url)
}

/** The object with other members in places; methods of the platform want to be called on the object itself. */
function seenThrough<T extends object>(target: T, other: (name: string) => unknown): T {
  return new Proxy(target, {
    get(object, name) {
      const replaced = typeof name === 'string' ? other(name) : undefined
      if (replaced !== undefined) return replaced
      const value: unknown = Reflect.get(object, name)
      // Constructors, as `window.Event`, are no methods.
      if (typeof value !== 'function' || value.prototype !== undefined) return value
      const bound: unknown = value.bind(object)
      return bound
    },
  })
}
