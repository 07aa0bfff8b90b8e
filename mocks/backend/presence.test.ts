import { expect, test } from 'vitest'
import { LIMITS } from '#api/contract/limits.ts'
import { APPS } from '../scenarios/names.ts'
import { testBackend } from '../test-backend.ts'

const g1 = { AppId: APPS.empty, GroupId: 'g1' }
const people = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`)

test('a session starts whenever an empty group gets its first user', () => {
  const { call, join, leave } = testBackend()
  call('CreateLiveMessageGroup', g1)
  const facts = () => {
    const { TotalTimes, OnlineUserCounts } = call('DescribeLiveMessageGroup', g1)
    return [TotalTimes, OnlineUserCounts]
  }
  join('g1', 'a')
  join('g1', 'a', 'b')
  expect(facts()).toEqual([1, 2])
  leave('g1', 'a', 'nobody')
  expect(facts()).toEqual([1, 1])
  leave('g1', 'b')
  expect(facts()).toEqual([1, 0])
  join('g1', 'c')
  expect(facts()).toEqual([2, 1])
})

test('a group is a supergroup from its 2,001st member until everybody has left', () => {
  const { call, join, leave } = testBackend()
  call('CreateLiveMessageGroup', g1)
  const isSuper = () => call('DescribeLiveMessageGroup', g1).SuperLargeGroup
  join('g1', ...people(LIMITS.ordinaryGroupMembers))
  expect(isSuper()).toBe(false)
  join('g1', 'onemore')
  expect(isSuper()).toBe(true)
  leave('g1', ...people(LIMITS.ordinaryGroupMembers))
  expect(isSuper()).toBe(true)
  leave('g1', 'onemore')
  expect(isSuper()).toBe(false)
})

test('joining twice and leaving from outside change nothing', () => {
  const { call, join, leave, backend } = testBackend()
  call('CreateLiveMessageGroup', g1)
  join('g1', 'a')
  const { revision } = backend.state
  join('g1', 'a')
  leave('g1', 'b')
  expect(backend.state.revision).toBe(revision)
})

test('an inbox keeps the last hundred items', () => {
  const { call, join, inbox } = testBackend()
  call('CreateLiveMessageGroup', g1)
  for (let round = 0; round < 105; round += 1) {
    join('g1', 'a')
    call('DeleteLiveMessageGroup', g1)
    call('RecoverLiveMessageDeletedGroup', g1)
  }
  expect(inbox('a')).toHaveLength(100)
})
