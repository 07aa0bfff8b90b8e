/** The `test` of the journeys in Firefox: each has a browser context, and with it a backend, of its own. */
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test as base } from '@playwright/test'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'

export { expect } from '@playwright/test'

interface FirefoxFixtures {
  /** A page of a new context. What it complains about fails the test. */
  firefoxPage: Page
  /** Where the console is, without a slash at the end. */
  origin: string
}

const PREFERENCES = {
  'intl.accept_languages': 'en-US',
  // As for the other tests: nothing that is waited for moves.
  'ui.prefersReducedMotion': 1,
}

export const test = base.extend<FirefoxFixtures, { firefox: Browser }>({
  firefox: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted: none
    async ({}, provide) => {
      const profile = mkdtempSync(path.join(tmpdir(), 'audience-console-firefox-'))
      const keeper = spawn(process.execPath, [path.join(import.meta.dirname, 'keeper.ts'), profile], {
        stdio: ['pipe', 'ignore', 'inherit'],
        detached: true,
      })
      const kept = new Promise<void>((resolve) => {
        keeper.once('close', () => resolve())
      })
      try {
        const browser = await puppeteer.launch({
          browser: 'firefox',
          executablePath: process.env['FIREFOX_EXECUTABLE'] ?? 'firefox',
          userDataDir: profile,
          extraPrefsFirefox: PREFERENCES,
          timeout: 90_000,
        })
        keeper.stdin.write(String(browser.process()?.pid ?? ''))
        await provide(browser)
        await browser.close()
      } finally {
        keeper.stdin.end()
        await kept
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // oxlint-disable-next-line eslint/no-empty-pattern -- as above
  origin: ({}, provide) => provide((process.env['E2E_ADDRESS'] ?? '').replace(/\/$/, '')),
  firefoxPage: async ({ firefox }, provide, testInfo) => {
    const context = await firefox.createBrowserContext()
    const page = await context.newPage()
    await page.setViewport({ width: 1440, height: 900 })
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await provide(page)
    if (testInfo.status !== testInfo.expectedStatus) await page.screenshot({ path: testInfo.outputPath('failed.png') })
    // What is said of a page that is closed is no complaint about it.
    page.removeAllListeners()
    await context.close()
    expect(complaints, 'what Firefox complained about').toEqual([])
  },
})
