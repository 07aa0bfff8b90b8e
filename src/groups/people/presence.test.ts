import { expect, it } from 'vitest'
import { type AskPresence, lookUp, type LookUpNews } from './presence.ts'

const users = Array.from({ length: 25 }, (_, index) => `user${index}`)
const HERE = { inGroup: true, online: true }

it('asks ten a call, and tells of those who could not be asked', async () => {
  const asked: (readonly string[])[] = []
  const ask: AskPresence = async (some) => {
    asked.push(some)
    if (some.includes('user10')) throw new Error('broken')
    return new Map(some.map((user) => [user, HERE]))
  }
  const news: LookUpNews[] = []
  await lookUp(users, ask, new AbortController().signal, (told) => news.push(told))
  expect(asked.map(({ length }) => length)).toEqual([10, 10, 5])
  expect(news).toHaveLength(3)
  expect(news.at(-1)?.found.size).toBe(15)
  expect(news.at(-1)?.failed).toEqual(users.slice(10, 20))
  expect(news.at(-1)?.failure).toBeInstanceOf(Error)
})

it('tells nothing more once it is cancelled', async () => {
  const controller = new AbortController()
  const news: LookUpNews[] = []
  const looked = lookUp(
    users,
    async (some) => {
      controller.abort(new Error('left'))
      return new Map(some.map((user) => [user, HERE]))
    },
    controller.signal,
    (told) => news.push(told),
  )
  await expect(looked).rejects.toThrow('left')
  expect(news).toEqual([])
})
