import { expect, test } from 'vitest'
import { groupRow as row } from '#api/fake-groups.ts'
import { Failure } from '#api/failure.ts'
import type { Group } from '#api/groups.ts'
import { FactsReader } from './facts-reader.ts'
import { FactsStore } from './group-facts.ts'

const live = (id: string, onlineUsers = 1): Group => ({
  ...row(id),
  information: '',
  live: { onlineUsers, sessions: 0, supergroup: false, messageCounts: [] },
})

/** A reader of groups that `answer` describes; `calls` are the IDs asked for, `ended` resolves when it stops. */
function reading(answer: (id: string) => Group | Promise<Group> = live) {
  const facts = new FactsStore()
  const calls: string[] = []
  const end = Promise.withResolvers<unknown>()
  const describe = async (id: string) => {
    calls.push(id)
    return answer(id)
  }
  return { facts, calls, ended: end.promise, reader: new FactsReader(facts, describe, end.resolve) }
}
const refused = (code: string) =>
  new Failure({ action: 'DescribeLiveMessageGroup', write: false, kind: 'refused', code, message: code, status: 404 })

test('reads what is not known, in the order wanted, each once', async () => {
  const { facts, calls, ended, reader } = reading()
  facts.note(live('b'))
  reader.want(['a', 'b', 'c', 'd', 'e', 'f'])
  // Wanted again meanwhile: what is under way is not asked for twice.
  reader.want(['a', 'b', 'c', 'd', 'e', 'f'])
  expect(await ended).toBeUndefined()
  expect(calls).toEqual(['a', 'c', 'd', 'e', 'f'])
  for (const id of 'abcdef') expect(facts.ageOf(id)).toBeLessThan(Infinity)
})

test('reads again what has become old', async () => {
  const { facts, calls, ended, reader } = reading()
  facts.note(live('a'))
  reader.want(['a'], 0)
  await ended
  expect(calls.slice(0, 1)).toEqual(['a'])
})

test('goes on past a group that is gone, and stops at any other failure', async () => {
  const gone = reading((id) => (id === 'a' ? Promise.reject(refused('ResourceNotExist')) : live(id)))
  gone.reader.want(['a', 'b'])
  expect(await gone.ended).toBeUndefined()
  expect(gone.facts.ageOf('b')).toBeLessThan(Infinity)

  const failure = refused('NoAuth')
  const forbidden = reading(() => Promise.reject(failure))
  forbidden.reader.want(Array.from({ length: 100 }, (_, index) => `g${index}`))
  expect(await forbidden.ended).toBe(failure)
  expect(forbidden.calls.length).toBeLessThan(10)
})

test('a group that was deleted or restored since is not known any more', () => {
  const facts = new FactsStore()
  facts.note(live('a', 7))
  facts.notice(row('a'))
  expect(facts.getSnapshot().of('a')?.onlineUsers).toBe(7)
  facts.notice(row('a', { deleted: true }))
  expect(facts.getSnapshot().of('a')).toBeUndefined()
})
