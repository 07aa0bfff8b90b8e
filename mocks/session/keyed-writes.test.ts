import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ACTIONS } from '#api/contract/actions.ts'
import { KEYS } from '#api/contract/idempotency.ts'
import { APPS, GROUPS } from '../scenarios/names.ts'
import { START_MS } from '../testing/test-backend.ts'
import { answer } from '../testing/test-commands.ts'
import { createEngine } from './engine.ts'
import type { Command } from './entry.ts'
import { type KeyedWrites, rememberWrite } from './keyed-writes.ts'
import { SNAPSHOT_EVERY } from './replica.ts'
import { run } from './run.ts'
import { commandsFor, isSame } from '../testing/test-histories.ts'
import { create, freshName, group, info, openFailing, stored, tab } from '../testing/test-tabs.ts'
import { createWorld } from './world.ts'

const message = (MsgTid: string): Command => ({
  kind: 'call',
  action: 'SendLiveMessageGroup',
  params: { AppId: APPS.typical, GroupId: GROUPS.quiet, SenderId: 'anna', MsgTid },
})
const under = (key: string, command: Command): Command => (command.kind === 'call' ? { ...command, key } : command)
const told = ({ outcome, stamp }: Awaited<ReturnType<ReturnType<typeof tab>['execute']>>) => ({
  outcome,
  requestId: stamp.requestId,
})
const create1 = under('k1', create('new1'))

describe('a write under a key', () => {
  test('is executed once, and its repetition gets the first answer, in every tab and after a reload', async () => {
    const name = freshName()
    const [one, two] = [tab(name), tab(name)]
    const first = told(await one.execute(create1))
    expect(first.outcome).toEqual({ kind: 'answer', value: { GroupId: 'new1', RequestId: first.requestId } })
    for (const again of [one, two, tab(name)]) expect(told(await again.execute(create1))).toEqual(first)
    expect((await stored(name)).entries).toHaveLength(2)
    // Without a key it is another act.
    expect(await answer(one, create('new1'))).toMatchObject({ AlreadyExists: true })
  })

  test('is executed once when the repetition comes while the first is under way', async () => {
    const name = freshName()
    const tabs = [tab(name), tab(name), tab(name)]
    const all = await Promise.all(tabs.flatMap((one) => [one.execute(create1), one.execute(create1)]))
    expect(new Set(all.map((executed) => JSON.stringify(told(executed))))).toHaveProperty('size', 1)
    expect((await stored(name)).entries).toHaveLength(2)
  })

  test('is remembered beyond a snapshot', async () => {
    const name = freshName()
    const clock = { now: START_MS }
    const one = tab(name, clock)
    const first = told(await one.execute(create1))
    for (let round = 0; round < SNAPSHOT_EVERY + 20; round += 1) {
      clock.now += 25
      await answer(one, under(`r${round}`, info('new1', `v${round}`)))
    }
    expect((await stored(name)).entries.length).toBeLessThan(30)
    expect(told(await tab(name, clock).execute(create1))).toEqual(first)
    expect(
      await answer(one, { kind: 'call', action: 'DescribeLiveMessageGroup', params: group('new1') }),
    ).toMatchObject({
      GroupInfo: `v${SNAPSHOT_EVERY + 19}`,
    })
  })

  test('is remembered in an exported session', async () => {
    const one = tab(freshName())
    const first = told(await one.execute(create1))
    const two = tab(freshName())
    await answer(two, { kind: 'control', name: 'import', params: { file: await one.exportFile() } })
    expect(told(await two.execute(create1))).toEqual(first)
  })

  test('is remembered where the browser stores nothing, or stops storing in the middle', async () => {
    const nowhere = tab(freshName(), { now: START_MS }, () => Promise.reject(new DOMException('no', 'SecurityError')))
    expect(told(await nowhere.execute(create1))).toEqual(told(await nowhere.execute(create1)))

    const name = freshName()
    const failing: { with?: Error } = {}
    const journal = await openFailing(name, failing)
    const one = tab(name, { now: START_MS }, () => Promise.resolve(journal))
    failing.with = new DOMException('full', 'QuotaExceededError')
    const first = told(await one.execute(create1))
    expect(told(await one.execute(create1))).toEqual(first)
    expect(first.outcome).toMatchObject({ value: { GroupId: 'new1' } })
  })

  test('keeps its refusal, too', async () => {
    const world = tab(freshName())
    const first = await world.execute(under('k1', message('m1')))
    expect(first.outcome).toMatchObject({
      kind: 'refused',
      error: { code: 'InputInvalid', message: expect.stringContaining('online') as unknown },
    })
    await answer(world, {
      kind: 'control',
      name: 'join',
      params: { appId: APPS.typical, groupId: GROUPS.quiet, count: 1 },
    })
    expect(told(await world.execute(under('k1', message('m1'))))).toEqual(told(first))
    expect((await world.execute(under('k2', message('m1')))).outcome.kind).toBe('answer')
  })

  test.each<[string, Command]>([
    ['other parameters', create('new2')],
    ['another action', { kind: 'call', action: 'DeleteLiveMessageGroup', params: group('new1') }],
    ['another If-Match', { kind: 'call', action: 'CreateLiveMessageGroup', params: group('new1'), ifMatch: '"x"' }],
  ])('with %s is refused, and nothing happens', async (_what, other) => {
    const world = tab(freshName())
    const first = await world.execute(create1)
    const { outcome, changed, stamp } = await world.execute(under('k1', other))
    expect(stamp.requestId).not.toBe(first.stamp.requestId)
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'Gateway.KeyReused', status: 422 } })
    expect(changed).toBe(false)
  })

  test('is the same write however its parameters are arranged', async () => {
    const world = tab(freshName())
    const creating = (params: object): Command =>
      under('k1', { kind: 'call', action: 'CreateLiveMessageGroup', params })
    const first = await world.execute(creating({ AppId: APPS.typical, GroupId: 'new1' }))
    expect(told(await world.execute(creating({ GroupId: 'new1', AppId: APPS.typical })))).toEqual(told(first))
  })

  test('frees its key when it was refused before it ran', async () => {
    const world = tab(freshName())
    const disabled = under('k1', {
      kind: 'call',
      action: 'CreateLiveMessageGroup',
      params: { AppId: APPS.disabled, GroupId: 'new1' },
    })
    expect((await world.execute(disabled)).outcome).toMatchObject({ error: { code: 'NoAuth' } })
    expect((await world.execute(create1)).outcome.kind).toBe('answer')

    for (let calls = 0; calls < ACTIONS.CreateLiveMessageGroup.qps; calls += 1) await world.execute(create('taken'))
    const throttled = under('k2', create('new2'))
    expect((await world.execute(throttled)).outcome).toMatchObject({ error: { code: 'Throttling.User' } })
    // A repetition is no call of the service.
    expect((await world.execute(create1)).outcome.kind).toBe('answer')
    await answer(world, { kind: 'control', name: 'advance-clock', params: { seconds: 1 } })
    expect((await world.execute(throttled)).outcome).toMatchObject({ kind: 'answer', value: { GroupId: 'new2' } })
  })

  test.each<[kind: string, facts: object]>([
    ['error', { code: 'ServerError', status: 500 }],
    ['cut-before', {}],
    ['html', { status: 502 }],
    ['html', { status: 408 }],
    ['html', { status: 421 }],
  ])('that a fault kept from running (%s %j) runs when it is repeated', async (kind, facts) => {
    const world = tab(freshName())
    const fault = { action: 'CreateLiveMessageGroup', kind, times: 1, ...facts }
    await answer(world, { kind: 'control', name: 'faults', params: { set: [fault] } })
    expect((await world.execute(create1)).outcome.kind).toBe('skipped')
    expect((await world.execute(create1)).outcome).toMatchObject({ kind: 'answer', value: { GroupId: 'new1' } })
  })

  test.each(['cut-after', 'empty', 'truncated-json', 'wrong-schema'] as const)(
    'whose answer a fault spoiled (%s) does not run again',
    async (kind) => {
      const name = freshName()
      const world = tab(name)
      await answer(world, {
        kind: 'control',
        name: 'faults',
        params: { set: [{ action: 'SendLiveMessageGroup', kind, times: 1 }] },
      })
      await answer(world, {
        kind: 'control',
        name: 'join',
        params: { appId: APPS.typical, groupId: GROUPS.quiet, count: 1 },
      })
      const first = await world.execute(under('k1', message('m1')))
      expect(first.faults).toHaveLength(1)
      for (const again of [world, tab(name)])
        expect(told(await again.execute(under('k1', message('m1'))))).toEqual(told(first))
      await answer(world, { kind: 'control', name: 'advance-clock', params: { seconds: 1 } })
      const list: Command = {
        kind: 'call',
        action: 'ListLiveMessageGroupMessages',
        params: { ...group(GROUPS.quiet), PageSize: 10, SortType: 2 },
      }
      const { MessageList } = v.parse(ACTIONS.ListLiveMessageGroupMessages.answer, await answer(world, list))
      expect(MessageList.filter(({ MsgTid }) => MsgTid === 'm1')).toHaveLength(1)
    },
  )

  test('is forgotten when it is old, and no later', async () => {
    const clock = { now: START_MS }
    const world = tab(freshName(), clock)
    await answer(world, create1)
    clock.now += KEYS.lifeMs - 1
    expect(await answer(world, create1)).not.toHaveProperty('AlreadyExists')
    clock.now += 1
    expect(await answer(world, create1)).toMatchObject({ AlreadyExists: true })
  })

  test('waits when no further key can be remembered, and old ones make room', () => {
    const world = createWorld('typical', 1, START_MS)
    const engine = createEngine(world)
    const call = { kind: 'call', action: 'CreateLiveMessageGroup', params: group('any') } as const
    const fill = (writes: KeyedWrites, from: number) => {
      for (let made = from; writes.size < KEYS.most; made += 1) {
        rememberWrite(
          writes,
          { ...call, key: `f${made}` },
          { kind: 'answer', value: {} },
          { at: START_MS + made, requestId: 'R' },
        )
      }
    }
    fill(world.writes, 0)
    const at = START_MS + KEYS.most
    const refused = run(engine, create1, { at, requestId: 'R1' })
    expect(refused).toMatchObject({
      outcome: { error: { code: 'Throttling.User', retryAfterMs: KEYS.lifeMs - KEYS.most } },
      changed: false,
    })
    expect(run(engine, create1, { at: START_MS + KEYS.lifeMs, requestId: 'R2' }).outcome.kind).toBe('answer')
    expect(world.writes.size).toBe(KEYS.most)
  })
})

test('whatever came before, a keyed write repeated at once changes nothing and is answered as before', () => {
  const commands = commandsFor([APPS.typical, APPS.empty], [GROUPS.quiet, GROUPS.deletedExpiring])
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 30 }), (history) => {
      const engine = createEngine(createWorld('empty', 1, START_MS))
      history.forEach((command, index) => {
        const keyed = under(`key-${index}`, command)
        run(
          engine,
          { kind: 'control', name: 'faults', params: { set: [] } },
          { at: START_MS + index * 700, requestId: `F${index}` },
        )
        const stamp = { at: START_MS + index * 700, requestId: `R${index}` }
        const { outcome } = run(engine, keyed, stamp)
        if (command.kind === 'control' || ACTIONS[command.action].kind === 'read') return
        const before = structuredClone(engine.world)
        const again = run(engine, keyed, { ...stamp, requestId: `S${index}` })
        expect(isSame(again.outcome, outcome)).toBe(true)
        if (again.changed) throw new Error('the repetition belongs into the journal')
        expect(isSame(engine.world, before)).toBe(true)
      })
    }),
    { seed: 21, numRuns: 40 },
  )
})
