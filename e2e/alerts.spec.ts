/** The operator's alert words: in the history that is loaded, in what comes, and heard only where somebody switched that on. */
import type { Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './groups-page.ts'
import { messagesTab } from './messages-tab.ts'
import { visit } from './visit.ts'

const BUSY = { appId: APPS.typical, groupId: GROUPS.busy } as const

test.use({ answeredBy: 'page' })

/** Counts what the page does to be heard; call it before the page loads. */
async function sounds(page: Page) {
  await page.addInitScript(() => {
    const heard = { opened: 0, tones: 0 }
    class Counted extends AudioContext {
      constructor() {
        super()
        heard.opened += 1
      }
      override createOscillator() {
        heard.tones += 1
        return super.createOscillator()
      }
    }
    Object.assign(globalThis, { heard, AudioContext: Counted })
  })
  return () => page.evaluate<unknown>(() => Reflect.get(globalThis, 'heard'))
}

test('a word is found in the history, and in what comes; a click makes it heard', async ({ page, backend }) => {
  const heard = await sounds(page)
  const messages = messagesTab(page)
  await messages.open(GROUPS.busy)
  await expect(messages.loaded(50)).toBeVisible()
  const history = (await messages.texts()).filter((text) => text.includes('下单')).length
  expect(history).toBeGreaterThan(2)
  const button = messages.button('Alert words')
  await button.click()
  const panel = page.getByRole('dialog', { name: 'Alert words' })
  const field = panel.getByRole('textbox', { name: 'New alert word' })
  await expect(field).toBeFocused()

  await test.step('tried as it is typed, and marked once it is added', async () => {
    await field.fill('**')
    await expect(panel.getByRole('alert').first()).toHaveText('Type something besides *.')
    await field.fill('已＊单')
    await expect(panel).toContainText(`It is in ${history} of 50 loaded messages.`)
    await page.keyboard.press('Enter')
    await expect(panel.getByRole('listitem')).toHaveText(new RegExp(`^已＊单in ${history} of 50 loaded`))
    await expect(panel).toContainText('Messages that have not been read are not looked through.')
    await field.fill('已*单')
    await expect(panel.getByRole('alert').first()).toHaveText('This word is among them already.')
    await field.fill('')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
    await expect(messages.line('Alert word: 已＊单').first().locator('mark')).toHaveText(['已', '单'])
  })

  await test.step('one after the other, and only these', async () => {
    const next = messages.button('Next message with an alert word')
    await next.click()
    await next.click()
    await expect(messages.tab.getByRole('status').filter({ hasText: `2 of ${history}: ` })).toContainText('已下单')
    await messages.button('Show only these').click()
    // And the place of what has not been read.
    await expect(messages.lines).toHaveCount(history + 1)
    await messages.button('Show only these').click()
    await messages.lines.first().scrollIntoViewIfNeeded()
  })

  await test.step('silent until it is switched on', async () => {
    await backend.join(BUSY, ['fan'])
    await backend.control('say', { ...BUSY, messages: [{ sender: 'fan', body: '我已经下单了' }] })
    await expect(messages.tab).toContainText(`${history + 1} loaded messages with alert words`)
    expect(await heard()).toEqual({ opened: 0, tones: 0 })
    await button.click()
    await panel.getByRole('checkbox', { name: 'Sound for new messages' }).check()
    await expect.poll(heard).toEqual({ opened: 1, tones: 2 })
    await page.keyboard.press('Escape')
    await expect(messages.tab.getByRole('img', { name: 'sound on' })).toBeVisible()
  })

  await test.step('heard for what comes, not for what was', async () => {
    await page.evaluate(() => {
      const now = performance.now.bind(performance)
      performance.now = () => now() + 60_000
    })
    await messages.order.selectOption('Oldest first')
    await messages.order.selectOption('Newest first')
    await expect(messages.loaded(50)).toBeVisible()
    expect(await heard()).toEqual({ opened: 1, tones: 2 })
    const more = { sender: 'fan', body: '已经又下单了' }
    await backend.control('say', { ...BUSY, messages: [more, more, { sender: 'fan', body: 'Encore' }] })
    await expect.poll(heard).toEqual({ opened: 1, tones: 4 })
    await expect(messages.loaded(53)).toBeVisible()
    expect(await heard()).toEqual({ opened: 1, tones: 4 })
  })

  await test.step('kept, removed, and taken back', async () => {
    await page.reload()
    await button.click()
    await panel.getByRole('button', { name: 'Remove 已＊单' }).click()
    await expect(panel).toContainText('已＊单 was removed.')
    await expect(messages.tab.locator('mark')).toHaveCount(0)
    await panel.getByRole('button', { name: 'Undo' }).click()
    await expect(messages.tab.locator('mark').first()).toBeVisible()
  })
})

test.describe('on a telephone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  test('the panel fits, and all is accessible', async ({ page }) => {
    await visit(page, paths.groupTab(TYPICAL, GROUPS.busy, 'messages'))
    await page.getByRole('button', { name: '关注词' }).click()
    const panel = page.getByRole('dialog', { name: '关注词' })
    await panel.getByRole('textbox', { name: '新关注词' }).fill('加*信')
    await panel.getByRole('button', { name: '添加' }).click()
    await panel.getByRole('textbox', { name: '新关注词' }).fill('下单')
    await panel.getByRole('button', { name: '添加' }).click()
    await expect(panel.getByRole('listitem')).toHaveCount(2)
    await expectNoSideScroll(page)
    await expectAccessible(page)
  })
})
