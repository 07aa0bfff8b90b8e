/** A page that the browser translates while one works: it goes on, and what it shows is true. */
import type { Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { deleteDialog } from './delete-dialog.ts'
import { detailsPanel } from './details-panel.ts'
import { expect, test } from './fixtures.ts'
import { frameOf } from './frame.ts'
import { createDialog, toast } from './group-dialogs.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { sendDialog } from './send-dialog.ts'

/** What translators do to a text node, in turn: replace it, or put theirs before it and then take it out, or wrap it and change it. */
const WAYS = ['replace', 'precede', 'wrap']

/** Translates all there is and all that comes, with the same words, so that the page can still be read by its words. */
async function translate(page: Page) {
  await page.addInitScript((turns) => {
    let turn = 0
    const isWords = (node: Node): node is Text =>
      node instanceof Text &&
      node.data.trim() !== '' &&
      node.parentElement?.closest('font, script, style, textarea, [translate=no]') === null
    const change = (text: Text) => {
      const outer = document.createElement('font')
      const inner = outer.appendChild(document.createElement('font'))
      const way = turns[turn++ % turns.length]
      if (way !== 'wrap') inner.textContent = text.data
      if (way === 'precede') text.before(outer)
      if (way === 'precede') text.remove()
      else text.replaceWith(outer)
      if (way === 'wrap') inner.append(text)
    }
    const changeAllIn = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const found = [root]
      while (walker.nextNode() !== null) found.push(walker.currentNode)
      for (const node of found) if (isWords(node)) change(node)
    }
    document.addEventListener('DOMContentLoaded', () => {
      new MutationObserver((records) => {
        for (const { addedNodes, target, type } of records) {
          for (const node of type === 'characterData' ? [target] : addedNodes) if (node.isConnected) changeAllIn(node)
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true })
      changeAllIn(document.body)
    })
  }, WAYS)
}

test('a page whose texts are translated is worked with as any other', { tag: '@mock' }, async ({ page }) => {
  await translate(page)
  const list = groupsPage(page)
  await list.open()
  await expect(list.ids.first()).toHaveText(GROUPS.busy)
  await expect(page.locator('font').first()).toBeAttached()

  await test.step('what the list shows follows what is chosen', async () => {
    await list.filterBy('Deleted')
    await expect(list.filtered('Deleted')).toBeChecked()
    await expect(list.rows.first()).toContainText('days left')
    await expect(page.getByText(/^1–\d+ of \d+$/)).toHaveText('1–11 of 11')
    await list.filterBy('All')
    await expect(page.getByText(/^1–20 of \d+$/)).toHaveText('1–20 of 60')
    await list.pageLink(2).click()
    await expect(page.getByText(/^21–\d+ of \d+$/)).toHaveText('21–40 of 60')
    await list.pageSize.selectOption('50')
    await expect(page).toHaveURL(/[?&]size=50/)
    await expect(list.pageSize).toHaveValue('50')
  })

  await test.step('the pickers name where one is', async () => {
    const { liveCenter, application, option } = frameOf(page)
    await application.click()
    await option('Morning Classes').click()
    await expect(page).not.toHaveURL(new RegExp(APPS.typical))
    await expect(application).toHaveText('Morning Classes')
    await liveCenter.click()
    await option('Singapore').click()
    await expect(page).toHaveURL(/ap-southeast-1/)
    await expect(liveCenter).toHaveText('Singapore')
  })

  await test.step('every dialog opens, tells and closes', async () => {
    await page.goto(paths.createGroup(TYPICAL))
    const create = createDialog(page)
    await create.ok.click()
    await expect(create.dialog.getByText('Enter a value.')).toBeVisible()
    await create.id.fill('translated')
    await expect(create.dialog.getByText('Enter a value.')).toHaveCount(0)
    await create.ok.click()
    await expect(toast(page, 'Group created')).toBeVisible()
    await expect(list.ids.first()).toHaveText('translated')

    await list.action('View Details', GROUPS.busy).click()
    const panel = detailsPanel(page)
    await panel.tab('Settings').click()
    await panel.information.fill('{"a":1}')
    await expect(panel.panel.getByText('Valid JSON')).toBeVisible()
    await panel.information.fill('no JSON')
    await expect(panel.panel.getByText('Valid JSON')).toHaveCount(0)
    await panel.save.click()
    await expect(panel.save).toBeEnabled()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()
    await expect(panel.panel).toHaveCount(0)

    await list.action('Send Message', GROUPS.busy).click()
    const message = sendDialog(page)
    await message.senderId.fill('anna')
    await message.type.fill('77')
    await message.content.fill('hello')
    await message.send.click()
    await expect(message.found).toBeVisible()
    await message.content.fill('again')
    await message.send.click()
    await expect(message.content).toHaveValue('')
    await message.dialog.getByRole('button', { name: 'Close' }).first().click()

    await list.action('Delete Group', 'translated').click()
    const remove = deleteDialog(page)
    await remove.operatorId.fill('anna')
    await remove.ok.click()
    await expect(list.row('translated')).toContainText('Deleted')
    await list.action('Restore Group', 'translated').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore Group' }).click()
    await expect(list.row('translated')).toContainText('Normal')
  })

  await test.step('another language, all of it', async () => {
    await frameOf(page).prefer('Language', '中文')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('群组管理')
    await expect(page.getByRole('columnheader', { name: 'Owner' })).toHaveCount(0)
  })
})
