import './withheld-storage.ts'
import { setupWorker } from 'msw/browser'
import { basePath, namedHere } from '#lib/base-path.ts'
import { runBootCommands } from './boot-commands.ts'
import { mockHandlers } from './handlers.ts'
import { createHost, type Host } from './host.ts'
import { interceptFetch, testListener } from './in-page.ts'
import { refuseWithoutWorker } from './lost-worker.ts'
import { openJournal } from './session/journal.ts'
import type { Announcements } from './session/news.ts'
import type { Notices } from './session/notices.ts'

const DATABASE = namedHere('audience-console-mock')
const WORKER_URL = `${basePath}mockServiceWorker.js`
/** A worker that has not answered by then will not. */
const WORKER_TIMEOUT_MS = 8000

/** Given by the page, which knows what it is waiting for. */
let settle: (timeoutMs: number) => Promise<readonly string[]> = async () => []

const host = createHost({
  base: basePath,
  openJournal: () => openJournal(DATABASE),
  announcements: announceOn(DATABASE),
  settle: (timeoutMs) => settle(timeoutMs),
  wallClock: () => Date.now(),
  newRequestId: () => randomUuid().toUpperCase(),
})

/** What the person at the screen should know about where the mock session is kept. */
export const mockNotices: Notices = host.notices

/** The session for the page in front of it. */
export const mockSession: Pick<Host, 'subscribe' | 'view'> = host

/** All tabs of this browser hear of each other's commands. */
function announceOn(name: string): Announcements {
  const channel = new BroadcastChannel(name)
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches this origin only
    announce: () => channel.postMessage('changed'),
    onAnnounced: (listener) => channel.addEventListener('message', listener),
  }
}

/**
 * `settlePage`: see `HostOptions`. Puts the in-browser backend under this page: through the service worker, so that the network panel shows the calls, or in
 * the page where no worker controls it, or a test wants none. Rejects when neither answers, so that no call ever reaches a real network unnoticed.
 */
export async function startMockBackend(settlePage: typeof settle): Promise<void> {
  settle = settlePage
  // MSW's own way without one patches more of the page than its `fetch`, and cannot break an answer off.
  const offered = 'serviceWorker' in navigator
  const listener = testListener()
  const started = offered && listener === undefined && startWorker()
  await runBootCommands(host)
  await host.begin()
  if (await started) {
    refuseWithoutWorker(host, location.origin)
    return
  }

  interceptFetch(host, location.origin, listener)
  if (!(await isAnswering()))
    throw new Error('The mock backend does not answer: neither its service worker nor the page itself.')
  // No such notice for whoever asked for it.
  if (listener !== undefined) return
  host.notices.add({
    kind: isSecureContext ? 'workerWithheld' : 'insecureAddress',
    detail: `${location.origin}: ${offered ? 'the worker does not answer' : 'the browser offers none'}.`,
  })
}

/** Whether a worker answers this page. */
function startWorker(): Promise<boolean> {
  letUpdatesFail()
  const worker = setupWorker(...mockHandlers(host, location.origin + basePath))
  return Promise.race([
    worker
      .start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url: WORKER_URL } })
      .then(isAnswering, () => false),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), WORKER_TIMEOUT_MS)),
  ])
}

/**
 * MSW asks the browser for a newer script of a worker that it finds, and does not wait for the outcome. That fails where the worker is
 * about to go, as after a reload of the only tab, and would be reported as an error that nobody caught.
 */
function letUpdatesFail(): void {
  const { update } = ServiceWorkerRegistration.prototype
  ServiceWorkerRegistration.prototype.update = function () {
    const updating = update.call(this)
    updating.catch(() => undefined)
    return updating
  }
}

/** A registered worker may still not control this page, and a server may answer anything: only our own mark counts. */
async function isAnswering(): Promise<boolean> {
  try {
    const response = await fetch(`${basePath}_control/ping`, { method: 'POST', cache: 'no-store' })
    return response.headers.get('x-mock') === '1'
  } catch {
    return false
  }
}

/** `crypto.randomUUID` is missing on http pages of other hosts. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
