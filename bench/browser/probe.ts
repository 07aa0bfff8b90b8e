import type { Page } from '@playwright/test'

/** What an act is waited for. */
export type Outcome =
  /** Rows whose first one is another than this; each has the text in its ID. */
  | { kind: 'otherRows'; than: string; including: string }
  /** Rows that begin with this one. */
  | { kind: 'rowsFrom'; first: string }
  /** A dialog of this name with a field that can be seen. */
  | { kind: 'dialog'; name: string }

/** Milliseconds from the event until a frame had been painted. */
export interface ActTimes {
  /** The first frame after the event was heard. */
  paint: number
  /** The first frame with the outcome in it. */
  result: number
}

interface Task {
  start: number
  /** Milliseconds. */
  duration: number
}

/** Put into the page before its own scripts run: what is measured is measured here, without the way to the test's process. */
interface BenchProbe {
  /** Begins to wait for an event of this type, and for what comes of it. */
  arm(type: 'click' | 'keydown', outcome: Outcome): void
  /** Of the act armed last. */
  times(): Promise<ActTimes>
  /** Tasks of more than 50 ms, so far. */
  longTasks: Task[]
}

declare global {
  /** In pages that `installProbe` was asked about. */
  var benchProbe: BenchProbe
}

/** Lets pages that are opened from now on measure acts and tasks. Needs `watchFirstRows`. */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const afterPaint = (work: (now: number) => void) =>
      requestAnimationFrame(() => {
        // A frame's callbacks run before it is painted, and this message arrives after.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => work(performance.now()), { once: true })
        port1.start()
        port2.postMessage('')
      })
    const seen = (element: Element | null) =>
      element !== null &&
      element.getBoundingClientRect().height > 0 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const nameOf = (dialog: Element) =>
      dialog.getAttribute('aria-label') ??
      document.querySelector(`#${CSS.escape(dialog.getAttribute('aria-labelledby') ?? ' ')}`)?.textContent
    const isThere = (outcome: Outcome): boolean => {
      if (outcome.kind === 'dialog') {
        const dialogs = [...document.querySelectorAll('dialog, [role="dialog"]')]
        return dialogs.some(
          (dialog) => nameOf(dialog) === outcome.name && seen(dialog.querySelector('input, textarea')),
        )
      }
      const ids = globalThis.groupsOnScreen.ids()
      if (outcome.kind === 'rowsFrom') return ids[0] === outcome.first
      return ids.length > 0 && ids[0] !== outcome.than && ids.every((id) => id.includes(outcome.including))
    }

    let pending: Promise<ActTimes> | undefined
    const longTasks: Task[] = []
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, duration })
    }).observe({ type: 'longtask', buffered: true })

    globalThis.benchProbe = {
      longTasks,
      times: () => pending ?? Promise.reject(new Error('nothing is armed')),
      arm(type, outcome) {
        pending = new Promise((resolve) => {
          const listen = ({ timeStamp }: Event) => {
            let paint: number | undefined
            let result: number | undefined
            const settle = () => {
              if (paint !== undefined && result !== undefined) resolve({ paint, result })
            }
            afterPaint((now) => {
              paint = now - timeStamp
              settle()
            })
            // A change of the document first, and then every frame: what moves into sight changes nothing in the document.
            const look = (now: number) => {
              if (!isThere(outcome)) return void afterPaint(look)
              result = now - timeStamp
              settle()
            }
            const observer = new MutationObserver(() => {
              if (!isThere(outcome) && outcome.kind !== 'dialog') return
              observer.disconnect()
              afterPaint(look)
            })
            observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true })
          }
          window.addEventListener(type, listen, { capture: true, once: true })
        })
      },
    }
  })
}
