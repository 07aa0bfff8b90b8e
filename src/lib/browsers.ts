/**
 * The oldest browsers in which the console works: Firefox's extended support release, and what the others had by then. The build is
 * compiled for them (vite.config.ts), `public/first-paint.js` tells whoever comes with an older one, and e2e/browsers.spec.ts
 * runs the console without anything that came later.
 */
export const OLDEST_BROWSERS = { chrome: '122', edge: '122', firefox: '128', safari: '17.4' } as const

/** As a person reads it. */
export const OLDEST_BROWSERS_TEXT = `Chrome ${OLDEST_BROWSERS.chrome}, Edge ${OLDEST_BROWSERS.edge}, Firefox ${OLDEST_BROWSERS.firefox}, Safari ${OLDEST_BROWSERS.safari}`
