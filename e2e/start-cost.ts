import type { Page } from '@playwright/test'

/**
 * What opening the list may cost before its first rows, calls apart; checked by start-cost.spec.ts, a little above what it costs. Lower
 * them when it costs less, and raise them only with a reason.
 */
export const START_LIMITS = {
  /** The page itself, scripts, styles: everything but calls. */
  requests: 12,
  /** JavaScript as sent, compressed; 1,000 bytes each. */
  scriptKilobytes: 350,
} as const

export interface StartCost {
  /** Milliseconds from the navigation until the first rows were on screen. */
  firstRows: number
  /** Milliseconds until the first text or picture was. */
  firstPaint: number
  /** Paths of what was asked for before the first rows, calls apart. */
  requests: string[]
  /** Scripts that had arrived by then, and their compressed size in bytes. */
  scripts: { path: string; bytes: number }[]
}

/** Put into the page before its own scripts run. */
interface GroupsOnScreen {
  /** The IDs of the rows that are there, in order; empty while there are none. */
  ids(): string[]
  /** Resolves with the time (`performance.now()`) at which the first rows had been painted. */
  firstRows: Promise<number>
}

declare global {
  /** In pages that `watchFirstRows` was asked about. */
  var groupsOnScreen: GroupsOnScreen
}

/** Lets pages that are opened from now on notice when the table *Groups* shows its first rows. */
export async function watchFirstRows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // One for each request; the default is fewer than a page of calls may make.
    performance.setResourceTimingBufferSize(5000)
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ??
      document.querySelector(`#${CSS.escape(element.getAttribute('aria-labelledby') ?? ' ')}`)?.textContent ??
      ''
    const table = () =>
      [...document.querySelectorAll('table, [role="table"], [role="grid"]')].find((one) => nameOf(one) === 'Groups')
    const ids = () =>
      [...(table()?.querySelectorAll('tr, [role="row"]') ?? [])].flatMap((row) => {
        const id = row.querySelector('code')?.textContent ?? ''
        return id === '' ? [] : [id]
      })
    const firstRows = new Promise<number>((resolve) => {
      const painted = () => {
        // A frame's callbacks run before it is painted, and this message arrives after.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(performance.now()), { once: true })
        port1.start()
        port2.postMessage('')
      }
      const observer = new MutationObserver(() => {
        if (ids().length === 0) return
        observer.disconnect()
        requestAnimationFrame(painted)
      })
      observer.observe(document, { childList: true, subtree: true, characterData: true })
    })
    globalThis.groupsOnScreen = { ids, firstRows }
  })
}

/** What the page's start cost, once it shows its first rows; `watchFirstRows` comes before the page is opened. */
export async function startCost(page: Page): Promise<StartCost> {
  return page.evaluate(async () => {
    const firstRows = await globalThis.groupsOnScreen.firstRows
    // What was under way at that moment is listed when it has arrived.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const entries = performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming)
      .map(({ name, startTime, responseEnd, encodedBodySize }) => ({
        path: new URL(name).pathname,
        startTime,
        responseEnd,
        bytes: encodedBodySize,
      }))
      .filter(({ path, startTime }) => startTime < firstRows && !/^\/(api|auth)\//.test(path))
    return {
      firstRows,
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      requests: [location.pathname, ...entries.map(({ path }) => path)],
      scripts: entries
        .filter(({ path, responseEnd }) => path.endsWith('.js') && responseEnd <= firstRows)
        .map(({ path, bytes }) => ({ path, bytes })),
    }
  })
}

/** Bytes of all scripts, in units of 1,000. */
export const scriptKilobytes = ({ scripts }: StartCost): number =>
  scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
