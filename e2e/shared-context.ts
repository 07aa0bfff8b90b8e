import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import { type AnsweredBy, answerInPage } from './page-requests.ts'
import { reportViolations } from './watch.ts'

/** What a test can do to a context that outlives its pages and its storage. */
const LASTING = [
  'addInitScript',
  'exposeBinding',
  'exposeFunction',
  'grantPermissions',
  'newCDPSession',
  'route',
  'routeFromHAR',
  'routeWebSocket',
  'setExtraHTTPHeaders',
  'setGeolocation',
  'setOffline',
] as const
const LASTING_CLOCK = ['install', 'pauseAt', 'setFixedTime', 'setSystemTime'] as const

/**
 * One browser context for the tests of a worker, one after the other: pages are their own and storage is empty, while the service
 * worker stays and scripts need not be compiled again, which is a quarter of what starting a page costs. A test that does
 * something lasting to it was its last one.
 */
export class SharedContext {
  #context: BrowserContext | undefined
  #attach: ((page: Page) => Promise<CDPSession>) | undefined
  #changed = false
  #answeredBy: AnsweredBy = 'worker'

  /** The context for a test, with all storage of this origin emptied, and a blank page in it. */
  async lend(browser: Browser, origin: string, answeredBy: AnsweredBy): Promise<BrowserContext> {
    if (answeredBy !== this.#answeredBy) await this.close()
    this.#answeredBy = answeredBy
    const context = (this.#context ??= await this.#open(browser))
    const session = await this.#attach?.(await context.newPage())
    const storageTypes = 'cookies,local_storage,indexeddb,cache_storage'
    await session?.send('Storage.clearDataForOrigin', { origin, storageTypes })
    await session?.detach()
    return context
  }

  /** After a test. */
  async takeBack(context: BrowserContext): Promise<void> {
    await Promise.all(context.pages().map((page) => page.close()))
    if (this.#changed) await this.close()
  }

  async close(): Promise<void> {
    await this.#context?.close()
    this.#context = undefined
  }

  async #open(browser: Browser): Promise<BrowserContext> {
    const context = await browser.newContext()
    await reportViolations(context)
    if (this.#answeredBy === 'page') await answerInPage(context)
    this.#attach = context.newCDPSession.bind(context)
    this.#changed = false
    for (const name of LASTING) this.#notice(context, name)
    for (const name of LASTING_CLOCK) this.#notice(context.clock, name)
    return context
  }

  #notice(target: object, name: string): void {
    const method: unknown = Reflect.get(target, name)
    if (typeof method !== 'function') throw new Error(`A browser context has no ${name}`)
    Reflect.set(target, name, (...args: unknown[]): unknown => {
      this.#changed = true
      const returned: unknown = Reflect.apply(method, target, args)
      return returned
    })
  }
}
