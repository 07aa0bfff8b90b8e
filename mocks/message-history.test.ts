import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClient } from '#api/client.ts'
import { Failure } from '#api/failure.ts'
import { EMPTY_LOG, type MessageLog } from '#api/message-log.ts'
import { sendMessage } from '#api/messages.ts'
import { type LogChange, readFirst, readGap, readNews, type ReadPage } from '#api/read-log.ts'
import { createServiceClock } from '#api/service-clock.ts'
import { listMessages, recallMessage } from '#api/stored-messages.ts'
import { newSubmitKey } from '#api/submit-key.ts'
import type { Fault } from './faults.ts'
import { interceptFetch } from './in-page.ts'
import { NODE_ORIGIN } from './node.ts'
import { APPS, GROUPS } from './scenarios/names.ts'
import { START_MS } from './testing/test-backend.ts'
import { controlOf, testHost } from './testing/test-host.ts'

/** What the console shows of a group's messages, against what a list of another client's finds when all is over. */
const SCOPE = { center: 'cn-shanghai', appId: APPS.typical } as const
const GROUP = { appId: APPS.typical, groupId: GROUPS.busy }
const NEWEST = { order: 'newest' } as const
const SECONDS = 30

let wallMs = START_MS
let stop = () => {}
let control: ReturnType<typeof controlOf>
let read: ReadPage
const client = createClient({ clock: createServiceClock(() => wallMs), baseUrl: `${NODE_ORIGIN}/api/live` })
beforeEach(() => {
  wallMs = START_MS
  const host = testHost({ wallClock: () => wallMs })
  control = controlOf(host)
  stop = interceptFetch(host, NODE_ORIGIN)
  read = (request) => {
    // Within the calls a second that the service allows.
    wallMs += 25
    return listMessages(client, SCOPE, GROUPS.busy, request)
  }
})
afterEach(() => stop())

/** A look that fails changes nothing, and the next one tells the rest. */
async function look(log: MessageLog, looking: Promise<LogChange>): Promise<{ log: MessageLog; failed: boolean }> {
  try {
    return { log: (await looking)(log), failed: false }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { log, failed: true }
  }
}

/** All numbers that are stored, oldest first, read one page after the other. */
async function storedNumbers(): Promise<bigint[]> {
  const numbers: bigint[] = []
  let token: number | undefined
  do {
    const page = await read({ order: 'oldest', token })
    numbers.push(...page.rows.map(({ seq }) => seq))
    token = page.next
  } while (token !== undefined)
  return numbers
}

/** Follows a show of 80 messages a second, one look a second, and then reads what is unread. */
async function follow(everySeconds = 1) {
  await control('show', { ...GROUP, perSecond: 80, mix: [{ type: 1, weight: 5, share: 1 }] })
  let log = (await readFirst(read, NEWEST))(EMPTY_LOG)
  let failures = 0
  let gaps = 0
  for (let second = 0; second < SECONDS; second += everySeconds) {
    wallMs += everySeconds * 1000
    const seen = await look(log, readNews(read, NEWEST, log))
    log = seen.log
    failures += Number(seen.failed)
    gaps = Math.max(gaps, log.gaps.length)
  }
  await control('faults', { set: [] })
  await control('show', { ...GROUP, perSecond: 0 })
  wallMs += 1000
  while (log.gaps[0] !== undefined) log = (await readGap(read, NEWEST, log.gaps[0]))(log)
  log = (await readNews(read, NEWEST, log))(log)
  const shown = log.rows.map(({ seq }) => seq).toReversed()
  return { shown, failures, gaps, log }
}

test('80 messages a second: exactly what is stored, in its order, and no gap on the way', async () => {
  const { shown, gaps } = await follow()
  expect(shown).toEqual(await storedNumbers())
  expect(shown.length).toBeGreaterThanOrEqual(50 * (SECONDS - 1))
  // The one at the end is the past, which nobody has asked for.
  expect(gaps).toBe(1)
})

test('looks that come too late leave gaps, which are filled to the last message', async () => {
  const { shown, gaps } = await follow(5)
  expect(gaps).toBeGreaterThan(2)
  expect(shown).toEqual(await storedNumbers())
})

const SHARE = { action: 'ListLiveMessageGroupMessages', nth: 4, share: 0.2 } as const
const FAULTS: [string, Fault][] = [
  ['refusals', { ...SHARE, kind: 'error', code: 'ServerError', status: 500 }],
  ['throttling', { ...SHARE, kind: 'error', code: 'Throttling.User', status: 400 }],
  ['broken connections', { ...SHARE, kind: 'cut-after' }],
  ['half an answer', { ...SHARE, kind: 'truncated-json' }],
]
test.each(FAULTS)('%s: nothing is missed and nothing is doubled', async (_, fault) => {
  await control('faults', { set: [fault] })
  const { shown, failures } = await follow()
  expect(failures).toBeGreaterThan(0)
  expect(shown).toEqual(await storedNumbers())
})

test('a message that was recalled stays in view, and is known to be gone once its place was read again', async () => {
  for (const messageId of ['a', 'b', 'c']) {
    const message = { messageId, senderId: 'anna', senderInformation: '', type: 1n, content: messageId }
    await sendMessage(client, SCOPE, GROUPS.busy, message, newSubmitKey())
  }
  wallMs += 1000
  const log = (await readFirst(read, NEWEST))(EMPTY_LOG)
  const sought = log.rows.find(({ id }) => id === 'b')
  if (sought === undefined) throw new Error('not stored')
  const place = { above: sought.seq - 1n, below: sought.seq + 1n, order: 'newest', from: sought.at } as const
  expect((await readGap(read, NEWEST, place))(log).rows.some(({ gone }) => gone)).toBe(false)
  await recallMessage(client, SCOPE, GROUPS.busy, 'b', newSubmitKey())
  const after = (await readGap(read, NEWEST, place))(log)
  expect(after.rows.filter(({ gone }) => gone).map(({ id }) => id)).toEqual(['b'])
  expect(after.rows).toHaveLength(log.rows.length)
})
