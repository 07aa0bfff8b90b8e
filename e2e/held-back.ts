import type { Page } from '@playwright/test'
import type { ActionName } from '#api/contract/actions.ts'

/**
 * Keeps the console's next call of an action in the page until it is let go: what happens meanwhile needs no race against a delay. The
 * page must be there already; a reload ends it.
 */
export async function holdBack(page: Page, action: ActionName): Promise<{ letGo: () => Promise<void> }> {
  const gate = await page.evaluateHandle((path) => {
    const { fetch } = globalThis
    const { promise, resolve } = Promise.withResolvers<void>()
    globalThis.fetch = async (what, init) => {
      const url = what instanceof Request ? what.url : what.toString()
      if (!url.endsWith(path)) return fetch(what, init)
      globalThis.fetch = fetch
      await promise
      return fetch(what, init)
    }
    return { resolve }
  }, `/api/live/${action}`)
  return { letGo: () => gate.evaluate(({ resolve }) => resolve()) }
}
