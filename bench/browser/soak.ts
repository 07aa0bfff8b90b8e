import type { Page } from '@playwright/test'
import { detailsPanel } from '../../e2e/details-panel.ts'
import { groupsPage } from '../../e2e/groups-page.ts'
import type { Reading } from './figures.ts'

/** Rounds before the first look: what is made once is made by then. */
const WARM_UP = 20

/** Opens a group's details, changes and saves something, closes it; so often. Tells by how much the heap has grown. */
export async function measureSoak(page: Page, rounds: number): Promise<Reading> {
  const session = await page.context().newCDPSession(page)
  const heap = async () => {
    // One collection may free what only the next one can.
    for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize
  }
  for (let number = 0; number < WARM_UP; number += 1) await round(page, number)
  const before = await heap()
  for (let number = 0; number < rounds; number += 1) await round(page, WARM_UP + number)
  return { heapGrowth: ((await heap()) / before - 1) * 100 }
}

async function round(page: Page, number: number): Promise<void> {
  const { panel, information, save, said, close } = detailsPanel(page)
  await groupsPage(page)
    .table.getByRole('link', { name: /^View Details/ })
    .first()
    .click()
  await information.fill(`{"round":${number}}`)
  await save.click()
  await said(/Saved/).waitFor()
  await close.click()
  await panel.waitFor({ state: 'detached' })
}
