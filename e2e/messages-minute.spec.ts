/** A minute at the live end of a group in which 50 messages a second are stored: what is shown, and told to be unread, is what is stored. */
import { LIMITS } from '#api/contract/limits.ts'
import { APPS, GROUPS } from '../mocks/scenarios/names.ts'
import { expect, test } from './fixtures.ts'
import { lineOf, messagesTab, stored, timeless } from './messages-tab.ts'

const BUSY = { appId: APPS.typical, groupId: GROUPS.busy } as const
const MINUTE = 60
const GAP = 'Some messages here have not been read.'

/**
 * What is shown otherwise than it is stored: out of order, doubled, or left out where nothing tells so. `kept`, `shown`: newest first; among
 * the latter, places that were not read.
 */
function notTold(kept: readonly string[], shown: readonly string[]): string[] {
  const wrong: string[] = []
  let place = 0
  let mayLeaveOut = false
  for (const [index, line] of shown.entries()) {
    if (line.includes(GAP)) {
      mayLeaveOut = true
      continue
    }
    if (mayLeaveOut) {
      // Where it goes on is known by all that follows until the next such place, as lines alone may come twice.
      const end = shown.findIndex((other, at) => at > index && other.includes(GAP))
      const block = shown.slice(index, end === -1 ? undefined : end)
      const goesOn = (start: number) => block.every((other, offset) => kept[start + offset] === other)
      while (place < kept.length && !goesOn(place)) place += 1
      mayLeaveOut = false
    }
    if (kept[place] !== line) wrong.push(`${line} is shown for ${kept[place]}`)
    place += 1
  }
  if (place !== kept.length) wrong.push(`${kept.length - place} are left out at the end`)
  return wrong
}

const spoken = (text: string) => timeless(text.replaceAll(/\s+/g, ' ').trim())

test.use({ viewport: { width: 1280, height: 4000 } })

test('@mock every message of a minute, once and in its order, and what a late look leaves out is told', async ({
  page,
  backend,
}) => {
  // One clock for the page's looks and for the service in it: a minute takes as long as its work.
  await page.clock.install()
  const messages = messagesTab(page)
  await messages.open(GROUPS.busy)
  await expect(messages.loaded(50)).toBeVisible()
  await messages.button('Read more').click()
  const before = await stored(page, GROUPS.busy)
  await expect(messages.loaded(before.length)).toBeVisible()

  // What comes waits while one points at the list.
  await messages.search.hover()
  await backend.control('show', { ...BUSY, perSecond: LIMITS.messagesPerSecond, seconds: MINUTE })
  for (let second = 0; second < MINUTE / 2; second += 1) {
    await page.clock.runFor(1000)
    await backend.settled()
  }
  // As if the page had not looked for ten seconds.
  await backend.advanceClock(10)
  for (let second = 0; second < MINUTE / 2; second += 1) {
    await page.clock.runFor(1000)
    await backend.settled()
  }
  const all = await stored(page, GROUPS.busy, () => page.clock.runFor(1000))
  expect(all.length).toBe(before.length + MINUTE * LIMITS.messagesPerSecond)
  // The last look may be under way; a line alone may be of another message.
  const newest = async () => (await messages.lines.allInnerTexts()).slice(0, 8).map(spoken)
  await expect.poll(newest).toEqual(all.slice(0, 8).map(lineOf))
  await backend.settled()

  const shown = (await messages.texts()).map(timeless)
  const expected = all.map(lineOf)
  const unread = shown.filter((line) => line.includes(GAP)).length
  // Ten seconds have more than a look reads; where the machine is slow, others come late, too.
  expect(unread).toBeGreaterThan(0)
  expect(expected.length - (shown.length - unread)).toBeGreaterThan(5 * LIMITS.messagesPerSecond)
  expect(notTold(expected, shown)).toEqual([])

  // Unread places stay in view whatever is searched for.
  await messages.search.fill('nobody says this')
  for (let left = unread; left > 0; left -= 1) {
    await messages.line(GAP).first().getByRole('button', { name: 'Read these' }).click()
    await expect(messages.line(GAP)).toHaveCount(left - 1)
  }
  await expect(messages.loaded(all.length)).toBeVisible()
  await messages.search.fill('')
  expect((await messages.texts()).map(timeless)).toEqual(expected)
})
