/** A deploy while a tab is open: chunks it has not loaded yet are gone. Without a service worker, which would ask in its stead. */
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { createAddress, createDialog, TYPICAL } from './group-dialogs.ts'

/** What no in-browser backend has. `npm test` runs these too. */
const tag = ['@real', '@gateway']
const CHUNK = '**/assets/group-dialogs-*.js'
const gone = { status: 404, contentType: 'text/plain', body: 'Not found\n' }

test(
  'a lost chunk reloads the console once; what was typed is offered back',
  { tag },
  async ({ page, expectRefusal }) => {
    expectRefusal(404, 'group-dialogs')
    const { dialog, id, name, button } = createDialog(page)
    await page.goto(createAddress)
    await id.fill(GROUPS.deletedRecently)
    await name.fill('Typed before the deploy')
    page.once('dialog', (dialogOfBrowser) => void dialogOfBrowser.accept())
    let lost = true
    await page.route(CHUNK, (route) => (lost ? route.fulfill(gone) : route.continue()))
    // Fetched while the page is idle, in vain and without a word.
    const idle = page.waitForResponse(CHUNK)
    await page.goto(paths.groups(TYPICAL))
    await idle
    page.on('dialog', () => {
      throw new Error('The browser asked whether to leave')
    })
    let loads = 0
    page.on('load', () => {
      loads += 1
      lost = false
    })
    await page.getByRole('button', { name: 'Create Group' }).click()
    await expect(dialog).toBeVisible()
    expect(loads).toBe(1)
    await button('Use draft').click()
    await expect(name).toHaveValue('Typed before the deploy')
  },
)

test('a chunk that stays lost is told, not reloaded for ever', { tag }, async ({ page, expectRefusal }) => {
  expectRefusal(404, 'group-dialogs')
  await page.goto(paths.groups(TYPICAL))
  let loads = 0
  page.on('load', () => (loads += 1))
  await page.route(CHUNK, (route) => route.fulfill(gone))
  await page.getByRole('link', { name: `Restore Group: ${GROUPS.deletedRecently}` }).click()
  await expect(page.getByRole('heading', { name: 'This screen failed' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('A part of the console could not be loaded.')
  expect(loads).toBe(1)
  await expectAccessible(page)
  // The rest of the console works, and once the chunk is there so does this.
  await page.getByRole('link', { name: 'Applications' }).click()
  await expect(page.getByRole('heading', { name: 'Applications', level: 1 })).toBeVisible()
  await page.unroute(CHUNK)
  await page.goBack()
  await page.reload()
  await expect(page.getByRole('dialog', { name: 'Restore Group' })).toBeVisible()
})
