import type { Locator, Page } from '@playwright/test'
import * as v from 'valibot'
import { inScope } from './group-dialogs.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { callService } from './other-client.ts'

/** A run over many groups as a person finds it: its screen, and its row in the frame. English words. */
export function runPage(page: Page) {
  const table = page.getByRole('table')
  const button = (name: string | RegExp): Locator => page.getByRole('main').getByRole('button', { name })
  return {
    heading: page.getByRole('heading', { level: 1 }),
    /** How it stands with it, in a word. */
    state: (word: string): Locator => page.getByRole('main').getByRole('status').filter({ hasText: word }),
    progress: page.getByRole('main').getByRole('progressbar', { name: 'Progress' }),
    pause: button('Pause'),
    resume: button('Continue'),
    cancel: button('Cancel run'),
    retry: button(/^Retry/),
    undo: button(/^Undo/),
    dismiss: button('Dismiss'),
    /** Shows those with one kind of result. */
    show: (words: RegExp): Promise<void> => page.getByRole('radiogroup', { name: 'Show' }).getByText(words).click(),
    row: (text: string): Locator => table.getByRole('row').filter({ hasText: text }),
    /** In the frame, whatever screen is open. */
    dock: (title: string): Locator => page.getByRole('region', { name: title }),
  }
}

const list = v.object({
  TotalCount: v.number(),
  GroupList: v.array(v.object({ GroupId: v.string(), Delete: v.boolean() })),
})

/** Which groups the service has, and which of them are deleted. */
export async function deletedNow(page: Page): Promise<Map<string, boolean>> {
  const found = new Map<string, boolean>()
  for (let number = 1; ; number += 1) {
    const asked = { ...inScope(TYPICAL), SortType: 1, PageNumber: number, PageSize: 50 }
    const { GroupList } = v.parse(list, await callService(page, 'ListLiveMessageGroupByPage', asked))
    if (GroupList.length === 0) return found
    for (const { GroupId, Delete } of GroupList) found.set(GroupId, Delete)
  }
}

/** Opens the list of normal groups, selects all of them, and begins to delete them. Returns how many. */
export async function beginDeletion(page: Page): Promise<number> {
  const groups = groupsPage(page)
  // By its address: rows and columns would change a moment after the filter, and a page selected before is not the page.
  await groups.open(TYPICAL, '?status=normal')
  await groups.table.getByRole('checkbox', { name: 'Select this page' }).click()
  const bar = page.getByRole('region', { name: 'Selected groups' })
  await bar.getByRole('button', { name: /^Select all/ }).click()
  await bar.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete Groups' })
  const ok = dialog.getByRole('button', { name: /^Delete \d+$/ })
  const count = Number(/\d+/.exec((await ok.textContent()) ?? '')?.[0])
  await dialog.getByRole('textbox', { name: `Type ${count} to confirm` }).fill(String(count))
  await ok.click()
  await page.waitForURL(/\/runs\//)
  return count
}
