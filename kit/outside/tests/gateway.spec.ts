/** On `audience-console gateway` with an emulator behind it, a pair for each worker. */
import { createClient } from 'audience-console/client'
import { detailsPanel, expect, groupsPage, test, TYPICAL } from 'audience-console/playwright'
import { GROUPS } from 'audience-console/scenarios'

test.use({ world: 'gateway' })

test('the list of a typical application', async ({ page }) => {
  const groups = groupsPage(page)
  await groups.open()
  await expect(groups.rows.first()).toBeVisible()
})

test('nobody is let in without a session', async ({ browser, gateway }) => {
  const page = await browser.newPage()
  await page.goto(gateway?.origin ?? '')
  await expect(page.getByRole('heading', { name: /sign in/i })).toBeVisible()
  await page.close()
})

test('an administrator is added', async ({ page }) => {
  const details = detailsPanel(page)
  await details.open(GROUPS.quiet)
  await details.administrator.fill('helper01')
  await details.administrator.press('Enter')
  await details.save.click()
  await expect(details.said(/saved/i)).toBeVisible()
})

test('the client, with headers of its own', async ({ gateway }) => {
  if (gateway === undefined) throw new Error('There is no gateway.')
  const { origin, cookie } = gateway
  const headers = { cookie: `${cookie.name}=${cookie.value}`, origin }
  const { call } = createClient({ url: origin, headers })
  const { GroupList } = await call('ListLiveMessageGroupByPage', {
    AppId: TYPICAL.appId,
    DataCenter: 'cn-shanghai',
    SortType: 2,
    PageNumber: 1,
    PageSize: 10,
  })
  expect(GroupList).toHaveLength(10)
  await expect(createClient({ url: origin }).call('ListLiveMessageApps', { SortType: 1 })).rejects.toThrow()
})
