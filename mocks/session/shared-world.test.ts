// oxlint-disable-next-line no-unassigned-import -- it puts IndexedDB into Node
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { describe, expect, test } from 'vitest'
import { APPS } from '../scenarios/names.ts'
import { START_MS } from '../test-backend.ts'
import type { Command } from './entry.ts'
import { type Journal, openJournal } from './journal.ts'
import { SNAPSHOT_EVERY } from './replica.ts'
import { createSharedWorld, type Executed, type SharedWorld } from './shared-world.ts'
import { createWorld } from './world.ts'

let databases = 0
/** A database of its own for every test. */
const freshName = () => {
  databases += 1
  return `test-${databases}`
}

interface Clock {
  now: number
}

let requests = 0
/** A tab on a database; opening another one on the same name is a second tab, or the same one after a reload. */
function tab(name: string, clock: Clock = { now: START_MS }, open: () => Promise<Journal> = () => openJournal(name)): SharedWorld {
  return createSharedWorld({
    openJournal: open,
    wallClock: () => clock.now,
    newRequestId: () => {
      requests += 1
      return `R${requests}`
    },
  })
}

const group = (GroupId: string) => ({ AppId: APPS.typical, GroupId })
const create = (GroupId: string): Command => ({ kind: 'call', action: 'CreateLiveMessageGroup', params: group(GroupId) })
const info = (GroupId: string, GroupInfo: string): Command => ({
  kind: 'call',
  action: 'ModifyLiveMessageGroup',
  params: { ...group(GroupId), ModifyInfo: true, GroupInfo },
})
const describeGroup = (GroupId: string): Command => ({ kind: 'call', action: 'DescribeLiveMessageGroup', params: group(GroupId) })
const listed: Command = { kind: 'call', action: 'ListLiveMessageGroupByPage', params: { AppId: APPS.typical, SortType: 1 } }
const reset: Command = { kind: 'control', name: 'reset', params: { scenario: 'empty' } }

function valueOf({ outcome }: Executed): unknown {
  if (outcome.kind === 'answer') return outcome.value
  throw outcome.kind === 'refused' ? outcome.error : new Error('not carried out')
}
const answer = async (world: SharedWorld, command: Command): Promise<unknown> => valueOf(await world.execute(command))

/** All that is stored. */
async function stored(name: string) {
  const database = await openDB(name)
  const entries: unknown[] = await database.getAll('entries')
  const snapshot: unknown = await database.get('snapshot', 'current')
  const setAside: unknown = await database.get('setAside', 'last')
  database.close()
  return { entries, snapshot, setAside }
}

/** Puts something into the store behind everybody's back. */
async function tamper(name: string, store: 'entries' | 'snapshot', value: unknown, key: number | string) {
  const database = await openDB(name)
  await database.put(store, value, key)
  database.close()
}

describe('tabs', () => {
  test('see each other’s writes at once, in both directions', async () => {
    const name = freshName()
    const [one, two] = [tab(name), tab(name)]
    await answer(one, create('new1'))
    expect(await answer(two, describeGroup('new1'))).toMatchObject({ GroupId: 'new1' })
    await answer(two, info('new1', 'from two'))
    expect(await answer(one, describeGroup('new1'))).toMatchObject({ GroupInfo: 'from two' })
    expect([one.storage, two.storage, one.notices.all, two.notices.all]).toEqual(['shared', 'shared', [], []])
  })

  test('that write at the same moment lose nothing and double nothing', async () => {
    const name = freshName()
    const tabs = [tab(name), tab(name), tab(name)]
    const ids = Array.from({ length: 30 }, (_, index) => `new${index}`)
    const everywhere = tabs.flatMap((one, which) =>
      ids.filter((_, index) => index % 3 === which).flatMap((id) => [one.execute(create(id)), one.execute(listed)]),
    )
    await Promise.all(everywhere)
    for (const one of tabs) expect(await answer(one, listed)).toMatchObject({ TotalCount: 90 })
    const { entries } = await stored(name)
    expect(entries).toHaveLength(31)
  })

  test('agree on who was first: one creates, the other is told that the ID is taken', async () => {
    const name = freshName()
    const answers = await Promise.all([answer(tab(name), create('same')), answer(tab(name), create('same'))])
    expect(answers).toContainEqual(expect.objectContaining({ GroupId: 'same', AlreadyExists: true }))
    expect(answers.filter((given) => JSON.stringify(given).includes('AlreadyExists'))).toHaveLength(1)
  })

  test('share clock, faults and reset', async () => {
    const name = freshName()
    const [one, two] = [tab(name), tab(name)]
    await answer(one, { kind: 'control', name: 'advance-clock', params: { seconds: 3600 } })
    expect((await two.execute(listed)).stamp.at).toBe(START_MS + 3_600_000)
    await answer(one, { kind: 'control', name: 'faults', params: { set: [{ action: '*', kind: 'hang', nth: 2, times: 1 }] } })
    expect((await two.execute(listed)).faults).toEqual([])
    expect((await one.execute(listed)).faults).toMatchObject([{ kind: 'hang' }])
    expect((await two.execute(listed)).faults).toEqual([])
    await answer(two, reset)
    expect(await answer(one, { kind: 'control', name: 'state', params: {} })).toMatchObject({ scenario: 'empty', clockOffsetSeconds: 0 })
    expect(await one.execute(listed)).toMatchObject({ outcome: { kind: 'refused', error: { code: 'ResourceNotExist' } } })
  })
})

describe('a reload', () => {
  test('finds everything as it was, later on the clock', async () => {
    const name = freshName()
    const clock = { now: START_MS }
    const before = tab(name, clock)
    await answer(before, create('new1'))
    await answer(before, { kind: 'control', name: 'join', params: { appId: APPS.typical, groupId: 'new1', count: 5 } })
    const described = await answer(before, describeGroup('new1'))
    clock.now += 3_600_000
    const after = tab(name, clock)
    const again = await answer(after, describeGroup('new1'))
    expect({ ...Object(again), RequestId: '' }).toEqual({ ...Object(described), RequestId: '' })
    expect((await after.execute(listed)).stamp.at).toBe(clock.now)
  })

  test('does not run the clock backwards when the wall clock was set back', async () => {
    const name = freshName()
    const clock = { now: START_MS }
    await answer(tab(name, clock), create('new1'))
    clock.now -= 86_400_000
    const after = tab(name, clock)
    await answer(after, create('new2'))
    expect(await answer(after, describeGroup('new2'))).toMatchObject({ Createtime: START_MS / 1000 })
  })
})

describe('the journal', () => {
  test('holds writes that changed something, and nothing else', async () => {
    const name = freshName()
    const world = tab(name)
    await answer(world, listed)
    await answer(world, create('new1'))
    await answer(world, create('new1'))
    await answer(world, describeGroup('new1'))
    await answer(world, { kind: 'call', action: 'ModifyLiveMessageGroup', params: group('new1') })
    await world.execute(create('not an id'))
    const { entries } = await stored(name)
    expect(entries).toMatchObject([
      { seq: 1, command: { kind: 'control', name: 'reset', params: { scenario: 'typical' } } },
      { seq: 2, at: START_MS, command: { kind: 'call', action: 'CreateLiveMessageGroup', params: group('new1') } },
    ])
  })

  test('a purge that a read brought about is written down as well', async () => {
    const name = freshName()
    const clock = { now: START_MS }
    const world = tab(name, clock)
    await answer(world, listed)
    clock.now += 2 * 86_400_000
    expect(await answer(world, listed)).toMatchObject({ TotalCount: 59 })
    const { entries } = await stored(name)
    expect(entries).toMatchObject([{}, { command: { action: 'ListLiveMessageGroupByPage' } }])
    // Even a wall clock set back does not bring the group back, in this tab or another.
    clock.now -= 2 * 86_400_000
    for (const one of [world, tab(name, clock)]) expect(await answer(one, listed)).toMatchObject({ TotalCount: 59 })
  })

  test('is cut at a snapshot, from which other tabs and reloads go on', async () => {
    const name = freshName()
    const [one, lagging] = [tab(name), tab(name)]
    await answer(lagging, create('first'))
    for (let round = 0; round < SNAPSHOT_EVERY + 20; round += 1) await answer(one, info('first', `v${round}`))
    const { entries, snapshot } = await stored(name)
    expect(entries.length).toBeLessThan(30)
    expect(snapshot).toMatchObject({ version: 1, seq: SNAPSHOT_EVERY + 1 })
    const last = { GroupInfo: `v${SNAPSHOT_EVERY + 19}` }
    expect(await answer(lagging, describeGroup('first'))).toMatchObject(last)
    expect(await answer(tab(name), describeGroup('first'))).toMatchObject(last)
    await answer(lagging, info('first', 'lagging writes'))
    expect(await answer(one, describeGroup('first'))).toMatchObject({ GroupInfo: 'lagging writes' })
    expect([one.notices.all, lagging.notices.all]).toEqual([[], []])
  })

  test('starts anew at a reset', async () => {
    const name = freshName()
    const world = tab(name)
    await answer(world, create('new1'))
    await answer(world, reset)
    expect((await stored(name)).entries).toMatchObject([{ seq: 3, command: { name: 'reset', params: { scenario: 'empty' } } }])
    expect(await answer(tab(name), { kind: 'control', name: 'state', params: {} })).toMatchObject({ scenario: 'empty' })
  })
})

describe('stored data that cannot be used', () => {
  const head = { version: 1, at: START_MS, requestId: 'X' }
  const cases: [string, (name: string) => Promise<void>][] = [
    ['a damaged entry', (name) => tamper(name, 'entries', { nonsense: true }, 2)],
    ['an entry of another version', (name) => tamper(name, 'entries', { ...head, seq: 2, version: 999, command: listed }, 2)],
    ['an unknown action', (name) => tamper(name, 'entries', { ...head, seq: 2, command: { kind: 'call', action: 'Odd', params: {} } }, 2)],
    ['a gap', (name) => tamper(name, 'entries', { ...head, seq: 9, command: create('x') }, 9)],
    ['a damaged snapshot', (name) => tamper(name, 'snapshot', { version: 1, seq: 1, world: { scenario: 'typical' } }, 'current')],
    ['a snapshot that is none', (name) => tamper(name, 'snapshot', 'text', 'current')],
    [
      'a snapshot of another entry',
      (name) => tamper(name, 'snapshot', { version: 1, seq: 5, world: createWorld('empty', 1, START_MS) }, 'current'),
    ],
    ['a start without a scenario', (name) => tamper(name, 'entries', { ...head, seq: 1, command: listed }, 1)],
  ]

  test.each(cases)('%s is set aside with a notice, and the mock starts anew', async (_what, damage) => {
    const name = freshName()
    await answer(tab(name), listed)
    await damage(name)
    const world = tab(name)
    expect(await answer(world, listed)).toMatchObject({ TotalCount: 60 })
    expect(world.notices.all).toMatchObject([{ kind: 'dataSetAside' }])
    expect(world.storage).toBe('shared')
    const { entries, snapshot, setAside } = await stored(name)
    expect(entries).toMatchObject([{ seq: 1, command: { name: 'reset' } }])
    expect(snapshot).toBeUndefined()
    expect(setAside).toMatchObject({ at: START_MS, reason: expect.stringContaining('DamagedJournal') as unknown })
    await answer(world, create('new1'))
    expect(await answer(tab(name), describeGroup('new1'))).toMatchObject({ GroupId: 'new1' })
  })

  test('a tab that was open meanwhile goes over to the new start', async () => {
    const name = freshName()
    const open = tab(name)
    await answer(open, create('before'))
    await tamper(name, 'entries', { nonsense: true }, 3)
    await answer(tab(name), create('after'))
    expect(await open.execute(describeGroup('before'))).toMatchObject({ outcome: { kind: 'refused' } })
    expect(await answer(open, describeGroup('after'))).toMatchObject({ GroupId: 'after' })
  })

  test('a foreign database of the same name keeps what it has', async () => {
    const name = freshName()
    const foreign = await openDB(name, 7, { upgrade: (database) => void database.createObjectStore('theirs') })
    await foreign.put('theirs', 'precious', 'key')
    foreign.close()
    const world = tab(name)
    await answer(world, create('new1'))
    expect([world.storage, world.notices.all]).toEqual(['shared', []])
    const again = await openDB(name)
    expect(await again.get('theirs', 'key')).toBe('precious')
    again.close()
  })
})

describe('without storage', () => {
  test('none at all: in memory, with a notice, from the first call on', async () => {
    const world = tab('never', { now: START_MS }, () => Promise.reject(new DOMException('private window', 'SecurityError')))
    const heard: unknown[] = []
    world.notices.subscribe((notice) => heard.push(notice))
    await answer(world, create('new1'))
    expect(await answer(world, describeGroup('new1'))).toMatchObject({ GroupId: 'new1' })
    expect(world.storage).toBe('memory')
    expect(heard).toEqual([{ kind: 'storageUnavailable', detail: 'SecurityError: private window' }])
    expect(world.notices.all).toEqual(heard)
  })

  test('full in the middle: the write counts once, and the session goes on in memory', async () => {
    const name = freshName()
    const failing: { with?: Error } = {}
    const world = tab(name, { now: START_MS }, () => openFailing(name, failing))
    await answer(world, create('kept'))
    failing.with = new DOMException('disk full', 'QuotaExceededError')
    expect(await answer(world, create('new1'))).toEqual({ GroupId: 'new1', RequestId: expect.any(String) as unknown })
    expect(world.notices.all).toEqual([{ kind: 'storageFailed', detail: 'QuotaExceededError: disk full' }])
    await answer(world, create('new2'))
    for (const id of ['kept', 'new1', 'new2']) expect(await answer(world, describeGroup(id))).toMatchObject({ GroupId: id })
    expect(world.notices.all).toHaveLength(1)
    expect(await answer(tab(name), describeGroup('kept'))).toMatchObject({ GroupId: 'kept' })
  })

  test('wiped under an open tab: it starts anew instead of failing', async () => {
    const name = freshName()
    const world = tab(name)
    await answer(world, create('new1'))
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name)
      request.addEventListener('success', () => resolve())
      request.addEventListener('error', () => reject(new Error('not deleted')))
    })
    expect(await answer(world, listed)).toMatchObject({ TotalCount: 60 })
    expect([world.storage, world.notices.all]).toEqual(['shared', []])
    expect(await answer(tab(name), listed)).toMatchObject({ TotalCount: 60 })
  })
})

test('a bug in the mock does not leave half a change behind', async () => {
  const name = freshName()
  const failing: { with?: Error } = {}
  const world = tab(name, { now: START_MS }, () => openFailing(name, failing))
  await answer(world, create('new1'))
  failing.with = new RangeError('a bug')
  await expect(world.execute(create('new2'))).rejects.toThrow('a bug')
  delete failing.with
  expect(await answer(world, describeGroup('new1'))).toMatchObject({ GroupId: 'new1' })
  expect(await world.execute(describeGroup('new2'))).toMatchObject({ outcome: { error: { code: 'ResourceNotExist' } } })
  expect(world.storage).toBe('shared')
})

/** A journal that refuses to append for as long as there is an error to refuse with. */
async function openFailing(name: string, failing: { with?: Error }): Promise<Journal> {
  const journal = await openJournal(name)
  return {
    ...journal,
    transaction: (mode, work) =>
      journal.transaction(mode, (tx) =>
        work({ ...tx, append: (entry) => (failing.with === undefined ? tx.append(entry) : Promise.reject(failing.with)) }),
      ),
  }
}
