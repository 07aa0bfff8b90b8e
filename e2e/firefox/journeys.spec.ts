/** What an operator does in a night, in Firefox. */
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../../mocks/scenarios/names.ts'
import { inTypical } from '../details-panel.ts'
import { createAddress, TYPICAL } from '../group-dialogs.ts'
import { expect, test } from './firefox-test.ts'
import { personAt } from './person.ts'

test('a group is created and stands on top of the list', async ({ firefoxPage: page, origin }) => {
  const { click, fill, see, miss, readRow } = personAt(page)
  await page.goto(origin + paths.groups(TYPICAL))
  await click('button', 'Create Group')
  await see('dialog', 'Create Interactive Messaging Group')
  expect(page.url()).toBe(origin + createAddress)
  await fill('Group ID', 'firefox1')
  await fill('Group Name', '  星光 Night 🎤 ')
  await click('button', 'OK')
  await miss('dialog', 'Create Interactive Messaging Group')
  await readRow('View Details: firefox1', 'Normal')
  await page.reload()
  await readRow('View Details: firefox1', '星光 Night 🎤')
  const first = await page.$eval('tbody tr', (row) => row.textContent ?? '')
  expect(first).toContain('firefox1')
})

test('details are modified and read back', async ({ firefoxPage: page, origin }) => {
  const { click, fill, see, call } = personAt(page)
  await page.goto(origin + paths.groupDetails(TYPICAL, GROUPS.quiet))
  await see('dialog', 'Group Information')
  await fill('Group Additional Information', 'line 1\nline 2 “äöü” 🎤')
  await fill('Administrator', 'firefoxadmin')
  await page.keyboard.press('Enter')
  await see('button', 'Remove firefoxadmin')
  await click('button', 'Save')
  await expect
    .poll(() => call('DescribeLiveMessageGroup', inTypical(GROUPS.quiet)))
    .toMatchObject({ GroupInfo: 'line 1\nline 2 “äöü” 🎤', AdminList: ['firefoxadmin'] })
  await page.reload()
  await see('button', 'Remove firefoxadmin')
})

test('a message is sent, and found among the stored ones', async ({ firefoxPage: page, origin }) => {
  const { click, fill, read, see, call } = personAt(page)
  await page.goto(origin + paths.sendMessage(TYPICAL, GROUPS.busy))
  await see('dialog', 'Send Message')
  await fill('Sender ID', 'anna')
  await fill('Message Type', '7')
  await fill('Message Content', 'Good evening from Firefox 🦊')
  await click('button', 'Send Message')
  await read('dialog', 'Send Message', 'Accepted by the service')
  await read('dialog', 'Send Message', 'Found among the stored messages.')
  const stored = await call('ListLiveMessageGroupMessages', {
    ...inTypical(GROUPS.busy),
    MsgType: 7,
    PageSize: 10,
    SortType: 2,
  })
  expect(stored).toMatchObject({ MessageList: [{ MsgType: 7, Body: 'Good evening from Firefox 🦊' }] })
})

test('a group is deleted and restored', async ({ firefoxPage: page, origin }) => {
  const { click, see, miss, readRow } = personAt(page)
  await page.goto(`${origin}${paths.groups(TYPICAL)}?q=${GROUPS.quiet}`)
  await click('link', `Delete Group: ${GROUPS.quiet}`)
  await see('dialog', 'Delete Group')
  await click('button', 'Delete Group')
  await miss('dialog', 'Delete Group')
  await readRow(`Restore Group: ${GROUPS.quiet}`, 'Deleted')
  await click('link', `Restore Group: ${GROUPS.quiet}`)
  await see('dialog', 'Restore Group')
  await click('button', 'Restore Group')
  await miss('dialog', 'Restore Group')
  await readRow(`Delete Group: ${GROUPS.quiet}`, 'Normal')
})

test('an address, the language, the theme and the service worker outlive a reload', async ({
  firefoxPage: page,
  origin,
}) => {
  const { click, see, call } = personAt(page)
  const address = origin + paths.groupDetails(TYPICAL, GROUPS.chinese)
  await page.goto(origin + paths.groups(TYPICAL))
  await see('link', `View Details: ${GROUPS.busy}`)
  await click('button', 'Preferences')
  await click('radio', 'Dark')
  await click('radio', '中文')
  await see('link', `查看详情：${GROUPS.busy}`)
  await page.goto(address)
  await see('dialog', '群组信息')
  await page.reload()
  await see('dialog', '群组信息')
  expect(page.url()).toBe(address)
  const facts = await page.evaluate(() => ({
    language: document.documentElement.lang,
    scheme: getComputedStyle(document.documentElement).colorScheme,
    worker: navigator.serviceWorker.controller?.state,
  }))
  expect(facts).toEqual({ language: 'zh-CN', scheme: 'dark', worker: 'activated' })
  // The same backend as before answers the page that was loaded anew.
  expect(await call('DescribeLiveMessageGroup', inTypical(GROUPS.chinese))).toMatchObject({ GroupId: GROUPS.chinese })
})
