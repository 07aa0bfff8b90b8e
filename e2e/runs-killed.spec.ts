/** A browser that is killed in the middle of a run: whoever starts it again knows exactly what was done, and decides whether it goes on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { groupsPage } from './groups-page.ts'
import { beginDeletion, deletedNow, runPage } from './run-page.ts'

/** Milliseconds before which a run was left, so that it does not go on by itself. */
const LONG_AGO_MS = 120_000

test('is told what was done, and continues what was not', { tag: '@mock' }, async ({ baseURL }) => {
  const profile = mkdtempSync(path.join(tmpdir(), 'audience-console-'))
  const { launchOptions = {} } = test.info().project.use
  const start = () =>
    chromium.launchPersistentContext(profile, {
      ...launchOptions,
      ...(baseURL === undefined ? {} : { baseURL }),
      locale: 'en-US',
    })
  let browser = await start()
  try {
    const page = await browser.newPage()
    await groupsPage(page).open()
    const deletedBefore = await deletedCount(page)
    const count = await beginDeletion(page)
    await expect.poll(() => settled(page)).toBeGreaterThan(5)
    await kill(browser, page)

    browser = await start()
    const again = await browser.newPage()
    // No page of the console: nothing works on the run while it is made older.
    await again.goto('/icon.svg')
    await again.evaluate(makeOlder, LONG_AGO_MS)
    await groupsPage(again).open()
    const run = runPage(again)
    await run.dock(`Delete ${count} groups`).getByRole('link', { name: 'Open' }).click()
    await expect(again.getByText('The browser was closed in the middle')).toBeVisible()
    // What was on its way has been looked up.
    await expect.poll(async () => (await settled(again)) - (await deletedCount(again))).toBe(-deletedBefore)
    expect(await settled(again)).toBeLessThan(count)
    await run.resume.click()
    await expect(run.state('Finished')).toBeVisible({ timeout: 60_000 })
    expect([...(await deletedNow(again)).values()]).not.toContain(false)
  } finally {
    await browser.close()
    rmSync(profile, { recursive: true, force: true })
  }
})

const settled = async (page: Page) => Number(await runPage(page).progress.getAttribute('aria-valuenow'))
const deletedCount = async (page: Page) => [...(await deletedNow(page)).values()].filter(Boolean).length

/** Ends the browser at once, without a word to its pages. */
async function kill(browser: BrowserContext, page: Page): Promise<void> {
  const session = await browser.newCDPSession(page)
  const ended = browser.waitForEvent('close')
  // Nobody is left to answer.
  session.send('Browser.crash').catch(() => undefined)
  await ended
}

/** Run in a page: the run as it would be kept had its browser been killed so many milliseconds earlier. */
async function makeOlder(ms: number): Promise<void> {
  const opening = indexedDB.open('audience-console-runs')
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const database = opening.result
  const heads = database.transaction('heads', 'readwrite').objectStore('heads')
  const cursor = heads.openCursor()
  await new Promise<void>((resolve) => {
    cursor.addEventListener('success', () => {
      const found = cursor.result
      if (found === null) return resolve()
      const head: unknown = found.value
      if (typeof head === 'object' && head !== null && 'leaseUntil' in head)
        found.update({ ...head, leaseUntil: Number(head.leaseUntil) - ms })
      found.continue()
    })
  })
  database.close()
}
