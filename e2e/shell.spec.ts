import { paths } from '#lib/paths.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'
import { expect, test, titled } from './fixtures.ts'
import { frameOf } from './frame.ts'
import { createAddress, createDialog, leaveUnsaved } from './group-dialogs.ts'
import { sendDialog } from './send-dialog.ts'

const groupsOf = (appId: string, center = 'cn-shanghai') => paths.groups({ center, appId })

test('a first visit lands on a list with groups', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(groupsOf(APPS.typical))
  await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
  await expect(page.getByRole('row')).not.toHaveCount(0)
})

test('the navigation is the vendor console’s, and says where one is', async ({ page }) => {
  await page.goto(groupsOf(APPS.typical))
  const { navigation } = frameOf(page)
  await expect(navigation).toContainText('Live +')
  await expect(navigation).toContainText('Interactive Messaging')
  await expect(navigation.getByRole('link', { name: 'Groups' })).toHaveAttribute('aria-current', 'page')
  await navigation.getByRole('link', { name: 'Applications' }).click()
  await expect(page).toHaveURL(paths.applications('cn-shanghai'))
  await expect(page).toHaveTitle(titled('Applications'))
  await navigation.getByRole('link', { name: 'Groups' }).click()
  await expect(page).toHaveURL(groupsOf(APPS.typical))
})

test('a mock session cannot be mistaken for a real one', { tag: '@mock' }, async ({ page }) => {
  await page.goto('/')
  const mark = page.getByRole('complementary', { name: 'Mock backend' })
  await expect(mark.getByRole('button', { name: 'Mock session' })).toBeVisible()
  await page.mouse.wheel(0, 2000)
  await expect(mark).toBeInViewport()
  await expect(mark.getByRole('button', { name: 'Mock session' })).toBeInViewport()
  await frameOf(page).menuButton.click()
  await expect(page.getByText('Nothing reaches ApsaraVideo Live.')).toBeVisible()
})

test('the Live Center and application pickers lead to other lists', async ({ page }) => {
  await page.goto(groupsOf(APPS.typical))
  const { liveCenter, application, option } = frameOf(page)
  await expect(liveCenter).toHaveText('China (Shanghai)')
  await expect(application).toHaveText('Starlight Live')
  await liveCenter.press('ArrowDown')
  await expect(page.getByRole('listbox')).toBeVisible()
  await liveCenter.fill('singa')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(groupsOf(APPS.singapore, 'ap-southeast-1'))
  await expect(liveCenter).toHaveText('Singapore')
  await expect(liveCenter).toBeFocused()
  await application.click()
  await expectAccessible(page)
  await application.fill(APPS.singaporeEmpty)
  await option(APPS.singaporeEmpty).click()
  await expect(page).toHaveURL(groupsOf(APPS.singaporeEmpty, 'ap-southeast-1'))
  await page.goBack()
  await expect(page).toHaveURL(groupsOf(APPS.singapore, 'ap-southeast-1'))
})

test('a picker is worked with by keys alone, and leaves things as they are', async ({ page }) => {
  await page.goto(groupsOf(APPS.typical))
  const { application, option } = frameOf(page)
  await expect(application).toHaveText('Starlight Live')
  await application.press('s')
  await expect(option('Starlight Live')).toHaveAttribute('aria-selected', 'true')
  await expect(application).toHaveValue('s')
  await page.keyboard.press('Escape')
  await expect(application).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(option('Starlight Live')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expect(page).toHaveURL(groupsOf(APPS.typical))
  await application.press('ArrowDown')
  await expect(option(APPS.disabled)).toContainText('Disabled')
})

test('the navigation folds to icons when asked, and where there is little room', async ({ page }) => {
  await page.goto(groupsOf(APPS.typical))
  const { navigation } = frameOf(page)
  const width = async () => (await navigation.boundingBox())?.width
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await width()).toBe(216)
  await navigation.getByRole('button', { name: 'Fold navigation' }).click()
  await expect.poll(width).toBe(56)
  await expectAccessible(page)
  await page.reload()
  await expect(navigation.getByRole('button', { name: 'Unfold navigation' })).toBeVisible()
  expect(await width()).toBe(56)
  await navigation.getByRole('button', { name: 'Unfold navigation' }).click()
  await expect.poll(width).toBe(216)
  await page.setViewportSize({ width: 1024, height: 768 })
  await expect.poll(width).toBe(56)
  await expect(navigation.getByRole('link', { name: 'Groups' })).toHaveAttribute('title', 'Groups')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(async () => (await navigation.boundingBox())?.y).toBe(844 - 56)
  await expectNoSideScroll(page)
  await expectAccessible(page)
})

test.describe('language', () => {
  test('is the browser’s first, then the chosen one, remembered', async ({ browser, baseURL, gateway }) => {
    const context = await browser.newContext({ locale: 'zh-CN', ...(baseURL === undefined ? {} : { baseURL }) })
    if (gateway !== undefined) await context.addCookies([gateway.cookie])
    const page = await context.newPage()
    await page.goto('/')
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await page.getByRole('button', { name: '偏好设置' }).click()
    await page.getByText('English').click()
    await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await context.close()
  })
})

test('the theme follows the system until one is chosen, and that is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  const html = page.locator('html')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await frameOf(page).prefer('Theme', 'Light')
  await expect(html).toHaveAttribute('data-theme', 'light')
  await page.reload()
  await expect(html).toHaveAttribute('data-theme', 'light')
})

test.describe('links that lead nowhere explain themselves', () => {
  test('an unknown application', async ({ page, expectRefusal }) => {
    expectRefusal(404)
    await page.goto(groupsOf('nosuchapp'))
    await expect(page.getByRole('heading', { name: 'Application not found' })).toBeVisible()
    await expect(page.getByText('There is no application nosuchapp in China (Shanghai).')).toHaveCount(1)
    await expect(page.getByText('There is no such application.')).toHaveCount(0)
    await expect(page.getByText('ResourceNotExist')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Look in Singapore' }).click()
    await expect(page.getByText('There is no application nosuchapp in Singapore.').first()).toBeVisible()
  })

  test('an application of the other Live Center is found there', async ({ page, expectRefusal }) => {
    expectRefusal(404)
    await page.goto(groupsOf(APPS.singapore))
    await page.getByRole('link', { name: 'Look in Singapore' }).click()
    await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
  })

  test('a disabled application', async ({ page, expectRefusal }) => {
    // Its groups are asked for beside it.
    expectRefusal(403, 'ListLiveMessageGroupByPage')
    await page.goto(groupsOf(APPS.disabled))
    await expect(page.getByRole('heading', { name: 'Application disabled' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Choose another application' }).click()
    await expect(page).toHaveURL(paths.applications('cn-shanghai'))
  })

  test('applications that cannot be listed are not said to match nothing', async ({ page, backend, expectRefusal }) => {
    expectRefusal(403, 'ListLiveMessageApps')
    await backend.prepare('faults', {
      set: [{ action: 'ListLiveMessageApps', kind: 'error', code: 'NoAuth', status: 403 }],
    })
    await page.goto(groupsOf(APPS.typical))
    const retry = page.getByRole('button', { name: /^Applications not loaded: .*\(NoAuth\) Retry$/ })
    const { application: picker, option } = frameOf(page)
    await picker.click()
    await expect(retry).toBeVisible()
    await expect(page.getByText('Applications not loaded', { exact: true })).toBeVisible()
    await expect(page.getByText('No application matches')).toHaveCount(0)
    await backend.setFaults()
    await retry.click()
    await expect(retry).toHaveCount(0)
    await expect(option('Starlight Live')).toBeVisible()
    await picker.fill('zzz')
    await expect(page.getByText('No application matches')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(picker).toBeFocused()
    await expect(picker).toHaveText('Starlight Live')
  })

  test('another account’s application', async ({ page, expectRefusal }) => {
    expectRefusal(403)
    await page.goto(groupsOf(APPS.foreign))
    await expect(page.getByRole('heading', { name: 'No access to this application' })).toBeVisible()
    await expect(page.getByText('NoAuth')).toBeVisible()
    await expect(page.getByText('No access to this application.', { exact: true })).toHaveCount(0)
  })

  test('an unknown Live Center', async ({ page }) => {
    await page.goto(paths.groups({ center: 'mars', appId: 'x' }))
    await expect(page.getByRole('heading', { name: 'Live Center not found' })).toBeVisible()
    await page.getByRole('link', { name: 'Singapore' }).click()
    await expect(page).toHaveURL(groupsOf(APPS.singapore, 'ap-southeast-1'))
  })

  test('an address of no screen', async ({ page }) => {
    await page.goto('/live/cn-shanghai/x/y/z')
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await page.getByRole('link', { name: 'Go to Groups' }).click()
    await expect(page).toHaveURL(groupsOf(APPS.typical))
  })
})

test('an application whose address is incomplete leads to its groups', async ({ page }) => {
  await page.goto(`/live/cn-shanghai/${APPS.typical}`)
  await expect(page).toHaveURL(groupsOf(APPS.typical))
})

test('the keyboard skips the frame', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test.describe('where the mock session is kept', { tag: '@mock' }, () => {
  // Data of a site are cleared with its worker.
  test.use({ answeredBy: 'worker' })

  test('the data of the site cleared under an open page: nothing leaves, and a reload starts anew', async ({
    page,
    context,
    baseURL,
    backend,
  }) => {
    const { dialog, open, fill, send } = sendDialog(page)
    await open(GROUPS.busy)
    // What is being read already is on its way.
    await backend.settled()
    await fill({ senderId: 'anna', type: '1', content: 'typed before' })
    const cdp = await context.newCDPSession(page)
    await cdp.send('Storage.clearDataForOrigin', {
      origin: new URL(baseURL ?? '').origin,
      storageTypes: 'service_workers,indexeddb,cache_storage',
    })
    const told = page.getByRole('status').filter({ hasText: 'The data of this site was cleared' })
    await expect(told).toBeVisible()
    await send.click()
    await expect(dialog).toContainText('This was not sent')
    await expect(dialog.getByRole('textbox', { name: 'Message Content' })).toHaveValue('typed before')
    await leaveUnsaved(page, () => told.getByRole('button', { name: 'Reload' }).dispatchEvent('click'))
    await expect(dialog.getByRole('button', { name: 'Use draft' })).toBeVisible()
    await expect(told).toHaveCount(0)
  })

  /** What Chromium does where its settings block the data of all sites. */
  const withholdStorage = () => {
    const refuse = (name: string) => new DOMException('Access is denied for this document.', name)
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        configurable: true,
        get() {
          throw refuse('SecurityError')
        },
      })
    }
    IDBFactory.prototype.open = () => {
      throw refuse('UnknownError')
    }
    const unregistered = { value: () => Promise.reject(refuse('NotSupportedError')) }
    for (const method of ['register', 'getRegistration', 'getRegistrations'])
      Object.defineProperty(ServiceWorkerContainer.prototype, method, unregistered)
  }

  for (const [name, withhold] of [
    ['without IndexedDB', () => Object.defineProperty(window, 'indexedDB', { value: undefined })],
    ['whose settings block the data of sites', withholdStorage],
  ] as const) {
    test(`a browser ${name} is used, and says that nothing lasts`, async ({ page }) => {
      await page.addInitScript(withhold)
      await page.goto(createAddress)
      await expect(page.getByRole('status').filter({ hasText: 'a reload starts anew' })).toBeVisible()
      const { dialog, id, ok } = createDialog(page)
      await id.fill('inmemory1')
      await ok.click()
      await expect(dialog).toHaveCount(0)
      await expect(page.getByRole('row').nth(1)).toContainText('inmemory1')
    })
  }
})
