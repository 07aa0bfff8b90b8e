import { compare } from './message-log.ts'
import type { ReadPage } from './read-log.ts'
import type { StoredMessage } from './stored-messages.ts'

/**
 * Tells of each of these messages whether the history still shows it, as soon as that is known. Reads newest first, and leaves out the
 * time between two of them where there is more of it than a page. Rejects with what `read` rejects with; those not told of are then unknown.
 */
export async function lookAtRows(
  read: ReadPage,
  rows: readonly StoredMessage[],
  tell: (row: StoredMessage, shown: boolean) => void,
): Promise<void> {
  let left = rows.toSorted((a, b) => compare(b.seq, a.seq))
  const type = left.every((row) => row.type === left[0]?.type) ? left[0]?.type : undefined
  const since = left.reduce((earliest, { at }) => Math.min(earliest, at), Infinity)
  // All that are left lie in the range of the request: one that should have been told by now is not there.
  let until = latest(left)
  let token: number | undefined
  while (left.length > 0) {
    const { rows: told, next } = await read({ order: 'newest', type, since, until, token })
    if (next !== undefined && next === token) throw new Error(`The list repeated page token ${token}`)
    const seen = new Set(told.map(({ seq }) => seq))
    const end = told.at(-1)
    const isJudged = ({ seq }: StoredMessage) =>
      seen.has(seq) || next === undefined || (end !== undefined && seq > end.seq)
    for (const row of left.filter(isJudged)) tell(row, seen.has(row.seq))
    left = left.filter((row) => !isJudged(row))
    const then = latest(left)
    if (end !== undefined && then < end.at) {
      until = then
      token = undefined
    } else token = next
  }
}

const latest = (rows: readonly StoredMessage[]): number => rows.reduce((last, { at }) => Math.max(last, at), 0)
