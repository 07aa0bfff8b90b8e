/**
 * What a page of the console may do, and the headers that say so. Written once: the development server, the server of the
 * end-to-end tests and the gateway send the same, so that what one forbids never works in another. Runs in Node and browsers.
 */

/** Stands in the built index.html wherever a nonce belongs; whoever serves the page puts a fresh one in its place. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__'

interface Nonces {
  /** Lets the `<style>` elements of antd through. Without it the policy is that of an answer that is no page. */
  styleNonce?: string
  /** Only while developing: Vite's own inline script. Built pages have none. */
  scriptNonce?: string
}

/**
 * The policy of a page, and of any other answer. No `unsafe-inline`, no `unsafe-eval`, no other host; strings become neither
 * markup nor script addresses but through the default policy of src/first.ts.
 */
export function contentSecurityPolicy({ styleNonce, scriptNonce }: Nonces = {}): string {
  const self = (nonce: string | undefined) => (nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`)
  return [
    "default-src 'none'",
    `script-src ${self(scriptNonce)}`,
    `style-src ${self(styleNonce)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}

/** The policy and its companions, for every answer whatever its status. `Strict-Transport-Security` is for whoever speaks https. */
export function securityHeaders(nonces: Nonces = {}): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonces),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': NO_PERMISSIONS,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }
}

/** What the console never asks a browser for. Writing to the clipboard is what Copy does, and stays. */
const NO_PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ')
