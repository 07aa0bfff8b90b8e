import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

const { projects: _chromium, use: _forPlaywrightsPages, testIgnore: _firefox, ...shared } = base

/**
 * Journeys in Firefox, on the same build and server. Playwright runs them and puppeteer-core drives the browser, over WebDriver BiDi: Playwright's own
 * channel for it cannot open a page in stock Firefox. Run by `npm run e2e -- --firefox`, which finds one first.
 */
export default defineConfig({
  ...shared,
  testDir: 'e2e/firefox',
  // One Firefox is enough for five.
  workers: 1,
  outputDir: 'test-results/firefox',
  reporter: [['list'], ['json', { outputFile: '.results/firefox.json' }]],
})
