import { ElementHandle, type Page } from 'puppeteer-core'
import { expect } from './firefox-test.ts'

/** Generous, for a machine that is busy with something else. */
const timeout = 30_000

/** What has a role by itself. Firefox's own search for role and name, over BiDi, takes seconds on a list. */
const SELECTORS = {
  button: 'button',
  dialog: 'dialog, [role=dialog]',
  link: 'a[href]',
  radio: 'input[type=radio]',
  textbox: 'input:not([type]), input[type=text], textarea',
}
type Role = keyof typeof SELECTORS

/** Runs in the page: the element in use with this whole name, or false. */
function locate(selector: string, name: string): Element | false {
  const plain = (text = '') => text.replaceAll(/\s+/g, ' ').trim()
  const nameOf = (element: Element) => {
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    if (ids.length > 0) return plain(ids.map((id) => document.querySelector(`[id="${id}"]`)?.textContent).join(' '))
    const label = element.getAttribute('aria-label')
    if (label !== null) return plain(label)
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
      return plain([...(element.labels ?? [])].map(({ textContent }) => textContent).join(' '))
    return plain(element.textContent)
  }
  // An open dialog comes first: a notice beside it may offer the same.
  const dialog = [...document.querySelectorAll('dialog, [role=dialog]')].findLast((open) => open.checkVisibility())
  const inDialog = dialog?.querySelectorAll(selector) ?? []
  for (const element of [...inDialog, ...document.querySelectorAll(selector)])
    if (element.checkVisibility() && !element.matches(':disabled, [aria-disabled=true]') && nameOf(element) === name)
      return element
  return false
}

/** Runs in the page: says later whether the element was clicked. */
function listen(element: Element): { clicked: boolean } {
  const heard = { clicked: false }
  element.addEventListener('click', () => (heard.clicked = true), { once: true })
  return heard
}

/** What somebody does and finds on a page by role and name, in the manner of Playwright. A name is the whole one. */
export function personAt(page: Page) {
  const see = async (role: Role, name: string): Promise<ElementHandle> => {
    const found = await page.waitForFunction(locate, { polling: 50, timeout }, SELECTORS[role], name).catch(() => null)
    if (found instanceof ElementHandle) return found
    throw new Error(`There is no ${role} “${name}” that can be used.`)
  }
  const textOf = async (role: Role, name: string, around: string): Promise<string> => {
    const found = await page.evaluateHandle(locate, SELECTORS[role], name)
    if (!(found instanceof ElementHandle)) return ''
    const element: ElementHandle = found
    return (await element.evaluate((node, place) => node.closest(place)?.textContent, around)) ?? ''
  }
  return {
    see,
    async click(role: Role, name: string) {
      // Content that arrives moves what is below it, or takes its place: a click that went beside is made again.
      for (let reached = false; !reached;) {
        const element = await see(role, name)
        const heard = await element.evaluateHandle(listen)
        await element.click().catch(() => {})
        // A page that the click has left tells nothing any more.
        reached = await heard.evaluate(({ clicked }) => clicked).catch(() => true)
      }
    },
    async fill(name: string, text: string) {
      const field = await see('textbox', name)
      await field.click()
      // What is typed takes the place of what is there.
      await field.evaluate((element) => {
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.select()
      })
      await field.type(text)
    },
    /** That there is no such thing, or soon not any more. */
    miss: (role: Role, name: string) =>
      expect.poll(() => page.evaluate(locate, SELECTORS[role], name), { timeout }).toBe(false),
    /** That something says so. */
    read: (role: Role, name: string, text: string) =>
      expect.poll(() => textOf(role, name, '*'), { timeout }).toContain(text),
    /** That the row with this action says so: `Delete Group: g1`. */
    readRow: (action: string, text: string) =>
      expect.poll(() => textOf('link', action, 'tr'), { timeout }).toContain(text),
    /** Calls the service as a program would. Returns the answer, whatever it is. */
    call: (action: string, params: object): Promise<unknown> =>
      page.evaluate(
        async (url, body) => {
          const headers = { 'content-type': 'application/json' }
          const answer: unknown = await (await fetch(url, { method: 'POST', headers, body })).json()
          return answer
        },
        `/api/live/${action}`,
        JSON.stringify(params),
      ),
  }
}
