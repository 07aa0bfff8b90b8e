import { expect, type Locator, type Page } from '@playwright/test'
import * as v from 'valibot'
import { paths } from '#lib/paths.ts'
import { type Place, TYPICAL } from './groups-page.ts'
import { inTypical } from './details-panel.ts'
import { callService, consoleRequests, paramsOf } from './other-client.ts'
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
          // Once for the list to hear of it, once for its lines to be drawn: until they go on from those seen before.
          const isDrawn = () => Number(element.querySelector('li')?.dataset['index']) <= said.size
          for (let frame = 0; frame < 3 || (frame < 100 && !isDrawn()); frame += 1)
            await new Promise(requestAnimationFrame)
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

const pageSchema = v.object({
  Hasmore: v.boolean(),
  NextPageToken: v.number(),
  MessageList: v.array(v.object({ MsgType: v.number(), Body: v.string(), Sender: v.object({ UserId: v.string() }) })),
})

/** Pages that another client reads in a second, so that the service does not throttle it. */
const PAGES_A_SECOND = 20

/** What the service stores of a group, newest first, as another client reads it. `nextSecond`: lets a second pass, for long histories. */
export async function stored(page: Page, groupId: string, nextSecond?: () => Promise<void>) {
  const rows: v.InferOutput<typeof pageSchema>['MessageList'] = []
  let token: number | undefined
  let pages = 0
  do {
    const params = { ...inTypical(groupId), PageSize: 50, SortType: 2, NextPageToken: token }
    const answer = v.parse(pageSchema, await callService(page, 'ListLiveMessageGroupMessages', params))
    rows.push(...answer.MessageList)
    token = answer.Hasmore ? answer.NextPageToken : undefined
    pages += 1
    if (pages % PAGES_A_SECOND === 0) await nextSecond?.()
  } while (token !== undefined)
  return rows
}

/** A line as it is read aloud, but for the time before it. */
export const timeless = (line: string) => line.replace(/^(\d{2}-\d{2} )?\d{2}:\d{2}:\d{2} /, '')
/** The largest number of 64 bits. Tests read numbers as JavaScript does; the console must not. */
const LARGEST = 2n ** 63n - 1n
const typeOf = (type: number) => (Number.isSafeInteger(type) ? type : LARGEST)
/** A stored message as its line is read aloud, but for the time. */
export const lineOf = ({ MsgType, Body, Sender }: Awaited<ReturnType<typeof stored>>[number]) =>
  `${Sender.UserId} ${typeOf(MsgType)} ${Body}`.replaceAll(/\s+/g, ' ')
