import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { mutesQuery, mutesRead, noteSingleMutes, singlyMuted } from './mutes-query.ts'

const SCOPE = { center: 'cn-shanghai', appId: 'app1' } as const
const open = { everybody: false, exempt: [], users: ['a', 'b'] }
const quiet = { everybody: true, exempt: ['c'], users: [] }

it('keeps who was muted singly before everybody was, until the room is open again', () => {
  const first = mutesRead(open, 100, undefined)
  expect(singlyMuted(first)).toEqual({ users: ['a', 'b'], at: 100 })
  const second = mutesRead(quiet, 110, first)
  const third = mutesRead({ ...quiet, users: ['d'] }, 120, second)
  expect(singlyMuted(third)).toEqual({ users: ['a', 'b', 'd'], at: 100 })
  expect(singlyMuted(mutesRead({ ...open, users: ['d'] }, 130, third))).toEqual({ users: ['d'], at: 130 })
  expect(singlyMuted(mutesRead(quiet, 140, undefined))).toEqual({ users: [], at: 140 })
})

it('applies what is accepted meanwhile to that list alone', () => {
  const queries = new QueryClient()
  const { queryKey } = mutesQuery(SCOPE, 'g1')
  const told = () => {
    const read = queries.getQueryData(queryKey)
    return read && singlyMuted(read).users
  }
  noteSingleMutes(queries, SCOPE, 'g1', ['x'], true)
  expect(told()).toBeUndefined()
  queries.setQueryData(queryKey, mutesRead(open, 100, undefined))
  noteSingleMutes(queries, SCOPE, 'g1', ['x'], true)
  expect(told()).toEqual(['a', 'b'])
  queries.setQueryData(queryKey, mutesRead(quiet, 110, queries.getQueryData(queryKey)))
  noteSingleMutes(queries, SCOPE, 'g1', ['x', 'a'], true)
  noteSingleMutes(queries, SCOPE, 'g1', ['b'], false)
  expect(told()).toEqual(['x', 'a'])
})
