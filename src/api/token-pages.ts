/**
 * The pages of a list that goes on by token, one after the other, at most `most` of them. `nextOf` says which token a page names, or
 * undefined at the end. Throws what `read` throws, and an Error when the service names a token twice, which would never end.
 */
export async function* tokenPages<P>(
  read: (token: number | undefined) => Promise<P>,
  nextOf: (page: P) => number | undefined,
  most: number,
): AsyncGenerator<P> {
  const seen = new Set<number>()
  let token: number | undefined
  for (let pages = 0; pages < most; pages += 1) {
    const page = await read(token)
    yield page
    token = nextOf(page)
    if (token === undefined) return
    if (seen.has(token)) throw new Error(`The list repeated page token ${token}`)
    seen.add(token)
  }
}
