import { expect, test } from './fixtures.ts'

// As operators have it: by the service worker.
test.use({ answeredBy: 'worker' })

test('the console opens on a list of groups', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
})
