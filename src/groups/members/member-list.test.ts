import { expect, it } from 'vitest'
import { Failure } from '#api/failure.ts'
import type { MembersPage } from '#api/members.ts'
import { MemberList } from './member-list.ts'

const page = (ids: string[], next?: number): MembersPage => ({
  rows: ids.map((id) => ({ id, information: '' })),
  next,
})
const refused = (code: string) =>
  new Failure({ kind: 'refused', action: 'ListLiveMessageGroupUsers', write: false, code, status: 400, message: '' })

function listOf(answers: (MembersPage | Failure)[]) {
  const tokens: (number | undefined)[] = []
  let starts = 0
  const list = new MemberList({
    read: async (token) => {
      tokens.push(token)
      const answer = answers.shift()
      if (answer === undefined || answer instanceof Failure) throw answer ?? new Error('no more')
      return answer
    },
    now: () => 1000,
    ask: () => (starts += 1),
  })
  return { list, tokens, starts: () => starts, ids: () => list.get().rows.map(({ id }) => id) }
}

it('reads page by page, tells each user once, and reads to the end', async () => {
  const { list, tokens, ids } = listOf([page(['a', 'b'], 2), page(['b', 'c'], 3), page(['d'])])
  await list.start()
  expect(list.get()).toMatchObject({ at: 1000, whole: false, reading: undefined })
  await list.all()
  expect(ids()).toEqual(['a', 'b', 'c', 'd'])
  expect(tokens).toEqual([undefined, 2, 3])
  expect(list.get().whole).toBe(true)
})

it('keeps what was read when the group becomes a supergroup meanwhile', async () => {
  const { list, ids, starts } = listOf([page(['a', 'b'], 2), refused('InputInvalid'), refused('InputInvalid')])
  await list.start()
  await list.all()
  expect(list.get()).toMatchObject({ hidden: true, whole: false, failure: undefined })
  expect(ids()).toEqual(['a', 'b'])
  await list.start()
  expect(list.get()).toMatchObject({ hidden: true, rows: [] })
  expect(starts()).toBe(2)
})

it('goes on after a failure where it stopped', async () => {
  const broken = refused('ServerError')
  const { list, tokens, ids } = listOf([page(['a'], 2), broken, page(['b'])])
  await list.start()
  await list.more()
  expect(list.get()).toMatchObject({ failure: broken, hidden: false })
  await list.more()
  expect(list.get().failure).toBeUndefined()
  expect(ids()).toEqual(['a', 'b'])
  expect(tokens).toEqual([undefined, 2, 2])
})

it('does not follow a list that never ends', async () => {
  const { list } = listOf([page(['a'], 2), page(['b'], 2)])
  await list.start()
  await list.all()
  expect(list.get().failure).toBeInstanceOf(Error)
  expect(list.get().rows).toHaveLength(1)
})
