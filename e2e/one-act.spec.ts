/**
 * One click is one effect, whatever happens to the connection: Chromium repeats a POST by itself when a reused connection ends
 * before the answer. Here it does, through a proxy that has passed the first request on.
 */
import type { Locator } from '@playwright/test'
import type { ActionName } from '#api/contract/actions.ts'
import { paths } from '#lib/paths.ts'
import { GROUPS } from '../mocks/scenarios/names.ts'
import { detailsPanel } from './details-panel.ts'
import { ENDINGS, type FaultyProxy, MANNERS, startFaultyProxy } from './faulty-proxy.ts'
import { expect, test as base } from './fixtures.ts'
import { startGatewayPair } from './gateway-pair.ts'
import { createDialog, toast, TYPICAL } from './group-dialogs.ts'
import { sendDialog, storedMessages } from './send-dialog.ts'
import { signIn } from './sign-in.ts'

/** What no in-browser backend has. `npm test` runs these too. */
const tag = ['@real', '@gateway']

const test = base.extend<object, { faultyProxy: FaultyProxy }>({
  faultyProxy: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted: none
    async ({}, provide) => {
      const proxy = await startFaultyProxy()
      await provide(proxy)
      proxy.close()
    },
    { scope: 'worker' },
  ],
  // The gateway of these tests stands behind the proxy, and knows itself by the proxy's name.
  gateway: [
    async ({ faultyProxy: proxy }, provide) => {
      const pair = await startGatewayPair({ GATEWAY_PUBLIC_ORIGIN: proxy.origin })
      try {
        proxy.leadTo(pair.listensAt)
        const behind = { ...pair, origin: proxy.origin }
        await provide({ ...behind, cookie: await signIn(behind) })
      } finally {
        pair.close()
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

const WRITES = [
  'SendLiveMessageGroup',
  'CreateLiveMessageGroup',
  'ModifyLiveMessageGroup',
  'DeleteLiveMessageGroup',
  'RecoverLiveMessageDeletedGroup',
] as const satisfies ActionName[]

/** `repeats`: the browser sends the request again by itself. */
const ROWS = [
  ...ENDINGS.map((ending) => ({ ending, when: 'answered', repeats: true }) as const),
  ...MANNERS.map((ending) => ({ ending, when: 'answered', repeats: false }) as const),
  { ending: 'reset', when: 'under way', repeats: true } as const,
]

for (const { ending, when, repeats } of ROWS) {
  test(
    `${ending}, the request ${when}: each act has one effect, and is told to have had it`,
    { tag },
    async ({ page, backend, faultyProxy: proxy, expectRefusal, expectLostCall }) => {
      // Five acts, each of which waits for the network.
      test.slow()
      // Chromium says nothing of what it repeats by itself, but for the answers it was given.
      expectRefusal(408)
      expectRefusal(421)
      expectLostCall()
      const counting = WRITES.map((action) => ({ action, kind: 'delay' as const, ms: when === 'answered' ? 0 : 500 }))
      await backend.setFaults(...counting)
      const arrived = () => WRITES.reduce((sum, action) => sum + proxy.seen(action), 0)
      const before = arrived()

      const dialogButton = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
      const act = async (action: ActionName, button: Locator, done: Locator) => {
        // Nothing else is asked for, so that the connections are idle, and used before.
        await page.waitForLoadState('networkidle')
        proxy.spoil(action, ending, when)
        await button.click()
        await expect(done).toBeVisible()
      }
      const link = (name: string) => page.getByRole('link', { name, exact: true })

      const create = createDialog(page)
      await page.goto(paths.createGroup(TYPICAL))
      await create.id.fill('oneact')
      await act('CreateLiveMessageGroup', create.ok, toast(page, 'Group created'))

      const { information, save, said, close, tab } = detailsPanel(page)
      await link('View Details: oneact').click()
      await tab('Settings').click()
      await information.fill('changed once')
      await act('ModifyLiveMessageGroup', save, said('Saved.'))
      await close.click()

      const { fill, ...send } = sendDialog(page)
      await link(`Send Message: ${GROUPS.busy}`).click()
      await fill({ senderId: 'anna', type: '1', content: `one ${ending}` })
      await act('SendLiveMessageGroup', send.send, send.accepted)
      await send.dialog.getByRole('button', { name: 'Close' }).last().click()

      await link('Delete Group: oneact').click()
      await act('DeleteLiveMessageGroup', dialogButton('Delete Group'), toast(page, 'Group deleted'))
      await link('Restore Group: oneact').click()
      await act('RecoverLiveMessageDeletedGroup', dialogButton('Restore Group'), toast(page, 'Group restored'))

      const { faults } = await backend.control('state', {})
      expect(faults.map(({ action, seen }) => [action, seen])).toEqual(WRITES.map((action) => [action, 1]))
      // Without the browser's own repetitions nothing would be proved.
      if (repeats) expect(arrived() - before, 'writes that arrived').toBeGreaterThan(WRITES.length)
      const stored = JSON.stringify(await storedMessages(page, GROUPS.busy))
      expect(stored.split(`one ${ending}`)).toHaveLength(2)
    },
  )
}
