/** Forced colours: what is chosen looks different from what is not, without a background. */
import type { Locator, Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { expect, test } from './fixtures.ts'
import { frameOf } from './frame.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'

/** Pictures of two places, while the one is chosen and while the other is. Neither text weight nor colour alone counts as choice. */
async function expectToLookChosen(page: Page, choices: [Locator, Locator], choose: (which: number) => Promise<void>) {
  await page.addStyleTag({ content: '* { font-weight: 400 !important; caret-color: transparent !important; }' })
  const shots: Buffer[][] = []
  for (const which of [0, 1]) {
    await choose(which)
    await page.mouse.move(0, 0)
    shots.push(await Promise.all(choices.map((choice) => choice.screenshot())))
  }
  for (const place of [0, 1]) expect(shots[0]?.[place]?.equals(shots[1]?.[place] ?? Buffer.alloc(0))).toBe(false)
}

test('what is chosen shows in high contrast', { tag: '@mock' }, async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const list = groupsPage(page)
  await list.open()
  await expect(list.ids.first()).toBeVisible()
  const filter = (name: string) =>
    page.getByRole('radiogroup', { name: 'Status filter' }).locator('label').filter({ hasText: name })
  await expectToLookChosen(page, [filter('All'), filter('Normal')], async (which) => {
    const name = which === 0 ? 'All' : 'Normal'
    await list.filterBy(name)
    await expect(list.filtered(name)).toBeChecked()
    await page.getByRole('heading', { level: 1 }).focus()
  })
  await list.filterBy('All')
  await expectToLookChosen(page, [list.pageLink(1), list.pageLink(2)], async (which) => {
    await list.pageLink(which + 1).click()
    await expect(list.pageLink(which + 1)).toHaveAttribute('aria-current', 'page')
    await page.getByRole('heading', { level: 1 }).focus()
  })

  const { application, option } = frameOf(page)
  await application.click()
  await expectToLookChosen(page, [option('Starlight Live'), option('Morning Classes')], (which) =>
    page.keyboard.press(which === 0 ? 'PageUp' : 'ArrowDown'),
  )

  await page.goto(paths.createApplication(TYPICAL.center))
  const kept = (days: number) =>
    page
      .getByRole('dialog')
      .locator('label')
      .filter({ hasText: `${days} days` })
      .last()
  await expectToLookChosen(page, [kept(30), kept(90)], async (which) => {
    await kept(which === 0 ? 30 : 90).click()
    await page.getByRole('textbox', { name: 'Application Name' }).focus()
  })
})
