import type { Locator } from '@playwright/test'
import { groupVersion } from '#api/contract/group-version.ts'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { describe, detailsPanel, inTypical } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './groups-page.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'

const INFORMATION = 'Group Additional Information'
const OPENED = 'Closed until the band arrives.'

/** The comparison of one field, as the panel shows it after somebody else saved first. */
function comparison(panel: Locator, field: string) {
  const section = panel.getByRole('region', { name: field, exact: true })
  return {
    section,
    version: (name: 'Mine' | 'Theirs, stored now' | 'When I opened it') =>
      section.getByRole('region', { name: `${field}: ${name}` }),
    keepMine: section.getByRole('radio', { name: 'Keep mine' }),
    takeTheirs: section.getByRole('radio', { name: 'Take theirs' }),
    copyMine: section.getByRole('button', { name: 'Copy mine' }),
  }
}

test.beforeEach(({ expectRefusal }) => expectRefusal(412, 'ModifyLiveMessageGroup'))

test(
  'a change by somebody else is compared with mine, and mine can be kept',
  { tag: '@gateway' },
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { panel, information, save, said, failure, open } = detailsPanel(page)
    const { section, version, keepMine, copyMine } = comparison(panel, INFORMATION)
    const decide = panel.getByRole('button', { name: 'Save decision' })
    const sent = consoleRequests(page, 'ModifyLiveMessageGroup')
    await open(GROUPS.quiet)
    await information.fill('mine')
    await callService(page, 'ModifyLiveMessageGroup', {
      ...inTypical(GROUPS.quiet),
      ModifyInfo: true,
      GroupInfo: 'theirs',
    })
    await save.click()

    await expect(failure).toContainText('Somebody else changed this group')
    await expect(failure).toContainText('Nothing was saved.')
    await expect(version('Mine')).toHaveText('mine')
    await expect(version('Theirs, stored now')).toHaveText('theirs')
    await expect(version('When I opened it')).toHaveText(OPENED)
    expect(await describe(page, GROUPS.quiet)).toMatchObject({ GroupInfo: 'theirs' })
    await expectAccessible(page)
    await copyMine.click()
    await expect(section.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('mine')
    await expect(decide).toBeDisabled()
    await expect(panel.getByText('Decide for each field first.')).toBeVisible()

    await test.step('theirs changes once more while I decide', async () => {
      await keepMine.check()
      await callService(page, 'ModifyLiveMessageGroup', {
        ...inTypical(GROUPS.quiet),
        ModifyInfo: true,
        GroupInfo: 'newer',
      })
      await decide.click()
      await expect(version('Theirs, stored now')).toHaveText('newer')
      await expect(keepMine).not.toBeChecked()
    })

    await keepMine.check()
    await decide.dblclick()
    await expect(said('Saved.')).toBeVisible()
    await expect(information).toHaveValue('mine')
    expect(sent).toHaveLength(3)
    expect(paramsOf(sent[2])).toEqual({ ...inTypical(GROUPS.quiet), ModifyInfo: true, GroupInfo: 'mine' })
    expect(sent[2]?.headers()['if-match']).toBe(groupVersion('newer', []))
    expect(await describe(page, GROUPS.quiet)).toMatchObject({ GroupInfo: 'mine' })
  },
)

test('theirs can be taken without a further request', async ({ page }) => {
  const { panel, information, save, said, open } = detailsPanel(page)
  const sent = consoleRequests(page, 'ModifyLiveMessageGroup')
  await open(GROUPS.quiet)
  await information.fill('mine')
  await callService(page, 'ModifyLiveMessageGroup', {
    ...inTypical(GROUPS.quiet),
    ModifyInfo: true,
    GroupInfo: 'theirs',
  })
  await save.click()
  await comparison(panel, INFORMATION).takeTheirs.check()
  await panel.getByRole('button', { name: 'Save decision' }).click()
  await expect(said('Their values are in place.')).toBeVisible()
  await expect(information).toHaveValue('theirs')
  expect(sent).toHaveLength(1)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(paths.groups(TYPICAL))
})

test('changes to different fields are merged: nobody’s is lost', async ({ page }) => {
  const { panel, information, administrators, save, said, open } = detailsPanel(page)
  const sent = consoleRequests(page, 'ModifyLiveMessageGroup')
  await open(GROUPS.quiet)
  await information.fill('mine')
  await callService(page, 'ModifyLiveMessageGroup', {
    ...inTypical(GROUPS.quiet),
    ModifyAdmin: true,
    AdminList: ['liwei'],
  })
  await save.click()
  await expect(comparison(panel, INFORMATION).section).toContainText('Only you changed this. It will be saved.')
  await expect(comparison(panel, 'Administrator').section).toContainText(
    'Only they changed this. It stays as it is now.',
  )
  await expect(panel.getByRole('radio')).toHaveCount(0)

  await test.step('or edited further first', async () => {
    await panel.getByRole('button', { name: 'Continue editing' }).click()
    await expect(information).toHaveValue('mine')
    await expect(administrators).toHaveText(['liwei'])
    await information.fill('mine, edited')
    await save.click()
  })
  await expect(said('Saved.')).toBeVisible()
  expect(paramsOf(sent[1])).toEqual({ ...inTypical(GROUPS.quiet), ModifyInfo: true, GroupInfo: 'mine, edited' })
  expect(sent[1]?.headers()['if-match']).toBe(groupVersion(OPENED, ['liwei']))
  expect(await describe(page, GROUPS.quiet)).toMatchObject({ GroupInfo: 'mine, edited', AdminList: ['liwei'] })
})

test('a draft of before somebody else’s change does not undo that change', async ({ page }) => {
  const { panel, information, save, said, open } = detailsPanel(page)
  await open(GROUPS.quiet)
  await information.fill('my draft')
  await callService(page, 'ModifyLiveMessageGroup', {
    ...inTypical(GROUPS.quiet),
    ModifyInfo: true,
    GroupInfo: 'theirs',
  })
  await page.reload()
  await expect(information).toHaveValue('theirs')
  await panel.getByRole('button', { name: 'Use draft' }).click()
  await expect(information).toHaveValue('my draft')
  await expect(panel.getByText('Somebody else changed this group meanwhile.')).toBeVisible()
  await save.click()
  const { version, keepMine } = comparison(panel, INFORMATION)
  await expect(version('Theirs, stored now')).toHaveText('theirs')
  await expect(version('When I opened it')).toHaveText(OPENED)
  await keepMine.check()
  await panel.getByRole('button', { name: 'Save decision' }).click()
  await expect(said('Saved.')).toBeVisible()
  expect(await describe(page, GROUPS.quiet)).toMatchObject({ GroupInfo: 'my draft' })
})

test('a group deleted meanwhile keeps what was typed until it is restored', async ({ page, expectRefusal }) => {
  expectRefusal(404, 'ModifyLiveMessageGroup')
  const { panel, information, actions, save, said, status, open } = detailsPanel(page)
  await open(GROUPS.quiet)
  await information.fill('not lost')
  await callService(page, 'DeleteLiveMessageGroup', inTypical(GROUPS.quiet))
  await save.click()
  await expect(panel.getByText('Somebody deleted this group meanwhile.')).toBeVisible()
  await expect(panel.getByText(/no such group|gone for good/)).toHaveCount(0)
  await expect(status).toHaveText('Deleted')
  await expect(information).toHaveValue('not lost')

  await actions.getByRole('link', { name: 'Restore Group' }).click()
  await page.getByRole('dialog', { name: 'Restore Group' }).getByRole('button', { name: 'Restore Group' }).click()
  await expect(status).toHaveText('Normal')
  await expect(information).toHaveValue('not lost')
  await save.click()
  await expect(said('Saved.')).toBeVisible()
  expect(await describe(page, GROUPS.quiet)).toMatchObject({ GroupInfo: 'not lost', Delete: false })
})
