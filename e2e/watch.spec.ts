/** The watch over every test, itself put to the test. */
import { expect, type Page, test } from '@playwright/test'
import { answerInPage } from './page-requests.ts'
import { watch } from './watch.ts'

/** On the plain server of the in-browser backend: its mark for calls that nothing intercepted is part of it. */
const tag = '@mock'

/** Scripts that run in a page of the console's origin without the console, and what the watch says of them. */
const CASES: [name: string, script: string, complaint: RegExp][] = [
  ['console error', "console.error('boom')", /^console error: boom/],
  ['console warning', "console.warn('careful')", /^console warning: careful/],
  ['uncaught error', "setTimeout(() => { throw new Error('boom') })", /^uncaught: Error: boom/],
  ['unhandled rejection', "void Promise.reject(new Error('boom'))", /^uncaught: Error: boom/],
  [
    'rejection without a stack',
    "void Promise.reject(new DOMException('gone', 'AbortError'))",
    /^uncaught: AbortError: gone/,
  ],
  [
    'request to another host',
    "void fetch('http://elsewhere.invalid/x').catch(() => {})",
    /^request to a foreign host: http:\/\/elsewhere/,
  ],
  [
    'call that nothing intercepts',
    "void fetch('/api/live/ListLiveMessageApps')",
    /^not intercepted: GET .*\/api\/live\/List/,
  ],
  [
    'control that nothing intercepts',
    "void fetch('/_control/ping', { method: 'POST' })",
    /^not intercepted: POST .*\/_control/,
  ],
  ['missing file', "void import('/assets/gone.js').catch(() => {})", /^console error: Failed to load resource.*404/],
  [
    'policy violation',
    "document.body.append(Object.assign(new Image(), { src: '/icon.svg' }))",
    /Content Security Policy: img-src forbids/,
  ],
]

async function openBarePage(page: Page) {
  const watched = await watch(page.context(), new URL(process.env['E2E_ADDRESS'] ?? '').origin)
  await page.route('**/bare', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<meta http-equiv="content-security-policy" content="img-src data:"><link rel="icon" href="data:,"><p>',
    }),
  )
  await page.goto('/bare')
  return watched
}

test('no test passes with any of these', { tag }, async ({ page }) => {
  const watched = await openBarePage(page)
  expect(watched.problems()).toEqual([])
  for (const [name, script, complaint] of CASES) {
    await test.step(name, async () => {
      const known = watched.problems()
      await page.evaluate(script)
      const news = () => watched.problems().filter((problem) => !known.includes(problem))
      await expect.poll(news).toContainEqual(expect.stringMatching(complaint))
    })
  }
})

test('no test passes with: call that the service worker lets through', { tag }, async ({ page, context }) => {
  const watched = await openBarePage(page)
  const other = await context.newPage()
  await other.goto('/')
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  // The worker is there now, but does not know this page.
  await page.reload()
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await page.evaluate(() => fetch('/api/live/ListLiveMessageApps').then(() => undefined))
  await expect
    .poll(() => watched.problems())
    .toContainEqual(expect.stringMatching(/^not intercepted: GET .*\/api\/live\/List/))
})

test('an announced refusal excuses its own line and nothing else', { tag }, async ({ page }) => {
  const watched = await openBarePage(page)
  watched.announced.push({ status: 400, action: 'CreateLiveMessageGroup' })
  await page.route('**/api/live/*', (route) =>
    route.fulfill({ status: route.request().method() === 'PUT' ? 500 : 400 }),
  )
  const ask = (action: string, method: string) =>
    page.evaluate(async ([url, how]) => void (await fetch(url, { method: how })), [
      `/api/live/${action}`,
      method,
    ] as const)

  await ask('CreateLiveMessageGroup', 'POST')
  await ask('DeleteLiveMessageGroup', 'POST')
  await ask('CreateLiveMessageGroup', 'PUT')
  await page.evaluate(() => console.error('boom'))
  await expect
    .poll(() => watched.problems())
    .toEqual([
      expect.stringMatching(/status of 400.*DeleteLiveMessageGroup/),
      expect.stringMatching(/status of 500.*CreateLiveMessageGroup/),
      expect.stringMatching(/boom/),
    ])
})

test('an announced loss excuses the broken connection', { tag }, async ({ page }) => {
  const watched = await openBarePage(page)
  watched.announced.push({ status: 'lost' })
  await page.route('**/api/live/*', (route) => route.abort())
  await page.evaluate(() => fetch('/api/live/CreateLiveMessageGroup').catch(() => console.error('seen')))
  await expect.poll(() => watched.problems()).toEqual([expect.stringMatching(/seen/)])
})

test(
  'a refusal by the page itself is a complaint like one by the network, and announced like it',
  { tag },
  async ({ context, page }) => {
    await answerInPage(context)
    const watched = await openBarePage(page)
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const before = watched.problems()
    const ask = () =>
      page.evaluate(() =>
        fetch('/api/live/CreateLiveMessageGroup', { method: 'POST', body: '{}' }).then(() => undefined),
      )
    await ask()
    await expect
      .poll(() => watched.problems().filter((problem) => !before.includes(problem)))
      .toEqual([expect.stringMatching(/status of 415.*CreateLiveMessageGroup/)])
    watched.announced.push({ status: 415, action: 'CreateLiveMessageGroup' })
    expect(watched.problems()).toEqual(before)
  },
)
