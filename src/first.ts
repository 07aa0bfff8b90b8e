/**
 * Runs before every other module of the page, and makes a strict policy bearable for libraries that know nothing of it.
 * See src/lib/content-security-policy.ts for what is forbidden.
 */
import { basePath } from '#lib/base-path.ts'
import { styleNonce } from '#lib/style-nonce.ts'
import paceWorkerUrl from './lib/pace-worker.ts?worker&url'

// Nothing else of the page runs then: what `public/first-paint.js` says stays.
if (document.documentElement.dataset['browser'] === 'too-old')
  throw new Error('This browser is too old for the console.')

// antd passes a nonce on to its components' styles, but not to those that lock scrolling and measure scrollbars
// (ant-design issues 53032, 58150).
document.createElement = new Proxy(document.createElement, {
  apply(create, self, given: unknown[]) {
    const element: unknown = Reflect.apply(create, self, given)
    if (element instanceof HTMLStyleElement) element.nonce = styleNonce
    return element
  },
})

/** The in-browser backend's service worker, and the worker that keeps the time of runs. */
const WORKER_URLS = new Set([...(__MOCK__ ? [`${basePath}mockServiceWorker.js`] : []), paceWorkerUrl])

// Refusing is answering null: the browser then throws and reports a violation. antd hands its styles over as markup, and no
// style needs a "<". Nothing here makes scripts from text.
window.trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
  createScriptURL: (url) => (WORKER_URLS.has(url) ? url : null),
})
