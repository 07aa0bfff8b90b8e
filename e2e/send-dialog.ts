import { expect, type Locator, type Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { inTypical } from './details-panel.ts'
import { type Place, TYPICAL } from './groups-page.ts'
import { callService, secondToPass } from './other-client.ts'
import { visit } from './visit.ts'

interface Message {
  senderId?: string
  senderInformation?: string
  type?: string
  content?: string
}

/** The dialog Send Message as a person finds it. English words. */
export function sendDialog(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Send Message' })
  const field = (name: string): Locator => dialog.getByRole('textbox', { name })
  const senderId = field('Sender ID')
  return {
    dialog,
    senderId,
    senderInformation: field('Sender Additional Information'),
    type: field('Message Type'),
    content: field('Message Content'),
    keepContent: dialog.getByRole('checkbox', { name: 'Keep the content for the next message' }),
    templates: dialog.getByRole('button', { name: 'Templates' }),
    /** What a template is filled with. */
    filling: dialog.getByRole('group', { name: 'Fields of the template' }),
    advanced: dialog.getByText('Advanced', { exact: true }),
    typeChip: (name: string | RegExp): Locator =>
      dialog.getByRole('radiogroup', { name: 'Types in use' }).getByRole('radio', { name }),
    priority: (name: string): Locator =>
      dialog.getByRole('radiogroup', { name: 'Priority' }).getByRole('radio', { name }),
    weight: field('Weight'),
    messageId: field('Message ID'),
    increase: field('Statistics Increase'),
    doNotStore: dialog.getByRole('checkbox', { name: 'Do not store' }),
    doNotCache: dialog.getByRole('checkbox', { name: 'Do not cache' }),
    send: dialog.getByRole('button', { name: 'Send Message' }),
    /** Sending a second one of a message that may be out: the first press asks, the second does it. */
    again: dialog.getByRole('button', { name: 'Send again' }),
    confirm: dialog.getByRole('button', { name: 'Send a second one' }),
    cancel: dialog.getByRole('button', { name: 'Cancel' }),
    accepted: dialog.getByRole('status').filter({ hasText: 'Accepted by the service' }),
    /** A fact of the result: its Message ID, its RequestId. */
    told: (name: string): Locator =>
      dialog.locator('dl > div', { has: page.getByText(name, { exact: true }) }).getByRole('code'),
    found: dialog.getByText('Found among the stored messages.'),
    failure: dialog.getByRole('alert'),
    async open(groupId: string, place: Place = TYPICAL) {
      await visit(page, paths.sendMessage(place, groupId))
      await expect(senderId).toBeVisible()
    },
    async fill(message: Message) {
      if (message.senderId !== undefined) await senderId.fill(message.senderId)
      if (message.senderInformation !== undefined)
        await field('Sender Additional Information').fill(message.senderInformation)
      if (message.type !== undefined) await field('Message Type').fill(message.type)
      if (message.content !== undefined) await field('Message Content').fill(message.content)
    },
  }
}

/** The newest stored messages of a group, newest first, those of this second included. */
export async function storedMessages(page: Page, groupId: string): Promise<unknown[]> {
  await secondToPass(page)
  const answer = await callService(page, 'ListLiveMessageGroupMessages', {
    ...inTypical(groupId),
    PageSize: 50,
    SortType: 2,
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- another shape fails the test that reads it
  return (answer as { MessageList: unknown[] }).MessageList
}
