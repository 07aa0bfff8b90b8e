import { PATTERNS } from '#lib/paths.ts'
import { urlOf } from '#lib/url-of.ts'

/** Everything of the console is below its first word: `/live/:center/...`. */
const ROOT = PATTERNS.center.slice(0, PATTERNS.center.indexOf('/', 1))

/** Whether the console has a screen there, be it the one that says there is none. Everything else is a file or missing. */
export function isConsolePath(path: string): boolean {
  return path === PATTERNS.home || path === ROOT || path.startsWith(`${ROOT}/`) || path === PATTERNS.signedIn
}

/** With what else is in the cookie of a sign-in, that is 3.1 KB of the 4 KB a browser keeps; two fit beside each other. */
const MAX_LENGTH = 2000

/**
 * A wish to return as an address of the console's own; the front page when it is none, so that no link leads elsewhere. One that is too long
 * loses its end: a page without its search is nearer than the front page.
 */
export function safeReturn(wish: string | undefined, publicOrigin: string): string {
  const url = wish === undefined ? undefined : urlOf(wish, publicOrigin)
  if (url?.origin !== publicOrigin || !isConsolePath(url.pathname)) return PATTERNS.home
  // Measured as written in an address, where one Chinese character takes nine.
  const { pathname, search, hash } = url
  return (
    [`${pathname}${search}${hash}`, `${pathname}${search}`, pathname].find(({ length }) => length <= MAX_LENGTH) ??
    PATTERNS.home
  )
}
