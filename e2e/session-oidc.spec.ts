/** Signing in at an OpenID provider, with a browser's own rules for cookies of other sites. */
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { expectNoSideScroll } from './accessible.ts'
import { expect, test as base } from './fixtures.ts'
import { type GatewayPair, startGatewayPair } from './gateway-pair.ts'
import { createAddress, createDialog, TYPICAL } from './group-dialogs.ts'
import { type SignInService, startSignInService } from './sign-in-service.ts'

const tag = ['@real', '@gateway']

/** A context of its own: the provider is the foreign host that every other test must never ask. */
const test = base.extend<
  { own: BrowserContext; service: SignInService },
  { provided: { pair: GatewayPair; service: SignInService } }
>({
  provided: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted: none
    async ({}, provide) => {
      const service = await startSignInService()
      const pair = await startGatewayPair(service.settings)
      try {
        await provide({ pair, service })
      } finally {
        pair.close()
        service.close()
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  service: ({ provided }, provide) => provide(provided.service),
  own: async ({ browser, provided }, provide) => {
    provided.service.roles = ['live-ops']
    const context = await browser.newContext({ baseURL: provided.pair.origin })
    await provide(context)
    await context.close()
  },
})

const GROUPS_PAGE = `${paths.groups(TYPICAL)}?status=deleted`
const APPLICATIONS_PAGE = paths.applications(TYPICAL.center)
const signedInAs = (page: Page) => expect(page.getByRole('banner')).toContainText('Li Wei')
const goOn = (page: Page) => page.getByRole('link', { name: 'Continue' })

/** From the console's sign-in page to the provider's. */
async function toService(page: Page, wanted: string) {
  await page.goto(wanted)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await expect(goOn(page)).toBeVisible()
}

test('two tabs sign in, the second first: each gets where it wanted, and again by Back', { tag }, async ({ own }) => {
  const [first, second] = [await own.newPage(), await own.newPage()]
  await toService(first, GROUPS_PAGE)
  await toService(second, APPLICATIONS_PAGE)
  await goOn(second).click()
  await signedInAs(second)
  await expect(second).toHaveURL(APPLICATIONS_PAGE)
  await goOn(first).click()
  await signedInAs(first)
  await expect(first).toHaveURL(GROUPS_PAGE)

  await first.goBack()
  await goOn(first).click()
  await signedInAs(first)
  await expect(first).toHaveURL(GROUPS_PAGE)
})

test('who cancels, or has no role, is told so and can try again', { tag }, async ({ own, service }) => {
  const page = await own.newPage()
  await page.setViewportSize({ width: 320, height: 700 })
  await toService(page, GROUPS_PAGE)
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible()
  await expect(page.getByText('cancelled or refused')).toBeVisible()
  await expectNoSideScroll(page)
  // The gateway's own page follows the system's theme, and no choice of the console's.
  expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([])

  service.roles = []
  await page.getByRole('link', { name: 'Try again' }).click()
  await goOn(page).click()
  await expect(page.getByText('You have no role in this console')).toBeVisible()
  await expect(page.getByText('您在此控制台中没有角色')).toBeVisible()

  service.roles = ['live-ops']
  await page.getByRole('link', { name: 'Try again' }).click()
  await goOn(page).click()
  await signedInAs(page)
  await expect(page).toHaveURL(GROUPS_PAGE)
})

test(
  'a session that ends while somebody types: they sign in again in a new tab, at the second attempt, and go on',
  { tag },
  async ({ own }) => {
    const page = await own.newPage()
    await toService(page, createAddress)
    await goOn(page).click()
    const { id, name, ok } = createDialog(page)
    await id.fill('afterexpiry')
    await name.fill('Typed before the session ended')
    await own.clearCookies()
    await ok.dispatchEvent('click')
    const expired = page.getByRole('dialog', { name: 'Your session has ended' })
    const opened = own.waitForEvent('page')
    await expired.getByRole('link', { name: 'Sign in (new tab)' }).click()
    const tab = await opened
    await tab.getByRole('link', { name: 'Cancel' }).click()
    await tab.getByRole('link', { name: 'Try again' }).click()
    await goOn(tab).click()
    await expect(tab.getByRole('heading', { name: 'You are signed in' })).toBeVisible()
    await tab.close()
    await expired.getByRole('button', { name: 'I have signed in' }).click()
    await expect(expired).toHaveCount(0)
    await expect(name).toHaveValue('Typed before the session ended')
  },
)
