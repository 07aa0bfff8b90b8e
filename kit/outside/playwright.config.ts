import { defineConfig } from '@playwright/test'

const executablePath = process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE']

export default defineConfig({
  // The tests of docs/kit.md are put beside these.
  testMatch: '{tests,examples}/*.spec.ts',
  fullyParallel: true,
  workers: 4,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env['OUTSIDE_REPORT'] ?? 'report.json' }]],
  use: {
    locale: 'en-US',
    ...(process.env['CONSOLE_URL'] === undefined ? {} : { baseURL: process.env['CONSOLE_URL'] }),
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] },
  },
  webServer: [
    {
      command: 'npx audience-console mock --port 0',
      wait: { stdout: /The console is at (?<console_url>\S+)/ },
    },
    {
      command: 'npx audience-console emulator --port 0',
      wait: { stdout: /^(?<emulator>\{.*\})$/m },
    },
    {
      command: 'npx vite preview --port 0 --host 127.0.0.1',
      wait: { stdout: /(?<page_url>http:\/\/127\S+)/ },
    },
  ],
})
