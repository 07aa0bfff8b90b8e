import type { BrowserContext, ConsoleMessage, Request, Response, WebError } from '@playwright/test'
import { MISSED_HEADER } from '../mocks/site/missed-header.ts'
import { onPageFailure } from './page-requests.ts'

/** A call that the test knows will fail, so that Chromium's own line about it is no surprise. */
interface Announced {
  /** What Chromium says instead of a status when the connection is lost is `net::ERR_…`. */
  status: number | 'lost'
  /** Any action when left out. */
  action?: string | undefined
}

/** A line of the browser's console, with what it is about. */
interface Complaint {
  type: string
  text: string
  url: string
}

export interface Watch {
  announced: Announced[]
  /** What happened in the browser that should not have. */
  problems(): string[]
  stop(): void
}

const reporting = new WeakSet<BrowserContext>()

/** Lets pages of a context report what their policy forbids as an error of the console. */
export async function reportViolations(context: BrowserContext): Promise<void> {
  if (reporting.has(context)) return
  reporting.add(context)
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} forbids ${event.blockedURI}`)
    })
  })
}

/** Listens to everything that goes on in a browser context, from its first page on. */
export async function watch(context: BrowserContext, ownOrigin: string): Promise<Watch> {
  const announced: Announced[] = []
  const complaints: Complaint[] = []
  const others: string[] = []

  const onConsole = (message: ConsoleMessage) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    complaints.push({ type: message.type(), text: message.text(), url: message.location().url })
  }
  // Errors and promise rejections that nothing in the page caught.
  const onError = (webError: WebError) => others.push(`uncaught: ${textOf(webError.error())}`)
  const onRequest = (request: Request) => {
    const { protocol, origin } = new URL(request.url())
    if (!LOCAL_PROTOCOLS.has(protocol) && origin !== ownOrigin)
      others.push(`request to a foreign host: ${request.url()}`)
  }
  const onResponse = (response: Response) => {
    // The service worker's own fetch: a page that still exists gets the same answer, one that was left asks for nothing more.
    if (response.request().serviceWorker() !== null) return
    if (isMissed(response)) others.push(`not intercepted: ${response.request().method()} ${response.url()}`)
  }
  context.on('console', onConsole)
  context.on('weberror', onError)
  context.on('request', onRequest)
  context.on('response', onResponse)
  const unhear = onPageFailure(context, ({ url, failed }) => {
    complaints.push({ type: 'error', text: `Failed to load resource: ${asOfNetwork(failed)}`, url })
  })
  await reportViolations(context)

  return {
    announced,
    problems: () => [
      ...others,
      ...complaints
        .filter((complaint) => !announced.some((refusal) => isAbout(complaint, refusal)))
        .map(({ type, text, url }) => `console ${type}: ${text} (${url})`),
    ],
    stop() {
      context.off('console', onConsole)
      context.off('weberror', onError)
      context.off('request', onRequest)
      context.off('response', onResponse)
      unhear()
    },
  }
}

/** What Chromium says of a call that the network answers so. */
const asOfNetwork = (failed: number | 'lost'): string =>
  failed === 'lost' ? 'net::ERR_FAILED' : `the server responded with a status of ${failed} ()`

const LOCAL_PROTOCOLS = new Set(['data:', 'blob:', 'about:'])

const isMissed = (response: Response) => response.headers()[MISSED_HEADER] !== undefined

// Of what was thrown without a stack, a DOMException for one, Playwright gives an empty one.
const textOf = ({ stack, name, message }: Error) =>
  stack === undefined || stack === '' ? `${name}: ${message}` : stack

function isAbout({ text, url }: Complaint, { status, action }: Announced): boolean {
  const said =
    status === 'lost'
      ? /^Failed to load resource: net::ERR_/
      : new RegExp(`^Failed to load resource: the server responded with a status of ${status}\\b`)
  const asked = URL.canParse(url) ? new URL(url).pathname : ''
  if (!said.test(text)) return false
  const isCall = /\/(api\/live|auth)\//.test(asked) && (action === undefined || asked.endsWith(`/${action}`))
  // A chunk is announced by its name; the hash in it follows.
  return isCall || (action !== undefined && asked.includes(`/assets/${action}-`))
}
