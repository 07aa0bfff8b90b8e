/** What fields do with text that comes otherwise than letter by letter, and how one takes it back. */
import type { Locator, Page } from '@playwright/test'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { createAddress, createDialog, expectNoProblem, expectProblem } from './group-dialogs.ts'
import { sendDialog } from './send-dialog.ts'

/** Lets an input method show what it has composed so far. */
async function composer(page: Page) {
  const keyboard = await page.context().newCDPSession(page)
  return {
    compose: (text: string) =>
      keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    choose: (text: string) => keyboard.send('Input.insertText', { text }),
  }
}

/** As if the text had been dragged here from another window. */
async function drop(field: Locator, text: string) {
  await field.evaluate((element, dropped) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.setData('text/plain', dropped)
    element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, text)
}

const caretOf = (field: Locator) =>
  field.evaluate((element) => (element instanceof HTMLInputElement ? element.selectionStart : undefined))

test('administrators come to the same, typed, pasted or dropped, and what is refused stays', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(createAddress)
  const { dialog, id: first, administrator, administrators } = createDialog(page)
  await expect(first).toBeFocused()
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await page.keyboard.press('ControlOrMeta+v')
  }
  const email = 'bob-smith@example.com'
  const ways: [how: string, enter: () => Promise<void>][] = [
    ['typed', () => administrator.pressSequentially(`anna;${email}、liwei `)],
    ['a row', () => paste(`anna\t${email}\tliwei`)],
    ['quoted', () => paste(`“anna”, '${email}'；"liwei"`)],
    ['a column', () => paste(`userId\r\nanna\r\n${email}\r\nliwei\r\n`)],
    ['dropped', () => drop(administrator, `anna\n${email}\nliwei`)],
  ]
  for (const [how, enter] of ways) {
    await test.step(how, async () => {
      await administrator.focus()
      await enter()
      await expect(administrators).toHaveText(['anna', 'liwei'])
      await expect(administrator).toHaveValue(how === 'typed' ? `${email}, ` : email)
      await expectProblem(administrator, `“${email}”: Use letters`)
      await expect(dialog.getByText('Line 1, “userId”, was left out as a heading.')).toHaveCount(
        how === 'a column' ? 1 : 0,
      )
      await administrator.fill('')
      for (const id of ['anna', 'liwei']) await dialog.getByRole('button', { name: `Remove ${id}` }).click()
      await expect(administrators).toHaveCount(0)
    })
  }

  await test.step('correcting one moves no caret and takes nothing by itself', async () => {
    await paste('one, two, three, bob_1, dora-2')
    await expect(administrators).toHaveText(['one', 'two', 'three'])
    await expect(administrator).toHaveValue('bob_1, dora-2')
    await administrator.pressSequentially(', wangfang')
    await expect(administrator).toHaveValue('bob_1, dora-2, wangfang')
    await dialog.getByRole('button', { name: 'Remove two' }).click()
    await page.keyboard.press('Home')
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Backspace')
    await expect(administrator).toHaveValue('bob1, dora-2, wangfang')
    expect(await caretOf(administrator)).toBe(3)
    await expect(administrators).toHaveText(['one', 'three'])
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press(',')
    await expect(administrators).toHaveText(['one', 'three', 'bob1'])
    await expect(administrator).toHaveValue('dora-2, wangfang')
    expect(await caretOf(administrator)).toBe(0)
  })
})

test('Backspace held down eats no administrators, and Ctrl+Z brings back what went', async ({ page }) => {
  await page.goto(createAddress)
  const { id, administrator, administrators, button } = createDialog(page)
  await expect(id).toBeFocused()
  await administrator.pressSequentially('anna,liwei,coach9')
  for (let repeat = 0; repeat < 12; repeat += 1) await page.keyboard.down('Backspace')
  await page.keyboard.up('Backspace')
  await expect(administrator).toHaveValue('')
  await expect(administrators).toHaveText(['anna', 'liwei'])
  await page.keyboard.press('Backspace')
  await expect(administrators).toHaveText(['anna'])
  await expect(administrator).toHaveValue('liwei')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(administrators).toHaveText(['anna', 'liwei'])
  await expect(administrator).toHaveValue('')

  await button('Remove anna').click()
  await expect(administrator).toBeFocused()
  // One character: how many of several belong to one step is the browser's own.
  await page.keyboard.type('n')
  // What is typed since is undone first, by the browser.
  await page.keyboard.press('ControlOrMeta+z')
  await expect(administrator).toHaveValue('')
  await expect(administrators).toHaveText(['liwei'])
  await page.keyboard.press('ControlOrMeta+z')
  await expect(administrators).toHaveText(['anna', 'liwei'])
  await page.keyboard.press('ControlOrMeta+z')
  await expect(administrators).toHaveText(['anna'])
  await expect(administrator).toHaveValue('liwei')
})

test('nothing reacts to text under composition', async ({ page }) => {
  await page.goto(createAddress)
  const { dialog, id, name, information, administrator, administrators } = createDialog(page)
  const { compose, choose } = await composer(page)
  await expect(id).toBeFocused()

  await administrator.focus()
  for (const text of ['l', 'li', 'li，']) {
    await compose(text)
    await expect(administrator).toHaveValue(text)
    await expect(administrators).toHaveCount(0)
    await expectNoProblem(administrator)
  }
  await choose('li，')
  await expect(administrators).toHaveText(['li'])
  await expect(administrator).toHaveValue('')

  await id.focus()
  await compose("ni'hao")
  await expect(id).toHaveValue("ni'hao")
  await expectNoProblem(id)
  await choose('你好')
  await expectProblem(id, '“你”, “好” are not allowed.')

  await name.focus()
  await compose("wan'hui")
  await expect(name).toHaveValue("wan'hui")
  await expect(dialog.getByText('0 / 128 bytes')).toBeVisible()
  await choose('晚会')
  await expect(dialog.getByText('6 / 128 bytes')).toBeVisible()

  await information.fill('{"a":1}')
  await expect(dialog.getByText('Valid JSON')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+End')
  await compose('wan')
  await expect(information).toHaveValue('{"a":1}wan')
  await expect(dialog.getByText('Valid JSON')).toBeVisible()
  // Given up: what stood there before stands there again.
  await compose('')
  await expect(information).toHaveValue('{"a":1}')
  await page.keyboard.type(' ')
  await expect(information).toHaveValue('{"a":1} ')

  const send = sendDialog(page)
  await send.open(GROUPS.busy)
  await send.type.focus()
  await compose('77')
  await expect(send.type).toHaveValue('77')
  await expect(send.dialog.getByText(/New here/)).toHaveCount(0)
  await choose('77')
  await expect(send.dialog.getByText(/New here/)).toBeVisible()

  await test.step('what stands before JSON in a message is named, too', async () => {
    await send.content.fill('\u3000{"offer":1}')
    await expect(send.content).toHaveAccessibleDescription(/Before it: U\+3000, full-width space/)
    await send.dialog.getByRole('button', { name: 'Remove what JSON does not allow' }).click()
    await expect(send.content).toHaveValue('{"offer":1}')
    await expect(send.dialog.getByText('Parsers refuse this JSON.')).toHaveCount(0)
  })
})

test('invisible characters are named and taken out, and come back with Ctrl+Z', async ({ page }) => {
  await page.goto(createAddress)
  const { dialog, id, name, administrator, administrators, information, button } = createDialog(page)
  const remove = button('Remove invisible characters')

  await id.fill('show\u200B1\u2060')
  await expectProblem(id, 'Contains invisible characters (U+200B, zero-width space; U+2060, word joiner).')
  await expectAccessible(page)
  await remove.click()
  await expect(id).toHaveValue('show1')
  await expect(id).toBeFocused()
  await expectNoProblem(id)
  await expect(remove).toHaveCount(0)

  // The service takes these, so the field does.
  const family = '👨\u200D👩\u200D👧 ❤\uFE0F'
  await name.fill(family)
  await expect(dialog.getByText('Contains')).toHaveCount(0)
  await name.fill(`${family}\u200E\u00AD`)
  await expect(name).toHaveAccessibleDescription(/Contains invisible characters \(U\+200E, .*; U\+00AD, soft hyphen\)/)
  await expectNoProblem(name)
  await remove.click()
  await expect(name).toHaveValue(family)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(name).toHaveValue(`${family}\u200E\u00AD`)
  await name.fill('')

  await administrator.fill('an\u2066na,liwei')
  await expect(administrators).toHaveText(['liwei'])
  await remove.click()
  await expect(administrator).toHaveValue('anna')
  await expectNoProblem(administrator)

  await information.fill('a\uFEFFb')
  await remove.click()
  await expect(information).toHaveValue('ab')
})

test('what stands before JSON is named and taken out; one toggle lays it out, and Ctrl+Z takes that back', async ({
  page,
}) => {
  await page.goto(createAddress)
  const { dialog, information, button } = createDialog(page)
  const json = '{"a":[1.0,{}],"文":"\u3000 <b>&amp;</b>"}'
  const laidOut = '{\n  "a": [\n    1.0,\n    {}\n  ],\n  "文": "\u3000 <b>&amp;</b>"\n}'
  const valid = dialog.getByText('Valid JSON', { exact: true })
  const stray = dialog.getByRole('status').filter({ hasText: 'Parsers refuse this JSON.' })
  for (const [before, after, said] of [
    ['\uFEFF', '', 'Before it: U+FEFF, byte order mark.'],
    ['\u00A0 \u3000', '', 'Before it: U+00A0, no-break space; U+3000, full-width space.'],
    ['', '\u2028', 'After it: U+2028, line separator.'],
  ] as const) {
    await information.fill(before + json + after)
    await expect(stray).toContainText(said)
    await expect(valid).toHaveCount(0)
    await button('Remove what JSON does not allow').click()
    await expect(information).toHaveValue(before.includes(' ') ? ` ${json}` : json)
    await expect(valid).toBeVisible()
    await expect(stray).toHaveCount(0)
  }

  await information.fill(json)
  await button('Format').click()
  await expect(information).toHaveValue(laidOut)
  await expect(information).toBeFocused()
  await button('Compact').click()
  await expect(information).toHaveValue(json)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(information).toHaveValue(laidOut)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(information).toHaveValue(json)
  await expect(button('Format')).toBeVisible()

  // Written line by line, this would take the browser minutes.
  const long = JSON.stringify(Array.from({ length: 2000 }, (_, index) => [index]))
  await information.fill(long)
  await button('Format').click()
  await expect(button('Compact')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(information).toHaveValue(long)
})
