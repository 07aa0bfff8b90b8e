/** Messages kept as templates: saved from the fields, inserted by a key, filled, and not sent before they are. */
import type { Locator } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { TYPICAL } from './groups-page.ts'
import { consoleRequests, paramsOf } from './other-client.ts'
import { sendDialog } from './send-dialog.ts'
import { visit } from './visit.ts'

const PRICE = '{"type":"price","price":{price},"text":"{说明}","{{note}}":{}}'

test('saved from the fields, inserted by a key, filled inside JSON, and sent', async ({ page }) => {
  const { dialog, senderId, type, typeChip, content, priority, send, accepted, open, fill, ...more } = sendDialog(page)
  const { templates: button, filling: fields } = more
  const sent = consoleRequests(page, 'SendLiveMessageGroup')
  const panel = page.getByRole('dialog', { name: 'Templates' })
  const price = fields.getByRole('textbox', { name: 'price' })
  const words = fields.getByRole('textbox', { name: '说明' })
  await open(GROUPS.busy)

  await test.step('Enter in its name saves it, and sends nothing', async () => {
    await button.click()
    await expect(panel).toContainText('Write the content first')
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
    await fill({ senderId: 'anna', content: PRICE })
    await typeChip('10001').check()
    await priority('High').check()
    await button.click()
    await expect(panel).toContainText('Fields: price, 说明')
    await panel.getByRole('textbox', { name: 'Name of the template' }).fill('Price')
    await page.keyboard.press('Enter')
    await expect(panel.getByRole('status')).toHaveText('Saved: Price')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeVisible()
    await expect(price, 'what was saved wants to be filled as well').toBeVisible()
    expect(sent).toHaveLength(0)
  })

  await test.step('it is there after a reload, as what is half filled is, and comes by its key', async () => {
    await page.reload()
    await dialog.getByRole('button', { name: 'Use draft' }).click()
    await expect(price, 'saving alone is kept in the draft').toBeVisible()
    await words.fill('half "a" thought')
    await page.reload()
    await dialog.getByRole('button', { name: 'Use draft' }).click()
    await expect(words).toHaveValue('half "a" thought')
    await expect(price).toHaveValue('')
    await fill({ content: 'typed before', type: '' })
    await priority('Not set').check()
    await page.keyboard.press('Alt+Digit1')
    await expect(price).toBeFocused()
    await expect(content).toHaveValue(PRICE.replace('{{note}}', '{note}'))
    await expect(type).toHaveValue('10001')
    await expect(typeChip('10001')).toBeChecked()
    await expect(priority('High')).toBeChecked()
  })

  await test.step('what stood there comes back, by its button and by the browser’s own undoing', async () => {
    await dialog.getByRole('button', { name: 'Undo: put back' }).click()
    await expect(content).toHaveValue('typed before')
    await expect(fields).toHaveCount(0)
    await expect(type).toHaveValue('')
    await expect(priority('Not set')).toBeChecked()
    await page.keyboard.press('Alt+Digit1')
    await expect(price).toBeFocused()
    await content.focus()
    await page.keyboard.press('Control+z')
    await expect(content).toHaveValue('typed before')
    await expect(fields).toHaveCount(0)
    await page.keyboard.press('Alt+Digit1')
  })

  await test.step('unfilled, or filled with what is no JSON, it is not sent', async () => {
    await fill({ senderId: 'anna' })
    await send.click()
    for (const field of [price, words]) await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(fields.getByText('Enter a value.')).toHaveCount(2)
    await expect(price).toBeFocused()
    await price.fill('cheap')
    await expect(price).toHaveAccessibleDescription(/This is no JSON value\. ?A JSON value: 99, true or "text"\./)
    await words.fill('say "now" \\ {price}')
    await expect(words).toHaveAttribute('aria-invalid', 'false')
    await send.click()
    await expect(price).toBeFocused()
    await expectAccessible(page)
    expect(sent).toHaveLength(0)
  })

  await test.step('the content is made of the fields, and can be edited around them', async () => {
    await price.fill('9')
    await expect(content).toHaveValue('{"type":"price","price":9,"text":"say \\"now\\" \\\\ {price}","{note}":{}}')
    await content.press('ControlOrMeta+Home')
    await page.keyboard.type(' ')
    await price.fill('99.50')
    await send.click()
    await expect(accepted).toBeVisible()
    expect(paramsOf(sent[0])).toMatchObject({
      Body: ' {"type":"price","price":99.50,"text":"say \\"now\\" \\\\ {price}","{note}":{}}',
      MsgType: 10_001,
      Weight: 1_000_000,
      SenderId: 'anna',
    })
    await expect(fields).toHaveCount(0)
    await expect(dialog.getByText('Inserted: Price')).toHaveCount(0)
    await expect(senderId).toHaveValue('anna')
  })

  await test.step('renamed, replaced, deleted, and taken back', async () => {
    await fill({ content: 'Doors open at {time}.' })
    await expect(dialog.getByText('Inserted: Price')).toHaveCount(0)
    await button.click()
    const rows = panel.getByRole('listitem')
    const save = async (name: string) => {
      await panel.getByRole('textbox', { name: 'Name of the template' }).fill(name)
      await page.keyboard.press('Enter')
    }
    await save('Doors')
    await panel.getByRole('button', { name: 'Rename Price' }).click()
    await panel.getByRole('textbox', { name: 'Name of the template' }).first().fill('doors')
    await page.keyboard.press('Enter')
    await expect(panel.getByRole('alert')).toHaveText('There is a template of this name.')
    await panel.getByRole('textbox', { name: 'Name of the template' }).first().fill('Offer')
    await page.keyboard.press('Enter')
    await expect(rows).toContainText([/Alt\+1.*Offer/s, /Alt\+2.*Doors.*Doors open at \{time\}/s])
    await save('OFFER')
    await expect(rows).toContainText([/OFFER.*Doors open/s, /Doors/])
    await panel.getByRole('button', { name: 'Delete OFFER' }).click()
    await expect(rows).toHaveCount(1)
    await panel.getByRole('button', { name: 'Undo' }).click()
    await expect(rows).toHaveCount(2)
    await page.keyboard.press('Escape')
    expect(sent).toHaveLength(1)
  })
})

test.describe('on a telephone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })

  test('content first, with types, priority and templates in reach; near the limit it says what is costly', async ({
    page,
  }) => {
    await visit(page, paths.sendMessage(TYPICAL, GROUPS.busy))
    const dialog = page.getByRole('dialog', { name: '发送消息' })
    const content = dialog.getByRole('textbox', { name: '消息内容' })
    const top = async (locator: Locator) => (await locator.boundingBox())?.y ?? 0
    const order = [
      content,
      dialog.getByRole('textbox', { name: '消息类型' }),
      dialog.getByRole('radiogroup', { name: '优先级' }),
      dialog.getByRole('textbox', { name: '发送者ID' }),
      dialog.getByRole('textbox', { name: '发送者扩展信息' }),
    ]
    await expect(content).toBeFocused()
    const tops = []
    for (const part of order) tops.push(await top(part))
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))

    await content.fill('欢迎 {昵称}！')
    await dialog.getByRole('button', { name: '模板' }).click()
    const panel = page.getByRole('dialog', { name: '模板' })
    await panel.getByRole('textbox', { name: '模板名称' }).fill('欢迎')
    await panel.getByRole('button', { name: '保存', exact: true }).click()
    await expect(panel.getByRole('status')).toHaveText('已保存：欢迎')
    await expectNoSideScroll(page)
    await expectAccessible(page)
    await panel.getByRole('button', { name: '插入 欢迎' }).click()
    await dialog.getByRole('textbox', { name: '昵称' }).fill('小明')
    await expect(content).toHaveValue('欢迎 小明！')

    await content.fill('直播'.repeat(2100) + '👨‍👩‍👧'.repeat(40))
    await expect(dialog.getByText('4,200 个 3 字节字符：直 播 · 40 个 18 字节表情：👨‍👩‍👧')).toBeVisible()
    await dialog.getByRole('textbox', { name: '消息类型' }).fill('1')
    await dialog.getByRole('button', { name: '为类型 1 命名' }).click()
    await dialog.getByRole('textbox', { name: '类型 1 的名称' }).fill('聊天')
    await expect(dialog.getByRole('radio', { name: '1 聊天' })).toBeChecked()
    await expectNoSideScroll(page)
    await expectAccessible(page)
  })
})
