import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

// Read by e2e/fixtures.ts: every worker starts a gateway and an emulator of its own.
process.env['E2E_SERVICE'] = 'gateway'

const { webServer: _inBrowser, ...shared } = base

/**
 * The same specs on the build for real use, served by a gateway with the emulator behind it. Run by `npm run test:gateway`.
 * What is about the in-browser backend itself is tagged @mock.
 */
export default defineConfig({
  ...shared,
  grepInvert: /@mock/,
  outputDir: 'test-results/gateway',
  reporter: [['list'], ['json', { outputFile: '.results/gateway.json' }]],
})
