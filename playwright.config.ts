import { defineConfig, devices } from '@playwright/test'

const executablePath = process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE']
// Set by the web server below, before any test is loaded.
const baseURL = process.env['E2E_ADDRESS']
const isRoot = process.getuid?.() === 0

/** V8 as it suits pages that live for seconds, and whose every request has its stack noted for the test. */
const FOR_SHORT_PAGES = [
  // Too late to gain by the optimizing compilers.
  '--no-opt',
  '--no-maglev',
  // Otherwise a function is parsed once more to say where in it a request was made.
  '--no-enable-lazy-source-positions',
  // Megabytes for what is young: starting alone makes more than the default holds.
  '--min-semi-space-size=16',
]

/** Run by `npm run e2e`, which finds a browser and builds the console first. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // See playwright.firefox.config.ts.
  testIgnore: 'firefox/**',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A test that needs a second try is broken.
  retries: 0,
  failOnFlakyTests: true,
  // What only a gateway can show; see playwright.gateway.config.ts.
  grepInvert: /@real/,
  forbidOnly: process.env['CI'] !== undefined,
  // Generous, for a machine that is busy with something else; a passing test does not wait for them.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '.results/playwright.json' }]],
  use: {
    ...(baseURL === undefined ? {} : { baseURL }),
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    // A trace costs a tenth of the whole run: ask for one with `npm run e2e -- --trace retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium's sandbox refuses to run as root.
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        `--js-flags=${FOR_SHORT_PAGES.join(' ')}`,
      ],
    },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } }],
  webServer: {
    command: 'node e2e/static-server.ts --attached dist-mock',
    // The server takes a free port; its address becomes E2E_ADDRESS.
    wait: { stdout: /(?<e2e_address>http:\/\/\S+)/ },
  },
})
