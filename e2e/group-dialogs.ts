/** What the specs of the dialogs about groups have in common. */
import { expect, type Locator, type Page } from '@playwright/test'
import * as v from 'valibot'
import { paths } from '#lib/paths.ts'
import { APPS } from '../mocks/scenarios/names.ts'
import type { Backend } from './backend.ts'
import { callService } from './other-client.ts'

const center = 'cn-shanghai' as const
export const TYPICAL = { center, appId: APPS.typical }
/** 5,000 groups and no free place. */
export const FULL = { center, appId: APPS.full }

/** The parameters by which a call says where. */
export const inScope = ({ appId }: { appId: string }) => ({ AppId: appId, DataCenter: center })

/** The row of a group, whatever its status. `details` as the console's language says it. */
export const rowOf = (page: Page, id: string, details = 'View Details: ') =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: `${details}${id}`, exact: true }) })

/** A notice of what came of an act. The name of the screen, which is told as a status too, may hold the same words. */
export const toast = (page: Page, title: string) =>
  page.getByRole('status').and(page.locator('[data-toast]')).filter({ hasText: title })

/** How many calls reached the service since the faults were set, as the service counted them. */
export async function countedCalls(backend: Backend): Promise<number | undefined> {
  const { faults } = await backend.control('state', {})
  return faults[0]?.seen
}

const onePage = v.object({ GroupList: v.tupleWithRest([v.object({ GroupId: v.string() })], v.unknown()) })

/** The newest group of an application that is, or is not, deleted. */
export async function newestGroup(page: Page, place: { appId: string }, status: 'normal' | 'deleted'): Promise<string> {
  await expect(page.getByRole('main')).toBeVisible()
  const answer = await callService(page, 'ListLiveMessageGroupByPage', {
    ...inScope(place),
    SortType: 2,
    GroupStatus: status === 'normal' ? 1 : 2,
    PageSize: 1,
  })
  return v.parse(onePage, answer).GroupList[0].GroupId
}

/** That a field says this of itself, also to a screen reader. */
export async function expectProblem(field: Locator, problem: string) {
  await expect(field).toHaveAccessibleDescription(
    new RegExp(problem.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)),
  )
  await expect(field).toHaveAttribute('aria-invalid', 'true')
}

export async function expectNoProblem(field: Locator) {
  await expect(field).not.toHaveAttribute('aria-invalid', 'true')
}

/** Ways to submit more than once without meaning it. The pointer stays where the button was. */
export const HURRIES: [name: string, hurry: (page: Page, button: Locator) => Promise<void>][] = [
  ['clicks quicker than the screen can change', clickAtOnce],
  ['a double click', async (page, button) => page.mouse.dblclick(...(await middleOf(button)))],
  [
    'Enter held down',
    async (page) => {
      for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('Enter')
      await page.keyboard.up('Enter')
    },
  ],
  [
    'Enter and a click',
    async (page, button) => {
      const place = await middleOf(button)
      await page.keyboard.press('Enter')
      await page.mouse.click(...place)
    },
  ],
]

/** Before anything is drawn: a form's checks are through between these clicks, but no button is disabled yet. */
export async function clickAtOnce(_page: Page, button: Locator) {
  await expect(button).toBeEnabled()
  await button.evaluate(async (element: HTMLElement) => {
    for (let clicks = 0; clicks < 3; clicks += 1) {
      element.click()
      for (let turn = 0; turn < 200; turn += 1) await Promise.resolve()
    }
  })
}

async function middleOf(button: Locator): Promise<[x: number, y: number]> {
  await expect(button).toBeEnabled()
  const box = await button.boundingBox()
  if (box === null) throw new Error('The button is not on screen')
  return [box.x + box.width / 2, box.y + box.height / 2]
}

/** Puts text into a field as a program would that does not care for Unicode: `fill` repairs half characters. */
export async function putRaw(field: Locator, codeUnits: number[]) {
  await field.evaluate((element, units) => {
    const text = String.fromCharCode(...units)
    const prototype =
      element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text)
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }, codeUnits)
}

/** Moves on with Tab until something has the focus. */
export async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target, 'reached with Tab').toBeFocused()
}

/** What takes the focus outside a dialog while Tab goes round it twice; the browser's own controls count as the page's body. */
export async function placesReachedBehind(page: Page, dialog: Locator): Promise<string[]> {
  const places: string[] = []
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    const place = await dialog.evaluate((element) => {
      const { activeElement, body } = document
      return activeElement === null || activeElement === body || element.contains(activeElement)
        ? ''
        : activeElement.outerHTML
    })
    if (place !== '') places.push(place)
  }
  return places
}

/** Leaves the page in spite of unsaved changes; fails when the browser did not ask. */
export async function leaveUnsaved(page: Page, leave: () => Promise<unknown>) {
  const asked = page.waitForEvent('dialog')
  const left = leave()
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await left
}

export const createAddress = paths.createGroup(TYPICAL)

export const createDialog = (page: Page) => newGroupDialog(page, 'Create Interactive Messaging Group')
export const duplicateDialog = (page: Page) => newGroupDialog(page, 'Duplicate Group')

function newGroupDialog(page: Page, title: string) {
  const dialog = page.getByRole('dialog', { name: title })
  const field = (label: string) => dialog.getByLabel(label, { exact: true })
  return {
    dialog,
    id: field('Group ID'),
    name: field('Group Name'),
    owner: field('Owner'),
    administrator: field('Administrator'),
    administrators: dialog.getByRole('list', { name: 'Administrators added' }).getByRole('listitem'),
    information: field('Group Additional Information'),
    another: dialog.getByRole('checkbox', { name: 'Create another' }),
    ok: dialog.getByRole('button', { name: 'OK', exact: true }),
    button: (name: string) => dialog.getByRole('button', { name, exact: true }),
  }
}
