/** Signing in and out, and a session that ends while somebody works. Against a gateway only: a rehearsal has no session. */
import type { Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { frameOf } from './frame.ts'
import { createAddress, createDialog, rowOf, TYPICAL } from './group-dialogs.ts'
import { sendDialog } from './send-dialog.ts'
import { signIn } from './sign-in.ts'

/** What no in-browser backend has. `npm test` runs these too. */
const tag = ['@real', '@gateway']
const codeOf = (gateway: { nextCode(): string } | undefined) => gateway?.nextCode() ?? ''

const expired = (page: Page) => page.getByRole('dialog', { name: 'Your session has ended' })
/** Somebody is signed in: the menu has their name. */
const account = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Account and preferences' })

/** What the gateway would do after its limits: the browser's session is no longer known. */
const endSession = (page: Page) => page.context().clearCookies()

test.describe('signing in with the one-time code', { tag }, () => {
  test.use({ signedIn: false })

  test('leads to where one wanted to go', async ({ page, gateway, expectRefusal }) => {
    expectRefusal(401, 'code')
    const wanted = `${paths.groups(TYPICAL)}?status=deleted`
    await page.goto(wanted)
    const code = page.getByRole('textbox', { name: 'One-time code' })
    await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
    await expect(code).toBeFocused()
    await expect(page).toHaveTitle('Sign in · Audience Console')
    await expectAccessible(page)

    await page.keyboard.press('Enter')
    await expect(code).toHaveAccessibleDescription(/Enter the code/)
    await code.fill('nonsense')
    await page.keyboard.press('Enter')
    await expect(code).toHaveAccessibleDescription(/That is not the code/)
    await expect(code).toBeFocused()
    await expectAccessible(page)

    await code.fill(` ${codeOf(gateway)} `)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
    await expect(page).toHaveURL(wanted)
    const { bar, signOut } = frameOf(page)
    await expect(account(page)).toContainText('local')
    await account(page).click()
    await expect(bar).toContainText('Signed in as local')
    await expect(bar.getByText('Manager')).toBeVisible()
    await expect(signOut).toBeVisible()
    await expectAccessible(page)
    await page.reload()
    await expect(account(page)).toBeVisible()
  })

  test('a browser that keeps no cookies is told so, before and after the right code', async ({ page, gateway }) => {
    await page.addInitScript(() => Object.defineProperty(document, 'cookie', { get: () => '', set() {} }))
    await page.route('**/auth/code', async (route) => {
      const response = await route.fetch()
      const { 'set-cookie': _dropped, ...headers } = response.headers()
      // The fetch above kept it too, and the page asks who it is as soon as it has its answer.
      await page.context().clearCookies()
      await route.fulfill({ response, headers })
    })
    await page.goto('/')
    await expect(page.getByRole('alert')).toContainText('This browser blocks cookies of this site')
    const code = page.getByRole('textbox', { name: 'One-time code' })
    await code.fill(codeOf(gateway))
    await page.keyboard.press('Enter')
    await expect(code).toHaveAccessibleDescription(/That was the code, but this browser kept no cookie/)
    await expectAccessible(page)
  })

  test('asks in Chinese, on a telephone, too', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto('/')
    await frameOf(page).prefer('Language', '中文')
    await expect(page.getByRole('heading', { name: '登录', level: 1 })).toBeVisible()
    await expect(page.getByRole('textbox', { name: '一次性代码' })).toBeVisible()
    await expectNoSideScroll(page)
    await expectAccessible(page)
  })

  test('a gateway that does not answer is told, and asked again', async ({ page, expectLostCall, gateway }) => {
    expectLostCall('session')
    await page.route('**/auth/session', (route) => route.abort())
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'The gateway does not answer.' })).toBeVisible()
    await expectAccessible(page)
    await page.unroute('**/auth/session')
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.getByRole('textbox', { name: 'One-time code' }).fill(codeOf(gateway))
    await page.keyboard.press('Enter')
    await expect(account(page)).toBeVisible()
  })
})

test(
  'a session that ends keeps the open dialog; one signs in again and goes on',
  { tag },
  async ({ page, gateway, expectRefusal }) => {
    expectRefusal(401)
    const { dialog, id, name, ok, button } = createDialog(page)
    await page.goto(createAddress)
    await id.fill('afterexpiry')
    await name.fill('Typed before the session ended')
    await endSession(page)
    // Under the question when a reading in the background was refused first.
    await ok.dispatchEvent('click')
    await expect(expired(page)).toBeVisible()
    await expectAccessible(page)

    // Not now: what is typed stays, and the way in stays in view.
    await expired(page).getByRole('button', { name: 'Later' }).click()
    await expect(expired(page)).toHaveCount(0)
    await expect(dialog.getByRole('alert')).toContainText('Your session has ended.')
    await dialog.getByRole('button', { name: 'Sign in again' }).click()
    await expect(expired(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(expired(page)).toHaveCount(0)
    await expect(name).toHaveValue('Typed before the session ended')
    await page.reload()
    // Reloaded in the middle of it: the draft is offered once somebody is signed in.
    await page.getByRole('textbox', { name: 'One-time code' }).fill(codeOf(gateway))
    await page.keyboard.press('Enter')
    await button('Use draft').click()
    await expect(name).toHaveValue('Typed before the session ended')

    await endSession(page)
    // Under the question when a reading in the background was refused first.
    await ok.dispatchEvent('click')
    await expired(page).getByRole('textbox', { name: 'One-time code' }).fill(codeOf(gateway))
    await page.keyboard.press('Enter')
    await expect(expired(page)).toHaveCount(0)
    await expect(dialog.getByRole('status').filter({ hasText: 'You are signed in again.' })).toBeVisible()
    await expect(name).toHaveValue('Typed before the session ended')
    await ok.click()
    await expect(dialog).toHaveCount(0)
    await expect(rowOf(page, 'afterexpiry')).toBeVisible()
  },
)

test(
  'a list that could not be read for want of a session is read once there is one',
  { tag },
  async ({ page, gateway, expectRefusal }) => {
    expectRefusal(401)
    await page.goto(paths.groups(TYPICAL))
    await expect(rowOf(page, GROUPS.busy)).toBeVisible()
    await endSession(page)
    await page.getByRole('button', { name: 'Refresh', exact: true }).dispatchEvent('click')
    await expired(page).getByRole('button', { name: 'Later' }).click()
    await expect(page.getByRole('complementary', { name: 'Your session has ended' })).toBeVisible()
    await expect(rowOf(page, GROUPS.busy)).toBeVisible()
    await page.getByRole('button', { name: 'Sign in again' }).first().click()
    await expired(page).getByRole('textbox').fill(codeOf(gateway))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary')).toHaveCount(0)
    await expect(page.getByText('Your session has ended', { exact: false })).toHaveCount(0)
  },
)

test(
  'signing out leaves nothing behind, in other tabs neither',
  { tag },
  async ({ page, context, gateway, expectRefusal }) => {
    // What was being read in the background.
    expectRefusal(401)
    await page.goto(paths.groups(TYPICAL))
    const other = await context.newPage()
    await other.goto(createAddress)
    await createDialog(other).name.fill('half a thought')
    expect(await other.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).toContain('half a thought')

    await account(page).click()
    await frameOf(page).signOut.click()
    for (const tab of [page, other]) {
      await expect(tab.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
      // The page may still be on its way to the address it was left at.
      await expect(async () => expect(await tab.evaluate(() => Object.keys(sessionStorage))).toEqual([])).toPass()
    }
    expect(await context.cookies()).toEqual([])
    await other.getByRole('textbox', { name: 'One-time code' }).fill(codeOf(gateway))
    await other.keyboard.press('Enter')
    await expect(createDialog(other).id).toBeVisible()
    await expect(createDialog(other).name).toHaveValue('')
    await expect(createDialog(other).button('Use draft')).toHaveCount(0)
    if (gateway !== undefined) gateway.cookie = await signIn(gateway)
  },
)

test(
  'the browser keeps language, theme and what is being typed, and nothing of the service',
  { tag },
  async ({ page, backend }) => {
    await backend.join({ appId: TYPICAL.appId, groupId: GROUPS.quiet }, 3)
    await page.goto(paths.groupDetails(TYPICAL, GROUPS.fullInformation))
    await expect(page.getByRole('dialog')).toContainText(GROUPS.fullInformation)
    await account(page).dispatchEvent('click')
    await page.getByText('Dark', { exact: true }).dispatchEvent('click')
    const { open, fill, send, accepted, content } = sendDialog(page)
    await open(GROUPS.quiet)
    await fill({ senderId: 'anna', type: '1', content: 'CanaryContent' })
    await send.click()
    await expect(accepted).toBeVisible()
    await content.fill('half a thought')
    const kept = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.entries(sessionStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    }))
    expect(kept).toMatchObject({ databases: [], caches: [], workers: 0, cookies: '' })
    const own = (name: string) => name.replace('audience-console:', '')
    expect(['language', 'theme', 'signedIn']).toEqual(expect.arrayContaining(kept.local.map(own)))
    expect(kept.session.map(([name]) => own(name)).toSorted()).toEqual([
      `draft:send-message/cn-shanghai/${TYPICAL.appId}/${GROUPS.quiet}`,
      'drafts-of',
      // How far each visited screen was scrolled, by a random key.
      'react-router-scroll-positions',
      'senderId',
    ])
    expect(JSON.stringify(kept)).not.toContain('CanaryContent')
  },
)
