import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createClient } from '#api/client.ts'
import { SETTLING } from '#api/contract/settling.ts'
import { lookFor, STAMP_SLACK } from '#api/message-look-up.ts'
import { type NewMessage, sendMessage } from '#api/messages.ts'
import { createServiceClock } from '#api/service-clock.ts'
import { newSubmitKey } from '#api/submit-key.ts'
import { interceptFetch } from './in-page.ts'
import { NODE_ORIGIN } from './node.ts'
import { APPS, GROUPS } from './scenarios/names.ts'
import { START_MS } from './testing/test-backend.ts'
import { controlOf, testHost } from './testing/test-host.ts'

/** The console's way of finding out about a send, before a service that does what no document says in one way or another. */
const SCOPE = { center: 'cn-shanghai', appId: APPS.typical } as const
const GROUP = { appId: APPS.typical, groupId: GROUPS.busy }
const MESSAGE: NewMessage = {
  messageId: 'sought',
  senderId: 'anna',
  senderInformation: '',
  type: 1n,
  content: 'Hello',
  // It is among those that a group beyond its rate delivers.
  weight: 1_000_000n,
}

let wallMs = START_MS
let stop = () => {}
let control: ReturnType<typeof controlOf>
beforeEach(() => {
  wallMs = START_MS
  const host = testHost({ wallClock: () => wallMs })
  control = controlOf(host)
  stop = interceptFetch(host, NODE_ORIGIN)
})
afterEach(() => stop())

/** More messages of the sought type than a group delivers. */
const talk = () => control('show', { ...GROUP, perSecond: 60, mix: [{ type: 1, weight: 5, share: 1 }] })

const pass = (seconds: number) => {
  wallMs += seconds * 1000
}

/** Sends a message, and returns how to look for it: for as long as the console does, or once. */
async function send(message: Partial<NewMessage> = {}) {
  const clock = createServiceClock(() => wallMs)
  const client = createClient({ clock, baseUrl: `${NODE_ORIGIN}/api/live` })
  const since = clock.now() - STAMP_SLACK
  pass(0.7)
  await sendMessage(client, SCOPE, GROUPS.busy, { ...MESSAGE, ...message }, newSubmitKey())
  const until = clock.now() + STAMP_SLACK
  const answeredMs = wallMs
  const { messageId, type } = { ...MESSAGE, ...message }
  const look = (waited: () => number) =>
    lookFor(client, SCOPE, GROUPS.busy, {
      sought: () => ({ messageId, type, since, until }),
      waited,
      signal: new AbortController().signal,
      wait: (ms) => {
        wallMs += ms
        return Promise.resolve()
      },
    })
  return { look: () => look(() => (wallMs - answeredMs) / 1000), once: () => look(() => Infinity) }
}

describe.each([-5, 0, 5])('with clocks %i seconds apart', (clocksApart) => {
  test.each([0, 1, SETTLING])('a message of a busy type is found, listed after %i seconds', async (settling) => {
    await control('assume', { settling, clocksApart })
    await talk()
    pass(20)
    const sent = await send()
    expect(await sent.look()).toEqual({ found: true })
  })

  test('one that is listed later is not found, says how long was waited, and is found then', async () => {
    await control('assume', { settling: 30, clocksApart })
    await talk()
    pass(20)
    const sent = await send()
    const result = await sent.look()
    expect(result).toEqual({ found: false, waited: SETTLING + 1 })
    pass(20)
    expect(await sent.once()).toEqual({ found: true })
  })
})

test('one that the service drops is not found either, and looks the same', async () => {
  await talk()
  pass(20)
  const sent = await send({ weight: 1n })
  expect(await sent.look()).toEqual({ found: false, waited: SETTLING + 1 })
})

test('a newest message of a quiet type is found in spite of the rate', async () => {
  await talk()
  pass(20)
  const sent = await send({ type: 42n, weight: 1n })
  expect(await sent.look()).toEqual({ found: true })
})
