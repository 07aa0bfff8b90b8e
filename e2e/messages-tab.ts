import { expect, type Locator, type Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { type Place, TYPICAL } from './groups-page.ts'
import { consoleRequests, paramsOf } from './other-client.ts'
import type { PageRequest } from './page-requests.ts'
import { visit } from './visit.ts'

/** The tab Messages of a group's screen as a person finds it. English words. */
export function messagesTab(page: Page) {
  const tab = page.getByRole('dialog', { name: 'Group Information' }).getByRole('region', { name: 'Messages' })
  const list = tab.getByRole('list', { name: 'Messages' })
  const lines = list.getByRole('listitem')
  const filters = tab.getByRole('dialog', { name: 'Filters' })
  const button = (name: string | RegExp): Locator => tab.getByRole('button', { name })
  return {
    tab,
    lines,
    /** Lines in the window of the list that say this. */
    line: (text: string): Locator => lines.filter({ hasText: text }),
    button,
    /** Opens type and time, or closes them. */
    filters: button('Filters'),
    type: filters.getByRole('textbox', { name: 'Message Type' }),
    from: filters.getByLabel('From'),
    to: filters.getByLabel('To', { exact: true }),
    /** Opens the moments to jump to. */
    jump: button('Jump to time'),
    moments: tab.getByRole('dialog', { name: 'Jump to time' }),
    order: tab.getByRole('combobox', { name: 'Order' }),
    live: tab.getByRole('checkbox', { name: 'Live' }),
    search: tab.getByRole('searchbox', { name: 'Search loaded messages' }),
    loaded: (count: number): Locator => tab.getByText(`${count.toLocaleString('en')} loaded`, { exact: true }),
    /** What all lines say, in their order, by scrolling from one end to the other. */
    async texts(): Promise<string[]> {
      const box = list.locator('..')
      return box.evaluate(async (element) => {
        const said = new Map<number, string>()
        for (let top = 0; ; top += element.clientHeight / 2) {
          element.scrollTo({ top })
          // Once for the list to hear of it, once for its lines to be drawn.
          for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
          for (const line of element.querySelectorAll<HTMLElement>('li')) {
            said.set(Number(line.dataset['index']), line.innerText.replaceAll(/\s+/g, ' ').trim())
          }
          if (top + element.clientHeight >= element.scrollHeight) break
        }
        element.scrollTo({ top: 0 })
        return [...said].toSorted(([a], [b]) => a - b).map(([, text]) => text)
      })
    },
    /** Opens it of a group by its address. */
    async open(groupId: string, place: Place = TYPICAL) {
      await visit(page, paths.groupTab(place, groupId, 'messages'))
      await expect(tab).toBeVisible()
    },
  }
}

/** Milliseconds before now in which seconds lie that a group's screen counts by itself, whatever tab shows. */
const COUNTED_MS = 60_000

/** What the tab asks the service for, without what the screen reads of the last seconds; the list grows while the test runs. */
export function messageRequests(page: Page): { readonly all: PageRequest[] } {
  const requests = consoleRequests(page, 'ListLiveMessageGroupMessages')
  const isCount = (params: unknown) =>
    typeof params === 'object' &&
    params !== null &&
    'EndTime' in params &&
    Number(params.EndTime) * 1000 > Date.now() - COUNTED_MS
  return {
    get all() {
      return requests.filter((request) => !isCount(paramsOf(request)))
    },
  }
}
