import { describe, expect, test } from 'vitest'
import { RETENTION } from '#api/contract/limits.ts'
import type { ActionName } from '#api/contract/actions.ts'
import { APPS } from '../scenarios/names.ts'
import { START, START_MS, type TestBackend, testBackend } from '../testing/test-backend.ts'
import { createBackend } from './backend.ts'

const App = { AppId: APPS.empty }
const of = (GroupId: string) => ({ ...App, GroupId })

/** A backend that goes on from what was stored of another one, asked so many seconds after `START`. */
function goOn({ backend }: TestBackend) {
  const later = createBackend(structuredClone(backend.state))
  const stamp = (seconds: number) => ({ at: START_MS + seconds * 1000, requestId: 'R' })
  return {
    call: <A extends ActionName>(action: A, params: object, seconds: number) =>
      later.call(action, params, stamp(seconds)),
    isWorkDue: (seconds: number) => later.isWorkDue(stamp(seconds).at),
    events: (groupId: string) =>
      later.state.apps
        .get(APPS.empty)
        ?.groups.get(groupId)
        ?.feed.map(({ kind, at }) => [kind, at - START]),
  }
}

describe('a backend that goes on from a stored state', () => {
  test('purges in time, whichever group was created or deleted first', () => {
    const backend = testBackend()
    for (const id of ['g1', 'g2', 'g3']) backend.call('CreateLiveMessageGroup', of(id))
    for (const id of ['g3', 'g1', 'g2']) {
      backend.call('DeleteLiveMessageGroup', of(id))
      backend.wait(100)
    }
    const { call } = goOn(backend)
    const left = (seconds: number) =>
      call('ListLiveMessageGroupByPage', { ...App, SortType: 1 }, seconds).GroupList.map(({ GroupId }) => GroupId)
    expect(left(RETENTION.deletedGroup - 1)).toEqual(['g1', 'g2', 'g3'])
    expect(left(RETENTION.deletedGroup)).toEqual(['g1', 'g2'])
    expect(left(RETENTION.deletedGroup + 100)).toEqual(['g2'])
    expect(left(RETENTION.deletedGroup + 200)).toEqual([])
  })

  test('settles the messages of the second in which it was stored', () => {
    const backend = testBackend()
    backend.call('CreateLiveMessageGroup', of('g1'))
    backend.join('g1', 'a')
    backend.call('SendLiveMessageGroup', { ...of('g1'), SenderId: 's' })
    const { call, isWorkDue } = goOn(backend)
    expect([isWorkDue(0), isWorkDue(1)]).toEqual([false, true])
    expect(call('DescribeLiveMessageGroup', of('g1'), 1).MsgAmount).toEqual({ '0': 1n })
    expect(isWorkDue(1000)).toBe(false)
  })

  test('sends the notice that a supergroup still owes, when it is due', () => {
    const backend = testBackend()
    backend.call('CreateLiveMessageGroup', of('g1'))
    backend.join('g1', ...Array.from({ length: 2001 }, (_, index) => `u${index}`))
    backend.wait(1)
    backend.join('g1', 'late')
    const { call, isWorkDue, events } = goOn(backend)
    expect([isWorkDue(4), isWorkDue(5)]).toEqual([false, true])
    call('DescribeLiveMessageGroup', of('g1'), 7)
    expect(events('g1')).toEqual([
      ['onlineCount', 0],
      ['onlineCount', 5],
    ])
    expect(isWorkDue(1000)).toBe(false)
  })
})
