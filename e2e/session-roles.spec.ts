/** What each role may do on a gateway, and is told of the rest. */
import type { Page } from '@playwright/test'
import { paths, viewerSearch } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { frameOf } from './frame.ts'
import { startGatewayPair } from './gateway-pair.ts'
import { createAddress, TYPICAL } from './group-dialogs.ts'
import { sendDialog } from './send-dialog.ts'
import { signIn } from './sign-in.ts'

test.describe('roles', { tag: ['@real', '@gateway'] }, () => {
  for (const [role, expected, what] of [
    ['viewer', expectReadOnly, 'a viewer reads everything, and is told why the rest is not for viewers'],
    ['moderator', expectModeration, 'a moderator sends, and is told why groups are not for moderators'],
  ] as const) {
    test(what, async ({ page, context, browser }) => {
      const pair = await startGatewayPair({ GATEWAY_CODE_ROLE: role })
      const own = await browser.newContext({ baseURL: pair.origin })
      try {
        await own.addCookies([await signIn(pair)])
        await expected(await own.newPage())
      } finally {
        await own.close()
        pair.close()
      }
      expect([page.url(), context.pages().length]).toEqual(['about:blank', 1])
    })
  }
})

const whyNot = (role: string, needed: string) => `Your role, ${role}, may not do this. It takes the role ${needed}.`

async function expectModeration(page: Page) {
  const why = whyNot('Moderator', 'Operator')
  await page.goto(paths.groups(TYPICAL))
  await expect(page.getByRole('button', { name: 'Create Group' })).toHaveAccessibleDescription(why)
  const row = page.getByRole('row').filter({ has: page.getByText(GROUPS.busy, { exact: true }) })
  const remove = row.getByRole('button', { name: `Delete Group: ${GROUPS.busy}` })
  await expect(remove).toHaveAttribute('aria-disabled', 'true')
  await expect(remove).toHaveAccessibleDescription(why)

  await row.getByRole('link', { name: `Send Message: ${GROUPS.busy}` }).click()
  const { fill, send, accepted } = sendDialog(page)
  await fill({ senderId: 'anna', type: '1', content: 'Be kind.' })
  await send.click()
  await expect(accepted).toBeVisible()

  await page.goto(paths.groupTab(TYPICAL, GROUPS.busy, 'viewer') + viewerSearch('', 'viewer1'))
  const viewer = page.getByRole('region', { name: 'Viewer' })
  await expect(viewer.getByRole('button', { name: 'Change User Information' })).toHaveAccessibleDescription(why)
  await viewer.getByRole('button', { name: 'Mute', exact: true }).click()
  await expect(viewer.getByRole('region', { name: 'Mute 1 user' })).toContainText('Muted')
}

async function expectReadOnly(page: Page) {
  const why = whyNot('Viewer', 'Operator')
  const whyNoMessage = whyNot('Viewer', 'Moderator')
  await page.goto(paths.groups(TYPICAL))
  await frameOf(page).menuButton.click()
  await expect(page.getByRole('banner').getByText('Viewer')).toBeVisible()
  await page.keyboard.press('Escape')
  const create = page.getByRole('button', { name: 'Create Group' })
  await expect(create).toHaveAttribute('aria-disabled', 'true')
  await expect(create).toHaveAccessibleDescription(why)
  // Playwright would wait until it is enabled.
  await create.click({ force: true })
  await expect(page).toHaveURL(paths.groups(TYPICAL))
  await expect(page.getByRole('tooltip', { name: why })).toBeVisible()

  const row = page.getByRole('row').filter({ has: page.getByText(GROUPS.busy, { exact: true }) })
  for (const [action, reason] of [
    ['Send Message', whyNoMessage],
    ['Delete Group', why],
  ] as const) {
    const control = row.getByRole('button', { name: `${action}: ${GROUPS.busy}` })
    await expect(control).toHaveAttribute('aria-disabled', 'true')
    await expect(control).toHaveAccessibleDescription(reason)
    await control.focus()
    await expect(control).toBeFocused()
  }
  await expectAccessible(page)

  await row.getByRole('link', { name: `View Details: ${GROUPS.busy}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('link', { name: 'Settings' }).click()
  await expect(dialog).toContainText(why)
  await expect(dialog.getByRole('textbox')).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: 'Send Message' })).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(page)

  for (const [tab, buttons] of [
    ['Members', ['Mute: viewer1', 'Kick: viewer1', 'Message: viewer1']],
    ['Mutes', ['Quiet the room']],
  ] as const) {
    await dialog.getByRole('link', { name: tab }).click()
    for (const name of buttons)
      await expect(dialog.getByRole('button', { name, exact: true })).toHaveAccessibleDescription(whyNoMessage)
  }

  // Whoever knows the address gets no further.
  for (const [address, button, reason] of [
    [createAddress, 'OK', why],
    [paths.sendMessage(TYPICAL, GROUPS.busy), 'Send Message', whyNoMessage],
    [paths.deleteGroup(TYPICAL, GROUPS.busy), 'Delete Group', why],
    [paths.restoreGroup(TYPICAL, GROUPS.deletedRecently), 'Restore Group', why],
    [paths.changeCallback(TYPICAL), 'Save', whyNot('Viewer', 'Manager')],
    [paths.changeModeration(TYPICAL), 'Save', whyNot('Viewer', 'Manager')],
    [paths.disableApplication(TYPICAL), 'Disable', whyNot('Viewer', 'Manager')],
  ] as const) {
    await page.goto(address)
    await expect(dialog).toContainText(reason)
    await expect(dialog.getByRole('button', { name: button, exact: true })).toBeDisabled()
  }
  await page.goto(paths.applications(TYPICAL.center))
  const createApplication = page.getByRole('button', { name: 'Create Application' })
  await expect(createApplication).toHaveAccessibleDescription(whyNot('Viewer', 'Manager'))
  await expect(page.getByRole('button', { name: 'Disable: Starlight Live' })).toHaveAccessibleDescription(
    whyNot('Viewer', 'Manager'),
  )
  await createApplication.click({ force: true })
  await expect(page).toHaveURL(paths.applications(TYPICAL.center))
}
