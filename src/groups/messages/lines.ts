import type { MessageOrder } from '#api/stored-messages.ts'
import { compare, type Gap, HIGHEST, type LogRow, LOWEST, type MessageLog } from '#api/message-log.ts'

/** What stands in one line of the list. */
export type Line = { row: LogRow } | { gap: Gap; where: 'between' | 'older' | 'later' }

interface Shown {
  order: MessageOrder
  /** Nothing above it is shown; undefined shows all. */
  held: bigint | undefined
  /** What a row must contain, in whatever case; '' shows all. */
  search: string
  /** Which rows are shown at all. */
  only?: ((row: LogRow) => boolean) | undefined
}

/** The lines of a log in the order in which they are shown, and how many rows contain what is searched for. */
export function linesOf(
  log: MessageLog,
  { order, held, search, only = () => true }: Shown,
): { lines: Line[]; found: number } {
  const sought = search.trim().toLowerCase()
  const found = log.rows.filter((row) => sought === '' || contains(row, sought))
  const rows = found.filter((row) => (held === undefined || row.seq <= held) && only(row))
  const gaps = log.gaps.filter(({ above }) => held === undefined || above < held)
  const lines: Line[] = []
  let next = 0
  const gapsAbove = (seq: bigint) => {
    for (let gap = gaps[next]; gap !== undefined && compare(gap.below, seq) > 0; gap = gaps[(next += 1)]) {
      lines.push({ gap, where: gap.above === LOWEST ? 'older' : gap.below === HIGHEST ? 'later' : 'between' })
    }
  }
  for (const row of rows) {
    gapsAbove(row.seq)
    lines.push({ row })
  }
  gapsAbove(LOWEST)
  return { lines: order === 'newest' ? lines : lines.toReversed(), found: found.length }
}

const contains = ({ content, senderId, senderInformation, id }: LogRow, sought: string): boolean =>
  [content, senderId, senderInformation, id].some((text) => text.toLowerCase().includes(sought))
