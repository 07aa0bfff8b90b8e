import { securityHeaders } from '#lib/content-security-policy.ts'

/**
 * On every answer without exception; a page adds its nonce, a hashed file may be kept. HSTS where the browser speaks TLS:
 * RFC 6797 forbids it elsewhere. No `access-control-*`: no other origin may read anything.
 */
export function standardHeaders(publicOrigin: string): Readonly<Record<string, string>> {
  return {
    'cache-control': 'no-store',
    ...securityHeaders(),
    ...(publicOrigin.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
      : {}),
  }
}
