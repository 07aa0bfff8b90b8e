import { expect, type Locator, type Page } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { type Place, TYPICAL } from './groups-page.ts'
import { visit } from './visit.ts'

interface Message {
  senderId?: string
  type?: string
  content: string
}

/** The composer below a group's messages as a person finds it, and the list of what was sent. English words. */
export function composer(page: Page) {
  const box = page.getByRole('region', { name: 'Composer' })
  const field = (name: string): Locator => box.getByRole('textbox', { name })
  const content = field('Message Content')
  const sent = box.getByRole('list', { name: 'Sent in this session' })
  return {
    box,
    content,
    senderId: field('Sender ID'),
    type: field('Message Type'),
    hold: box.getByRole('combobox', { name: 'Hold before sending' }),
    send: box.getByRole('button', { name: 'Send Message', exact: true }),
    /** What has not left yet. */
    line: box.getByRole('list', { name: 'Messages that have not left' }).getByRole('listitem'),
    takeBack: (text: string): Locator => box.getByRole('button', { name: `Take back: ${text}` }),
    /** How many there are of which state; opens and closes the list. */
    summary: box.getByText('Sent in this session'),
    sent: sent.getByRole('listitem'),
    button: (name: string): Locator => box.getByRole('button', { name, exact: true }),
    async open(groupId: string, place: Place = TYPICAL) {
      await visit(page, paths.groupTab(place, groupId, 'messages'))
      await expect(box).toBeVisible()
    },
    async fill(message: Message) {
      await content.fill(message.content)
      if (message.senderId !== undefined) await field('Sender ID').fill(message.senderId)
      if (message.type !== undefined) await field('Message Type').fill(message.type)
    },
  }
}
