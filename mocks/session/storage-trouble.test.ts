import { openDB } from 'idb'
import { describe, expect, test, vi } from 'vitest'
import { GROUPS } from '../scenarios/names.ts'
import { START_MS } from '../testing/test-backend.ts'
import { answer } from '../testing/test-commands.ts'
import {
  create,
  describeGroup,
  forgetEntries,
  freshName,
  info,
  listed,
  openFailing,
  stored,
  tab,
  tamper,
} from '../testing/test-tabs.ts'
import { createWorld, STORAGE_VERSION } from './world.ts'

describe('stored data that cannot be used', () => {
  const head = { version: STORAGE_VERSION, at: START_MS, requestId: 'X' }
  const second = (entry: object) => (name: string) => tamper(name, 'entries', { ...head, seq: 2, ...entry }, 2)
  const current = (snapshot: unknown) => (name: string) => tamper(name, 'snapshot', snapshot, 'current')
  const empty = () => createWorld('empty', 1, START_MS)
  // Each case is sound but for what it names, and is told for that alone: a wrong version would hide the rest.
  const cases: [what: string, reason: string, damage: (name: string) => Promise<void>][] = [
    ['an entry that is none', 'Stored entry: as a whole:', (name) => tamper(name, 'entries', 'text', 2)],
    ['a damaged entry', 'Stored entry: at:', second({ at: 'noon', command: listed })],
    ['an entry of another version', 'Stored entry: version:', second({ version: 999, command: listed })],
    [
      'an unknown action',
      'Stored entry: command.action:',
      second({ command: { kind: 'call', action: 'Odd', params: {} } }),
    ],
    [
      'an unknown control command',
      'Stored entry: command.name:',
      second({ command: { kind: 'control', name: 'odd', params: {} } }),
    ],
    ['an entry that fails again', 'An entry could not be replayed.', second({ command: info(GROUPS.busy, 'a bug') })],
    [
      'a gap',
      'The journal has a gap.',
      (name) => tamper(name, 'entries', { ...head, seq: 9, command: create('x') }, 9),
    ],
    [
      'a damaged snapshot',
      'Stored snapshot: world.service.apps:',
      current({ version: STORAGE_VERSION, seq: 1, world: { ...empty(), service: { ...empty().service, apps: [] } } }),
    ],
    ['a snapshot that is none', 'Stored snapshot: as a whole:', current('text')],
    [
      'a snapshot of another version',
      'Stored snapshot: version:',
      current({ version: STORAGE_VERSION - 1, seq: 1, world: empty() }),
    ],
    [
      'a snapshot of another entry',
      'The journal does not start at its snapshot.',
      current({ version: STORAGE_VERSION, seq: 5, world: empty() }),
    ],
    [
      'a start without a scenario',
      'The journal does not start with a scenario.',
      (name) => tamper(name, 'entries', { ...head, seq: 1, command: listed }, 1),
    ],
    [
      'a snapshot without a journal',
      'A snapshot without a journal.',
      async (name) => {
        await tamper(name, 'snapshot', { version: STORAGE_VERSION, seq: 1, world: empty() }, 'current')
        await forgetEntries(name)
      },
    ],
  ]

  test.each(cases)('%s is set aside with a notice, and the mock starts anew', async (_what, reason, damage) => {
    const name = freshName()
    await answer(tab(name), listed)
    await damage(name)
    const world = tab(name)
    expect(await answer(world, listed)).toMatchObject({ TotalCount: 60 })
    const told = expect.stringContaining(`DamagedJournal: ${reason}`) as unknown
    expect(world.notices.all).toEqual([{ kind: 'dataSetAside', detail: told }])
    expect(world.storage).toBe('shared')
    const { entries, snapshot, setAside } = await stored(name)
    expect(entries).toMatchObject([{ seq: 1, command: { name: 'reset' } }])
    expect(snapshot).toBeUndefined()
    expect(setAside).toMatchObject({ at: START_MS, reason: told })
    await answer(world, create('new1'))
    expect(await answer(tab(name), describeGroup('new1'))).toMatchObject({ GroupId: 'new1' })
  })

  test('a tab that was open meanwhile goes over to the new start', async () => {
    const name = freshName()
    const open = tab(name)
    await answer(open, create('before'))
    await tamper(name, 'entries', { nonsense: true }, 3)
    await answer(tab(name), create('after'))
    expect(await open.execute(describeGroup('before'))).toMatchObject({
      outcome: { kind: 'refused', error: { code: 'ResourceNotExist' } },
    })
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
    const world = tab('never', { now: START_MS }, () =>
      Promise.reject(new DOMException('private window', 'SecurityError')),
    )
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
    for (const id of ['kept', 'new1', 'new2'])
      expect(await answer(world, describeGroup(id))).toMatchObject({ GroupId: id })
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

vi.mock(import('../backend/actions/modify-live-message-group.ts'), () => ({
  modifyLiveMessageGroup: ({ tables, state }) => {
    for (const app of state.apps.values())
      for (const group of tables.of(app).live.page(0, 100, 'ascending')) group.info = 'half done'
    throw new RangeError('a bug')
  },
}))

test('a bug in the mock does not leave half a change behind', async () => {
  const world = tab(freshName())
  await answer(world, create('new1'))
  await expect(world.execute(info('new1', 'changed'))).rejects.toThrow('a bug')
  expect(await answer(world, describeGroup('new1'))).toMatchObject({ GroupInfo: '' })
  expect(world.storage).toBe('shared')
})
