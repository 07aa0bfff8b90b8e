import { expect, type Locator, type Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { APPS } from '../mocks/scenarios/names.ts'
import { type Place, TYPICAL } from './groups-page.ts'
import { callService } from './other-client.ts'
import { visit } from './visit.ts'

/** What a call about a group of the typical application names it by. */
export const inTypical = (groupId: string) =>
  ({ AppId: APPS.typical, DataCenter: 'cn-shanghai', GroupId: groupId }) as const

export const describe = (page: Page, groupId: string): Promise<unknown> =>
  callService(page, 'DescribeLiveMessageGroup', inTypical(groupId))

/** Lets so many minutes pass and brings the window back to the front, which reads what is on screen again. */
export async function comeBackAfter(page: Page, minutes: number) {
  await page.clock.setFixedTime(Date.now() + minutes * 60_000)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
}

/** The panel Group Information as a person finds it. English words. */
export function detailsPanel(page: Page) {
  const panel = page.getByRole('dialog', { name: 'Group Information' })
  const facts = panel.getByRole('region', { name: 'Facts' })
  const information = panel.getByRole('textbox', { name: 'Group Additional Information' })
  const tab = (name: 'Overview' | 'Messages' | 'Settings'): Locator =>
    panel.getByRole('navigation', { name: 'Tabs of the group' }).getByRole('link', { name })
  return {
    panel,
    facts,
    fact: (name: string): Locator =>
      facts.locator('div', { has: page.getByText(name, { exact: true }) }).getByRole('definition'),
    /** In its head, whatever tab shows. */
    status: panel.getByText(/^(Normal|Deleted)$/).first(),
    tab,
    actions: panel.getByRole('navigation', { name: 'Actions' }),
    /** Where an administrator's ID is typed. */
    administrator: panel.getByRole('textbox', { name: 'Administrator' }),
    administrators: panel.getByRole('list', { name: 'Administrators added' }).getByRole('listitem'),
    remove: (id: string): Locator => panel.getByRole('button', { name: `Remove ${id}`, exact: true }),
    information,
    save: panel.getByRole('button', { name: 'Save', exact: true }),
    /** In the foot of the panel once something is unsaved; it says Close before. */
    cancel: panel.getByRole('button', { name: 'Cancel' }),
    close: panel.getByRole('button', { name: 'Close' }).first(),
    /** What came of the last save. */
    said: (text: string | RegExp): Locator => panel.getByRole('status').filter({ hasText: text }),
    failure: panel.getByRole('alert'),
    question: page.getByRole('dialog', { name: 'Discard unsaved changes?' }),
    /** Opens Settings of a group that can be edited by its address. */
    async open(groupId: string, place: Place = TYPICAL) {
      await visit(page, paths.groupTab(place, groupId, 'settings'))
      await expect(information).toBeVisible()
    },
  }
}
