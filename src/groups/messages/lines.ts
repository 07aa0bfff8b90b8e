import { compare, type Gap, HIGHEST, type LogRow, LOWEST, type MessageLog } from '#api/message-log.ts'
import type { MessageFilter } from '#api/read-log.ts'
import type { MessageOrder } from '#api/stored-messages.ts'
import type { GroupRecalls } from './recall-state.ts'

/** What stands in one line of the list; `moment`: the second (UNIX) that was asked for. */
export type Line = { row: LogRow } | { gap: Gap; where: 'between' | 'older' | 'later' } | { moment: number }

interface Shown {
  order: MessageOrder
  /** Nothing above it is shown; undefined shows all. */
  held: bigint | undefined
  /** What a row must contain, in whatever case; '' shows all. */
  search: string
  /** Who must have sent it. */
  sender?: string | undefined
  /** Marks the place of that UNIX second. */
  at?: number | undefined
  /** Which rows are shown at all, of those. */
  only?: ((row: LogRow) => boolean) | undefined
}

/** The lines of a log in the order in which they are shown, and the rows that are searched for and of whom. */
export function linesOf(log: MessageLog, shown: Shown): { lines: Line[]; found: LogRow[] } {
  const { order, held, at, sender, only = () => true } = shown
  const sought = shown.search.trim().toLowerCase()
  const found = log.rows.filter(
    (row) => (sender === undefined || row.senderId === sender) && (sought === '' || contains(row, sought)),
  )
  const rows = found.filter((row) => (held === undefined || row.seq <= held) && only(row))
  const gaps = log.gaps.filter(({ above }) => held === undefined || above < held)
  const lines: Line[] = []
  let next = 0
  const gapsAbove = (seq: bigint) => {
    for (let gap = gaps[next]; gap !== undefined && compare(gap.below, seq) > 0; gap = gaps[(next += 1)]) {
      lines.push({ gap, where: gap.above === LOWEST ? 'older' : gap.below === HIGHEST ? 'later' : 'between' })
    }
  }
  let marked = at === undefined || log.rows.length === 0
  for (const row of rows) {
    gapsAbove(row.seq)
    if (!marked && at !== undefined && row.at <= at) {
      lines.push({ moment: at })
      marked = true
    }
    lines.push({ row })
  }
  if (!marked && at !== undefined) lines.push({ moment: at })
  gapsAbove(LOWEST)
  return { lines: order === 'newest' ? lines : lines.toReversed(), found }
}

const contains = ({ content, senderId, senderInformation, id }: LogRow, sought: string): boolean =>
  [content, senderId, senderInformation, id].some((text) => text.toLowerCase().includes(sought))

/**
 * The log with what this session has recalled: the history does not show it any more, and an operator wants to see what they took back.
 * Only where the log has been read, and only what its filter lets through.
 */
export function withRecalled(log: MessageLog, { entries }: GroupRecalls, filter: MessageFilter): MessageLog {
  const { type, since = 0, until = Infinity } = filter
  const recalled = [...entries.values()].flatMap(({ row, state }) => (state.kind === 'gone' ? [row] : []))
  if (recalled.length === 0) return log
  const gone = new Map(recalled.map((row) => [row.seq, row]))
  const rows = log.rows.map((row) => (gone.delete(row.seq) && !row.gone ? { ...row, gone: true } : row))
  const missing = [...gone.values()].filter(
    ({ seq, type: its, at }) =>
      (type === undefined || its === type) &&
      at >= since &&
      at <= until &&
      !log.gaps.some(({ above, below }) => seq > above && seq < below),
  )
  if (missing.length === 0) return { ...log, rows }
  const all = [...rows, ...missing.map((row) => ({ ...row, gone: true }))]
  return { ...log, rows: all.toSorted((a, b) => compare(b.seq, a.seq)) }
}
