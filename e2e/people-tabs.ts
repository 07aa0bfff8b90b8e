import { expect, type Locator, type Page } from '@playwright/test'
import type { GroupTab } from '#lib/paths.ts'
import { paths } from '#lib/paths.ts'
import { APPS } from '../mocks/scenarios/names.ts'
import { visit } from './visit.ts'

/** The application of the small scenarios. */
export const STAGE = { center: 'cn-shanghai', appId: APPS.stage } as const

/** What a call about a group of that application names it by. */
export const onStage = (groupId: string) =>
  ({ AppId: APPS.stage, DataCenter: 'cn-shanghai', GroupId: groupId }) as const

/** A tab of a group that is about people, as a person finds it. English words. */
export function peopleTab(page: Page, name: 'Members' | 'Mutes' | 'Viewer') {
  const panel = page.getByRole('dialog', { name: 'Group Information' })
  const tab = panel.getByRole('region', { name, exact: true }).first()
  const tabName: GroupTab = name === 'Members' ? 'members' : name === 'Mutes' ? 'mutes' : 'viewer'
  const list = (label: string): Locator => tab.getByRole('list', { name: label, exact: true })
  const batch = (title: string): Locator => tab.getByRole('region', { name: title, exact: true })
  return {
    panel,
    tab,
    list,
    /** The line of a user in a list. */
    line: (label: string, user: string): Locator =>
      list(label)
        .getByRole('listitem')
        .filter({ has: page.getByRole('link', { name: user, exact: true }) }),
    button: (label: string | RegExp): Locator => tab.getByRole('button', { name: label, exact: true }),
    /** What is asked before something is done. */
    question: (title: string): Locator => tab.getByRole('group', { name: title, exact: true }),
    /** Something that was done to several, and what came of it. */
    batch,
    /** What became of each, as it is told once all is over. */
    async results(title: string): Promise<string[]> {
      await expect(batch(title).getByRole('button', { name: `Dismiss: ${title}` })).toBeVisible()
      const lines = batch(title).locator('li')
      return (await lines.allTextContents()).map((line) => line.trim())
    },
    async open(groupId: string, search = '') {
      await visit(page, paths.groupTab(STAGE, groupId, tabName) + search)
      await expect(tab).toBeVisible()
    },
  }
}
