import type { App } from './state.ts'

/**
 * Applications whose groups are not made yet, and the second (UNIX) before which time does nothing to them. Making 10,000 groups
 * that hardly any session looks at was a good part of starting a page.
 */
const unopened = new WeakMap<App, number>()

/** The second before which an unopened application's groups need not be looked at; undefined once they are there. */
export const quietUntil = (app: App): number | undefined => unopened.get(app)

/** Puts off `fill`, which gives a new application its groups, until somebody reads or stores them. Nobody can tell. */
export function fillWhenRead(app: App, quiet: number, fill: () => void): void {
  const { groups, users, lastGroupOrder } = app
  const open = () => {
    unopened.delete(app)
    const plain = { enumerable: true, configurable: true, writable: true }
    Object.defineProperties(app, {
      groups: { ...plain, value: groups },
      users: { ...plain, value: users },
      lastGroupOrder: { ...plain, value: lastGroupOrder },
    })
    fill()
    return app
  }
  const late = { enumerable: true, configurable: true }
  Object.defineProperties(app, {
    groups: { ...late, get: () => open().groups },
    users: { ...late, get: () => open().users },
    lastGroupOrder: { ...late, get: () => open().lastGroupOrder },
  })
  unopened.set(app, quiet)
}
