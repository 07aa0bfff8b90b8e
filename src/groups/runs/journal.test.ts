// oxlint-disable-next-line no-unassigned-import -- it puts IndexedDB into Node
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { describe, expect, test } from 'vitest'
import { deletionOf } from './fake-runs.ts'
import type { Journal } from './journal.ts'
import { createMemoryJournal } from './memory-journal.ts'
import { newRun } from './run-requests.ts'
import { forgetRuns, RUNS_DATABASE } from './runs-database.ts'
import { openJournal } from './stored-journal.ts'

const NOW = 1_800_000_000_000
const runOf = (groups: number, operator = 'lin', worker = 'tab1') => newRun(deletionOf(groups), operator, worker, NOW)
const leaving = { state: 'leaving', key: 'k', sentAt: NOW } as const
const done = { state: 'done', key: 'k', sentAt: NOW } as const

async function freshJournal(): Promise<Journal> {
  await forgetRuns()
  return openJournal()
}

describe.each([
  ['in the browser’s database', freshJournal],
  ['in the page', () => Promise.resolve(createMemoryJournal())],
])('a journal %s', (_where, open) => {
  test('keeps a run with its items', async () => {
    const journal = await open()
    const [head, items] = runOf(3)
    expect(await journal.add(head, items)).toBeUndefined()
    expect(await journal.heads()).toEqual([head])
    expect(await journal.states(head.id)).toEqual(items.map(({ state }) => state))
    expect(await journal.inputs(head.id, [2, 0])).toEqual([items[2]?.input, items[0]?.input])
  })

  test('takes no second run of an operator in an application until the first is over', async () => {
    const journal = await open()
    const [head, items] = runOf(1)
    await journal.add(head, items)
    expect(await journal.add(...runOf(1))).toEqual({ busy: head.id })
    expect(await journal.add(...runOf(1, 'wang'))).toBeUndefined()
    await journal.change(head.id, (kept) => ({ ...kept, finishedAt: NOW }))
    expect(await journal.add(...runOf(1))).toBeUndefined()
  })

  test('lets only the worker of a run keep what became of it', async () => {
    const journal = await open()
    const [head, items] = runOf(2)
    await journal.add(head, items)
    expect(await journal.step(head.id, 'tab2', { settled: [[0, done]], leaving: [] })).toBeUndefined()
    const outcome = await journal.step(head.id, 'tab1', {
      settled: [[0, done]],
      leaving: [[1, leaving]],
      head: { leaseUntil: NOW + 1 },
    })
    expect(outcome).toMatchObject({ mayLeave: true, head: { leaseUntil: NOW + 1 } })
    expect((await journal.states(head.id)).map(({ state }) => state)).toEqual(['done', 'leaving'])
  })

  test('lets nothing leave that was paused meanwhile', async () => {
    const journal = await open()
    const [head, items] = runOf(1)
    await journal.add(head, items)
    await journal.change(head.id, (kept) => ({ ...kept, state: 'paused', pausedFor: 'operator' }))
    expect(await journal.step(head.id, 'tab1', { settled: [], leaving: [[0, leaving]] })).toMatchObject({
      mayLeave: false,
    })
    expect((await journal.states(head.id))[0]?.state).toBe('waiting')
  })

  test('forgets a run with all of its items, and no other', async () => {
    const journal = await open()
    const [first, items] = runOf(2)
    const [other, others] = runOf(2, 'wang')
    await journal.add(first, items)
    await journal.add(other, others)
    await journal.remove(first.id)
    expect(await journal.heads()).toEqual([other])
    expect(await journal.states(first.id)).toEqual([])
    expect(await journal.states(other.id)).toHaveLength(2)
  })
})

test('a journal goes on after all runs were forgotten by another tab', async () => {
  const journal = await freshJournal()
  await journal.add(...runOf(1))
  await forgetRuns()
  expect(await journal.heads()).toEqual([])
  const [head, items] = runOf(1)
  await journal.add(head, items)
  expect(await journal.heads()).toEqual([head])
})

test('a run that cannot be read is none', async () => {
  const journal = await freshJournal()
  const database = await openDB(RUNS_DATABASE)
  await database.put('heads', { id: 'old', kind: 'rename' }, 'old')
  database.close()
  expect(await journal.heads()).toEqual([])
})
