/** The browser may stop a service worker in the middle of a request, and then asks it again: the act has one effect all the same. */
import type { CDPSession } from '@playwright/test'
import * as v from 'valibot'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expect, test } from './fixtures.ts'
import { createAddress, createDialog, toast, TYPICAL } from './group-dialogs.ts'
import { sendDialog, storedMessages } from './send-dialog.ts'

// As operators have it: by the service worker.
test.use({ answeredBy: 'worker' })

const versions = v.object({ versions: v.array(v.object({ versionId: v.string(), runningStatus: v.string() })) })

/** Stops the page's service worker now. */
async function stopperOf(cdp: CDPSession): Promise<() => Promise<void>> {
  const running = new Set<string>()
  cdp.on('ServiceWorker.workerVersionUpdated', (event) => {
    for (const { versionId, runningStatus } of v.parse(versions, event).versions) {
      if (runningStatus === 'running') running.add(versionId)
      else running.delete(versionId)
    }
  })
  await cdp.send('ServiceWorker.enable')
  return async () => {
    await expect.poll(() => running.size).toBeGreaterThan(0)
    for (const versionId of running) await cdp.send('ServiceWorker.stopWorker', { versionId })
  }
}

test('a group is created once, and a message sent once', { tag: '@mock' }, async ({ page, context, backend }) => {
  await page.goto(createAddress)
  const { id, ok } = createDialog(page)
  await id.fill('stopped1')
  // Carried out at once, answered late: long enough to stop the worker in between.
  await backend.setFaults(
    { action: 'CreateLiveMessageGroup', kind: 'delay', ms: 3000 },
    { action: 'SendLiveMessageGroup', kind: 'delay', ms: 3000 },
  )
  const seen = async () => (await backend.control('state', {})).faults.map((fault) => fault.seen)
  const stop = await stopperOf(await context.newCDPSession(page))
  await ok.click()
  await expect.poll(seen).toEqual([1, 0])
  await stop()
  await expect(toast(page, 'Group created')).toContainText('stopped1')
  // Without the browser's own repetition nothing would be proved.
  expect(await seen()).toEqual([2, 0])

  const { fill, ...send } = sendDialog(page)
  await page.goto(paths.sendMessage(TYPICAL, GROUPS.busy))
  await fill({ senderId: 'anna', type: '1', content: 'sent once' })
  await send.send.click()
  await expect.poll(async () => (await seen())[1]).toBe(1)
  await stop()
  await expect(send.accepted).toBeVisible()
  expect(await seen()).toEqual([2, 2])
  expect(JSON.stringify(await storedMessages(page, GROUPS.busy)).split('sent once')).toHaveLength(2)
})

test(
  'a worker that is going, and cannot be read anew, troubles nobody',
  { tag: '@mock' },
  async ({ page, context }) => {
    await context.addInitScript(() => {
      // A new tab is blank first, where there is none.
      if (!('ServiceWorkerRegistration' in globalThis)) return
      ServiceWorkerRegistration.prototype.update = () => {
        document.documentElement.dataset['asked'] = 'true'
        return Promise.reject(new DOMException('The registration is going.', 'InvalidStateError'))
      }
    })
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
    // The worker of the first tab is there now.
    const second = await context.newPage()
    await second.goto('/')
    await expect(second.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible()
    await expect(second.locator('html[data-asked]')).toBeAttached()
  },
)
