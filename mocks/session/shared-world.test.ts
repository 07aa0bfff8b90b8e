import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { APPS, GROUPS } from '../scenarios/names.ts'
import { START_MS } from '../testing/test-backend.ts'
import { answer } from '../testing/test-commands.ts'
import { SNAPSHOT_EVERY } from './replica.ts'
import type { SharedWorld } from './shared-world.ts'
import { create, describeGroup, freshName, group, info, listed, reset, stored, tab } from '../testing/test-tabs.ts'
import { STORAGE_VERSION } from './world.ts'

const pageSchema = v.object({
  MessageList: v.array(
    v.object({ MsgTid: v.string(), Timestamp: v.number(), Sender: v.object({ UserId: v.string() }) }),
  ),
})

/** A page of what was said last. */
const newest = async (world: SharedWorld) => {
  const params = { ...group(GROUPS.onAir), PageSize: 50, SortType: 2 }
  const page = await answer(world, { kind: 'call', action: 'ListLiveMessageGroupMessages', params })
  return v.parse(pageSchema, page).MessageList
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
    await answer(one, {
      kind: 'control',
      name: 'faults',
      params: { set: [{ action: '*', kind: 'hang', nth: 2, times: 1 }] },
    })
    expect((await two.execute(listed)).faults).toEqual([])
    expect((await one.execute(listed)).faults).toMatchObject([{ kind: 'hang' }])
    expect((await two.execute(listed)).faults).toEqual([])
    await answer(two, reset)
    expect(await answer(one, { kind: 'control', name: 'state', params: {} })).toMatchObject({
      scenario: 'empty',
      clockOffsetSeconds: 0,
    })
    expect(await one.execute(listed)).toMatchObject({
      outcome: { kind: 'refused', error: { code: 'ResourceNotExist' } },
    })
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
    expect((await after.execute(listed)).stamp.at).toBe(START_MS)
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

  test('does not grow while a show runs, and all tabs and reloads tell the same of it', async () => {
    const name = freshName()
    const clock = { now: START_MS }
    const [one, two] = [tab(name, clock), tab(name, clock)]
    await newest(one)
    for (let second = 0; second < 20; second += 1) {
      clock.now += 1000
      await newest(second % 3 === 0 ? two : one)
    }
    expect((await stored(name)).entries).toHaveLength(1)
    const told = await newest(one)
    expect(told[0]?.Timestamp).toBe(clock.now / 1000 - 1)
    for (const other of [two, tab(name, clock)]) expect(await newest(other)).toEqual(told)
    // A page that was left open over night: what was said until the show ended, and nothing more.
    clock.now += 12 * 3_600_000
    const last = await newest(one)
    expect(last[0]?.Timestamp).toBe(START_MS / 1000 + 3 * 3600 - 1)
    expect(await newest(tab(name, clock))).toEqual(last)
    expect((await stored(name)).entries).toHaveLength(1)
  })

  test('is told again in its order where a show was seen to go on beyond what a clock that was set back then did', async () => {
    const name = freshName()
    const clock = { now: START_MS }
    const [ahead, behind] = [tab(name, clock), tab(name, { now: START_MS + 5000 })]
    await answer(behind, listed)
    clock.now += 60_000
    await newest(ahead)
    await answer(behind, { kind: 'call', action: 'BanLiveMessageGroup', params: group(GROUPS.onAir) })
    // Nobody but the host speaks after the fifth second, whoever had heard of the others.
    const late = (await newest(ahead)).filter(({ Timestamp }) => Timestamp > START_MS / 1000 + 5)
    expect(late.filter(({ Sender }) => Sender.UserId !== 'liwei')).toEqual([])
  })

  test('is cut at a snapshot, from which other tabs and reloads go on', async () => {
    const name = freshName()
    const clock = { now: START_MS }
    const [one, lagging] = [tab(name, clock), tab(name, clock)]
    await answer(lagging, create('first'))
    for (let round = 0; round < SNAPSHOT_EVERY + 20; round += 1) {
      // More slowly than the service throttles.
      clock.now += 25
      await answer(one, info('first', `v${round}`))
    }
    const { entries, snapshot } = await stored(name)
    expect(entries.length).toBeLessThan(30)
    expect(snapshot).toMatchObject({ version: STORAGE_VERSION, seq: SNAPSHOT_EVERY + 1 })
    const last = { GroupInfo: `v${SNAPSHOT_EVERY + 19}` }
    expect(await answer(lagging, describeGroup('first'))).toMatchObject(last)
    expect(await answer(tab(name, clock), describeGroup('first'))).toMatchObject(last)
    await answer(lagging, info('first', 'lagging writes'))
    expect(await answer(one, describeGroup('first'))).toMatchObject({ GroupInfo: 'lagging writes' })
    expect([one.notices.all, lagging.notices.all]).toEqual([[], []])
  })

  test('starts anew at a reset', async () => {
    const name = freshName()
    const world = tab(name)
    await answer(world, create('new1'))
    await answer(world, reset)
    expect((await stored(name)).entries).toMatchObject([
      { seq: 3, command: { name: 'reset', params: { scenario: 'empty' } } },
    ])
    expect(await answer(tab(name), { kind: 'control', name: 'state', params: {} })).toMatchObject({ scenario: 'empty' })
  })
})
