/**
 * Every screen, dialog and popup in both themes under the content security policy. The fixtures fail a test on any violation; the
 * last tests prove that they would.
 */
import { test as bare, type Page } from '@playwright/test'
import { contentSecurityPolicy } from '#lib/content-security-policy.ts'
import { paths, viewerSearch } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expect, test } from './fixtures.ts'
import { frameOf } from './frame.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'
import { watch } from './watch.ts'

// As operators have it: by the service worker.
test.use({ answeredBy: 'worker' })

const { center } = TYPICAL

const SCREENS: [name: string, address: string, heading: string | RegExp][] = [
  ['groups', paths.groups(TYPICAL), 'Groups'],
  ['no match', `${paths.groups(TYPICAL)}?q=nothing-has-this-name`, 'Groups'],
  ['runs', paths.runs(TYPICAL), 'Runs'],
  ['no such run', paths.run(TYPICAL, 'nosuchrun'), 'This run is not here'],
  ['applications', paths.applications(center), 'Applications'],
  ['unknown application', paths.groups({ center, appId: 'nowhere' }), 'Application not found'],
  ['unknown Live Center', '/live/nowhere', 'Live Center not found'],
  ['no screen', `${paths.groups(TYPICAL)}/a/b/c`, 'Page not found'],
]

const DIALOGS: [name: string, address: string][] = [
  ['create application', paths.createApplication(center)],
  ['details of an application', paths.applicationDetails(TYPICAL)],
  ['event callback', paths.changeCallback(TYPICAL)],
  ['content moderation', paths.changeModeration(TYPICAL)],
  ['enable application', paths.enableApplication({ center, appId: APPS.disabled })],
  ['create group', paths.createGroup(TYPICAL)],
  ['create many', paths.createMany(TYPICAL)],
  ['export', paths.exportGroups(TYPICAL)],
  ['duplicate group', paths.duplicateGroup(TYPICAL, GROUPS.busy)],
  ['details', paths.groupDetails(TYPICAL, GROUPS.busy)],
  ['details of JSON', paths.groupTab(TYPICAL, GROUPS.trickyJson, 'settings')],
  ['messages of a group', paths.groupTab(TYPICAL, GROUPS.busy, 'messages')],
  ['export of messages', paths.exportMessages(TYPICAL, GROUPS.busy, 'messages')],
  ['members of a group', paths.groupTab(TYPICAL, GROUPS.busy, 'members')],
  ['mutes of a group', paths.groupTab(TYPICAL, GROUPS.busy, 'mutes')],
  ['a viewer of a group', paths.groupTab(TYPICAL, GROUPS.busy, 'viewer') + viewerSearch('', 'viewer1')],
  ['a message to one user', paths.messageUser(TYPICAL, GROUPS.busy, 'members', 'viewer1')],
  ['information of a user', paths.userInformation(TYPICAL, GROUPS.busy, 'members', 'viewer1')],
  ['sending over the details', paths.sendFromTab(TYPICAL, GROUPS.busy, 'overview')],
  ['details of a deleted group', paths.groupDetails(TYPICAL, GROUPS.deletedRecently)],
  ['send', paths.sendMessage(TYPICAL, GROUPS.busy)],
  ['delete', paths.deleteGroup(TYPICAL, GROUPS.quiet)],
  ['restore', paths.restoreGroup(TYPICAL, GROUPS.deletedRecently)],
  ['no such group', paths.groupDetails(TYPICAL, 'nosuchgroup')],
]

/** Restyles everything that is open, each time with other `<style>` elements. */
async function inBothThemes(page: Page, open: () => Promise<void>) {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await open()
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme)
  }
}

test('a page comes under the policy, with a nonce of its own', async ({ request }) => {
  const nonces = new Set<string>()
  for (const address of [paths.groups(TYPICAL), '/', '/live/nowhere']) {
    const answer = await request.get(address)
    const policy = answer.headers()['content-security-policy'] ?? ''
    const nonce = /style-src 'self' 'nonce-([\w+/=]{22,})'/.exec(policy)?.[1] ?? ''
    expect(policy).toBe(contentSecurityPolicy({ styleNonce: nonce }))
    expect(await answer.text()).toContain(`<meta property="csp-nonce" nonce="${nonce}">`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(3)
})

for (const [name, address, heading] of SCREENS) {
  test(`screen: ${name}`, async ({ page, expectRefusal }) => {
    expectRefusal(404)
    await inBothThemes(page, async () => {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    })
  })
}

for (const [name, address] of DIALOGS) {
  test(`dialog: ${name}`, async ({ page, expectRefusal }) => {
    expectRefusal(404)
    await page.goto(address)
    const dialogs = page.getByRole('dialog')
    const dialog = dialogs.last()
    await inBothThemes(page, async () => {
      await expect(dialog).toBeVisible()
      // Dialogs over it hold the page still, with a style of their own; a group's screen stands beside it.
      if ((await dialog.getAttribute('aria-modal')) === 'false') return
      await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).overflowY)).toBe('hidden')
    })
    const shown = await dialogs.count()
    // Everything that hangs in it: folded parts, choices, tooltips of buttons.
    for (const more of await dialog.getByText('Advanced', { exact: true }).all()) await more.click()
    for (const button of await dialog.getByRole('button', { name: /^(Copy|Suggest)/ }).all()) await button.hover()
    // What filters a list is nobody's work, and what is kept where it stands is not lost: leaving asks nothing of them.
    for (const kept of await dialog.locator('[data-kept]').all()) await kept.fill('a b')
    const lost = page.locator(':not([role=search] *, [data-kept])')
    const fields = await dialog.getByRole('textbox').and(lost).all()
    for (const field of fields) await field.fill('a b')
    // Escape would close a tooltip first.
    await page.mouse.move(0, 0)
    await expect(page.getByRole('tooltip')).toHaveCount(0)
    await page.keyboard.press('Escape')
    if (fields.length > 0) await page.getByRole('button', { name: 'Discard', exact: true }).click()
    await expect(dialogs).toHaveCount(shown - 1)
  })
}

test('popups of selects, tooltips and toasts', async ({ page }) => {
  const groups = groupsPage(page)
  await inBothThemes(page, async () => {
    await groups.open()
    const { liveCenter, application, menuButton, choice } = frameOf(page)
    for (const picker of [liveCenter, application]) {
      await picker.click()
      await expect(page.getByRole('listbox')).toBeVisible()
      await page.keyboard.press('Escape')
    }
    await menuButton.click()
    await expect(choice('Theme')).toBeVisible()
    await page.keyboard.press('Escape')
    await groups.sortBy('Owner').hover()
    await expect(page.getByRole('tooltip')).toBeVisible()
    await groups.ids.first().hover()
  })
  await page.goto(paths.deleteGroup(TYPICAL, GROUPS.quiet))
  await page.getByRole('dialog').getByRole('button', { name: 'Delete Group' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Group deleted' })).toBeVisible()
})

test('at the width of a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await inBothThemes(page, async () => {
    await page.goto(paths.groups(TYPICAL))
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('Oldest first')
    await page.getByRole('button', { name: 'Filters' }).click()
    await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible()
    await page.keyboard.press('Escape')
  })
})

/** What an attacker would try, and what the watch over every test says of it. */
const ATTACKS: [name: string, script: string, complaint: RegExp][] = [
  ['markup from text', "document.body.innerHTML = '<img src=x onerror=alert(1)>'", /require-trusted-types-for forbids/],
  ['a foreign worker', "void navigator.serviceWorker.register('/icon.svg')", /require-trusted-types-for forbids/],
  ['script from text', "document.createElement('script').text = 'alert(1)'", /require-trusted-types-for forbids/],
  ['a style attribute', "document.body.setAttribute('style', 'color: red')", /style-src-attr forbids inline/],
  [
    'a style without the nonce',
    "document.head.append(Object.assign(document.createElementNS('http://www.w3.org/1999/xhtml', 'style'), { textContent: 'p{}' }))",
    /style-src-elem forbids inline/,
  ],
  [
    'a picture from elsewhere',
    "document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.invalid/x.png' }))",
    /img-src forbids/,
  ],
  ['a call elsewhere', "void fetch('https://elsewhere.invalid/x').catch(() => {})", /connect-src forbids/],
  [
    'a frame',
    "document.body.append(Object.assign(document.createElement('iframe'), { src: '/' }))",
    /frame-src forbids/,
  ],
  ['a form', "document.body.append(document.createElement('form')); document.forms[0].submit()", /form-action forbids/],
]

bare(
  'the policy stops what an attacker would try, and the watch notices',
  { tag: '@mock' },
  async ({ page, context, baseURL }) => {
    const watched = await watch(context, new URL(baseURL ?? '').origin)
    await page.goto('/live/nowhere')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(watched.problems()).toEqual([])
    for (const [name, script, complaint] of ATTACKS) {
      await bare.step(name, async () => {
        const before = watched.problems().length
        await page.evaluate(`try { ${script} } catch {}; undefined`)
        await expect.poll(() => watched.problems().slice(before).join('\n')).toMatch(complaint)
      })
    }
  },
)
