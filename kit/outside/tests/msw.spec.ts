/** The backend in the caller's own Mock Service Worker, in Node and in a page that is not the console. */
import { expect, test } from '@playwright/test'
import { setupServer } from 'msw/node'
import { createClient } from 'audience-console/client'
import { mockService } from 'audience-console/msw'
import { APPS, GROUPS } from 'audience-console/scenarios'

const place = { AppId: APPS.typical, DataCenter: 'cn-shanghai', GroupId: GROUPS.quiet } as const

test('answers in Node, below any path', async () => {
  const url = 'http://service.test/some/where'
  const { handlers, control } = mockService({ url })
  const server = setupServer(...handlers)
  server.listen({ onUnhandledFrame: 'error' })
  try {
    await control('join', { appId: APPS.typical, groupId: GROUPS.quiet, count: 7 })
    const { OnlineUserCounts } = await createClient({ url }).call('DescribeLiveMessageGroup', place)
    expect(OnlineUserCounts).toBe(7)
  } finally {
    server.close()
  }
})

test('begins in the world that is asked for, and says what it refuses', async () => {
  const { control } = mockService({ url: 'http://service.test', scenario: 'empty' })
  await expect(control('join', { appId: APPS.full, groupId: GROUPS.quiet, count: 7 })).rejects.toThrow(APPS.full)
})

test('answers in a page', async ({ page }) => {
  await page.goto(process.env['PAGE_URL'] ?? '')
  await expect(page.getByRole('status')).toHaveText('7 people')
})
