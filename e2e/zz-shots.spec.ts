import { paths, viewerSearch } from '#lib/paths.ts'
import { APPS, STAGE_GROUPS } from '../mocks/scenarios/names.ts'
import { test } from './fixtures.ts'
import { expectAccessible, expectNoSideScroll } from './accessible.ts'

const STAGE = { center: 'cn-shanghai', appId: APPS.stage }
for (const [name, viewport, locale, colorScheme] of [
  ['wide-en', { width: 1440, height: 900 }, 'en-US', 'light'],
  ['mid-zh-dark', { width: 1280, height: 800 }, 'zh-CN', 'dark'],
  ['phone-zh', { width: 390, height: 844 }, 'zh-CN', 'light'],
  ['phone-en-dark', { width: 390, height: 844 }, 'en-US', 'dark'],
] as const) {
  test.describe(name, () => {
    test.use({ viewport, locale, colorScheme })
    test('shots', async ({ page, backend }) => {
      const shot = (what: string) => page.screenshot({ path: `/tmp/shots-people/${name}-${what}.png` })
      await backend.prepare('reset', { scenario: 'busy-show' })
      const zh = locale === 'zh-CN'
      const settle = async () => {
        await backend.control('settled', { within: 10 }).catch(() => undefined)
      }
      await page.goto(paths.groupTab(STAGE, STAGE_GROUPS.moderated, 'members'))
      await page.getByRole('list', { name: zh ? '成员' : 'Members', exact: true }).waitFor()
      await page.getByRole('checkbox').nth(3).check()
      await page.getByRole('checkbox').nth(5).check()
      await page
        .getByRole('button', { name: zh ? '踢出' : 'Kick', exact: true })
        .first()
        .click()
      await shot('members')
      await expectNoSideScroll(page)
      await expectAccessible(page)
      await page
        .getByRole('button', { name: zh ? '踢出' : 'Kick', exact: true })
        .last()
        .click()
      await page.getByRole('textbox').last().fill('viewer1, viewer200 nobody\nc@rl viewer1')
      await shot('members-2')
      await page.getByRole('textbox').last().fill('viewer1, viewer200 nobody')
      await page.getByRole('button', { name: zh ? '查询' : 'Look up', exact: true }).click()
      await settle()
      await page.getByRole('list').last().scrollIntoViewIfNeeded()
      await shot('members-3')
      await expectAccessible(page)
      await page.goto(paths.groupTab(STAGE, STAGE_GROUPS.moderated, 'mutes'))
      await page.getByRole('list').first().waitFor()
      await settle()
      await shot('mutes')
      await page.getByRole('button', { name: zh ? '全员禁言' : 'Quiet the room' }).click()
      await page.getByRole('textbox').first().fill('host02 viewer3')
      await shot('mutes-quiet')
      await expectNoSideScroll(page)
      await expectAccessible(page)
      await page
        .getByRole('button', { name: zh ? '全员禁言' : 'Quiet the room' })
        .last()
        .click()
      await page.getByRole('button', { name: zh ? '解除全员禁言' : 'Reopen the room' }).waitFor()
      await settle()
      await shot('mutes-quieted')
      await page.goto(paths.groupTab(STAGE, STAGE_GROUPS.loud, 'viewer') + viewerSearch('', 'viewer1'))
      await settle()
      await shot('viewer')
      await expectNoSideScroll(page)
      await expectAccessible(page)
      await page.getByRole('button', { name: zh ? '发送单聊消息' : 'Send Direct Message' }).click()
      await page.getByRole('dialog').last().waitFor()
      await settle()
      await shot('message')
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: zh ? '修改用户信息' : 'Change User Information' }).click()
      await settle()
      await shot('information')
      await page.keyboard.press('Escape')
    })
  })
}
