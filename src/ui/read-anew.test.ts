import { QueryClient } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { readAnew } from './read-anew.ts'

/** A service that answers when it is told to, each question with what is so by then. */
function service() {
  const asked: { answer: (what: string) => void; signal: AbortSignal }[] = []
  const query = {
    queryKey: ['group'],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      new Promise<string>((resolve) => {
        asked.push({ answer: resolve, signal })
      }),
    staleTime: 60_000,
  }
  return { asked, query }
}

it('asks although something fresh is known', async () => {
  const queries = new QueryClient()
  const { asked, query } = service()
  queries.setQueryData(query.queryKey, 'before')
  const read = readAnew(queries, query)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  asked[0]?.answer('after')
  await expect(read).resolves.toBe('after')
  expect(queries.getQueryData(query.queryKey)).toBe('after')
})

it.each([undefined, 'older'])('does not take the answer to a question of before (known: %s)', async (known) => {
  const queries = new QueryClient()
  const { asked, query } = service()
  if (known !== undefined) queries.setQueryData(query.queryKey, known)
  const background = queries.fetchQuery({ ...query, staleTime: 0 }).catch(() => 'given up')
  const read = readAnew(queries, query)
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect(asked[0]?.signal.aborted).toBe(true)
  asked[0]?.answer('before')
  asked[1]?.answer('after')
  await expect(read).resolves.toBe('after')
  await background
  expect(queries.getQueryData(query.queryKey)).toBe('after')
})

it('what was read before the clock was set back does not count as read now', async () => {
  const queries = new QueryClient()
  let answer = 'before'
  const query = { queryKey: ['a'], queryFn: () => Promise.resolve(answer), staleTime: 60_000 }
  expect(await readAnew(queries, query)).toBe('before')
  answer = 'after'
  const wall = Date.now()
  const clock = vi.spyOn(Date, 'now').mockReturnValue(wall - 86_400_000)
  expect(await readAnew(queries, query)).toBe('after')
  clock.mockRestore()
})
