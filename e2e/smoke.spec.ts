import { expect, test } from './fixtures.ts'

test('the console opens on a list of groups', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
})
