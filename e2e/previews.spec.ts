/** The build with the in-browser backend in folders of a host that knows nothing of it, put there as docs/previews.md says. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { expect, type Page, test } from '@playwright/test'
import { Hono } from 'hono'
import { detailsPanel } from './details-panel.ts'
import { groupsPage } from './groups-page.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const GROUPS_OF_TYPICAL = 'live/cn-shanghai/starlight001/groups'

/** The commands of a section of the page. */
function commandsOf(section: string): string {
  const text = readFileSync(path.join(ROOT, 'docs/previews.md'), 'utf8')
  const [, body = ''] = new RegExp(`^## ${section}\\n(.*?)(?=^## )`, 'ms').exec(text) ?? []
  return [...body.matchAll(/^ {4}(.*)$/gm)].map(([, line = '']) => line).join('\n')
}

/** A site's folder as static hosts serve it: files, the index of a folder, and for what is missing a page or nothing. */
function host(folder: string, missing?: string) {
  const site = new Hono()
  site.get('*', serveStatic({ root: folder }))
  site.notFound((c) =>
    missing === undefined ? c.text('Not found', 404) : c.html(readFileSync(path.join(folder, missing), 'utf8'), 404),
  )
  return new Promise<{ origin: string; close: () => void }>((resolve) => {
    const server = serve({ fetch: site.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => server.close() }),
    )
  })
}

const reset = (page: Page, base: string, scenario: string) =>
  page.evaluate(
    async ([url, body]) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(url, { method: 'POST', headers, body })).status
    },
    [`${base}_control/reset`, JSON.stringify({ scenario })] as const,
  )

test.describe('@mock a preview', () => {
  let work: string
  let site: string
  test.beforeAll(() => {
    work = mkdtempSync(path.join(os.tmpdir(), 'previews-'))
    symlinkSync(path.join(ROOT, 'dist-mock'), path.join(work, 'dist-mock'))
    execFileSync('sh', ['-ec', commandsOf('GitHub Pages')], { cwd: work })
    site = path.join(work, 'site')
    symlinkSync(path.join(ROOT, 'dist-mock'), path.join(site, 'pr-18'))
  })
  test.afterAll(() => rmSync(work, { recursive: true }))

  test('has its addresses where the host answers for them, and shares nothing with another', async ({ page }) => {
    const { origin, close } = await host(site, '404.html')
    try {
      await page.goto(`${origin}/pr-17/${GROUPS_OF_TYPICAL}?page=2#top`)
      const { heading, rows, pageLink } = groupsPage(page)
      await expect(heading).toBeVisible()
      await expect(rows.first()).toBeVisible()
      await expect(pageLink(2)).toHaveAttribute('aria-current', 'page')
      expect(page.url()).toBe(`${origin}/pr-17/${GROUPS_OF_TYPICAL}?page=2#top`)
      expect(await reset(page, '/pr-17/', 'empty')).toBe(200)
      const other = await page.context().newPage()
      await other.goto(`${origin}/pr-18/${GROUPS_OF_TYPICAL}`)
      await expect(groupsPage(other).rows.first()).toBeVisible()
      await page.reload()
      await expect(page.getByRole('heading', { name: 'Application not found' })).toBeVisible()
      const scopes = () =>
        other.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope))
      expect((await scopes()).toSorted()).toEqual([`${origin}/pr-17/`, `${origin}/pr-18/`])
    } finally {
      close()
    }
  })

  test('stays in its folder where the host has files only, and says so where no worker can run', async ({ page }) => {
    const { origin, close } = await host(site)
    try {
      await page.addInitScript(() => {
        Object.defineProperty(globalThis, 'isSecureContext', { value: false })
        Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')
      })
      await page.goto(`${origin}/pr-17/`)
      const { action } = groupsPage(page)
      const link = action('View Details', GROUPS.busy)
      const address = `/pr-17/?at=/${GROUPS_OF_TYPICAL}`
      await expect(link).toHaveAttribute('href', `${address}/${GROUPS.busy}/details`)
      await link.click()
      const overview = detailsPanel(page).facts
      await expect(overview).toBeVisible()
      expect(page.url()).toBe(`${origin}${address}/${GROUPS.busy}/details`)
      await page.reload()
      await expect(overview).toBeVisible()
      await page.goBack()
      await expect(page).toHaveURL(origin + address)
      const guide = page.getByRole('link', { name: 'Operator guide', includeHidden: true })
      await expect(guide).toHaveAttribute('href', '/pr-17/guide/en.html')
      expect((await page.request.get(`${origin}/pr-17/guide/en.html`)).status()).toBe(200)
      const sentence = page.getByText('This address is neither https nor localhost')
      await expect(sentence).toBeVisible()
      await page.getByRole('status').filter({ has: sentence }).getByRole('button', { name: 'Close' }).click()
      await expect(sentence).toBeHidden()
    } finally {
      close()
    }
  })
})
