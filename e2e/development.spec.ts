/** The policy holds while developing, too: Vite's own server, with the nonce it needs for its inline script. */
import { expect, test as bare } from '@playwright/test'
import { createServer } from 'vite'
import { contentSecurityPolicy } from '#lib/content-security-policy.ts'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { TYPICAL } from './groups-page.ts'
import { watch } from './watch.ts'

bare('the development server serves the console under the policy', { tag: '@mock' }, async ({ page, context }) => {
  bare.slow()
  const server = await createServer({ logLevel: 'silent', server: { port: 0 } })
  try {
    await server.listen()
    const origin = new URL(server.resolvedUrls?.local[0] ?? '').origin
    const watched = await watch(context, origin)
    const answer = await page.goto(`${origin}${paths.groupDetails(TYPICAL, GROUPS.busy)}`)
    const policy = answer?.headers()['content-security-policy'] ?? ''
    const nonce = /script-src 'self' 'nonce-([\w+/=]{22,})'/.exec(policy)?.[1] ?? ''
    expect(policy).toBe(contentSecurityPolicy({ styleNonce: nonce, scriptNonce: nonce }))
    // What has not been compiled yet takes its time on a cold start.
    await expect(page.getByRole('dialog')).toContainText(GROUPS.busy, { timeout: 60_000 })
    expect(watched.problems()).toEqual([])
  } finally {
    await server.close()
  }
})
