import { expect, test } from 'vitest'
import { tokenPages } from './token-pages.ts'

/** A list whose page names the given tokens, one after the other. */
function listOf(...tokens: (number | undefined)[]) {
  const asked: (number | undefined)[] = []
  const read = (token: number | undefined) => {
    asked.push(token)
    return Promise.resolve({ next: tokens[asked.length - 1] })
  }
  const all = async (most = 10) => {
    const pages = []
    for await (const page of tokenPages(read, ({ next }) => next, most)) pages.push(page)
    return pages
  }
  return { asked, all }
}

test('follows the tokens to the end', async () => {
  const { asked, all } = listOf(7, 9, undefined)
  expect(await all()).toEqual([{ next: 7 }, { next: 9 }, { next: undefined }])
  expect(asked).toEqual([undefined, 7, 9])
})

test('follows no more than told', async () => {
  const { asked, all } = listOf(1, 2, 3, 4)
  expect(await all(3)).toHaveLength(3)
  expect(asked).toEqual([undefined, 1, 2])
})

test('a token that comes again ends the reading with an error', async () => {
  const { asked, all } = listOf(1, 2, 1)
  await expect(all()).rejects.toThrow('repeated page token 1')
  expect(asked).toEqual([undefined, 1, 2])
})
