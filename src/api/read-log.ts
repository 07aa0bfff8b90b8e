import type { MessagesPage, MessagesRequest, StoredMessage } from './stored-messages.ts'
import { EMPTY_LOG, type Gap, HIGHEST, lastSeen, LOWEST, type MessageLog, type Stretch, takeIn } from './message-log.ts'

/** What is shown of a group's history. */
export interface MessageFilter extends Pick<MessagesRequest, 'order' | 'type' | 'since' | 'until'> {}

/** One page, its call paced and repeated by whoever made it. */
export type ReadPage = (request: MessagesRequest) => Promise<MessagesPage>

/** Pages of one look at what is new: beyond that there is a gap, read when it is asked for. */
const NEWS_PAGES = 3
/** Pages that one request for a gap reads. */
const GAP_PAGES = 20

/** Makes a change to the log as it is when the read is over: two reads may be under way. */
export type LogChange = (log: MessageLog) => MessageLog

/** The first page, and of a single second all of it. Rejects with what `read` rejects with. */
export async function readFirst(read: ReadPage, filter: MessageFilter): Promise<LogChange> {
  const isSecond = filter.since !== undefined && filter.since === filter.until
  const change = await readGap(read, filter, allOf(filter.order), isSecond ? GAP_PAGES : 1)
  return () => change(EMPTY_LOG)
}

/**
 * A page up to that second (UNIX) and a page after it, as the first ones of a log; what is older and what is later are then gaps. Rejects
 * with what `read` rejects with.
 */
export async function readAround(read: ReadPage, filter: MessageFilter, at: number): Promise<LogChange> {
  const before = await read({ ...filter, order: 'newest', until: at })
  const after = await read({ ...filter, order: 'oldest', since: at + 1 })
  const rows = [...before.rows, ...after.rows]
  const older: Gap | undefined =
    before.next === undefined
      ? undefined
      : { above: LOWEST, below: before.rows.at(-1)?.seq ?? HIGHEST, order: 'newest', from: at, token: before.next }
  const later: Gap | undefined =
    after.next === undefined
      ? undefined
      : { above: after.rows.at(-1)?.seq ?? LOWEST, below: HIGHEST, order: 'oldest', from: at + 1, token: after.next }
  return () => {
    const log = takeIn(EMPTY_LOG, { rows, above: LOWEST, below: HIGHEST }, older)
    return later === undefined ? log : { ...log, gaps: [later, ...log.gaps] }
  }
}

const allOf = (order: MessageFilter['order']): Gap => ({ above: LOWEST, below: HIGHEST, order, from: undefined })

/**
 * What came since the highest number seen: newest first until a row at or below it, 3 pages at most; what is between is then a gap. To
 * go on from a time instead gets stuck in a second with more rows than a page.
 */
export async function readNews(read: ReadPage, filter: MessageFilter, log: MessageLog): Promise<LogChange> {
  const all: Gap = { above: lastSeen(log), below: HIGHEST, order: 'newest', from: undefined }
  return readGap(read, filter, all, NEWS_PAGES)
}

/** Reads a gap from its end on, so many pages; what is left of it stays one. Rejects with what `read` rejects with. */
export async function readGap(
  read: ReadPage,
  filter: MessageFilter,
  gap: Gap,
  mostPages = GAP_PAGES,
): Promise<LogChange> {
  const { above, below, order, from } = gap
  const downwards = order === 'newest'
  const rows: StoredMessage[] = []
  let { token } = gap
  let isWhole = false
  for (let pages = 0; pages < mostPages && !isWhole; pages += 1) {
    const page = await read({
      ...filter,
      order,
      ...(from === undefined ? {} : narrowed(filter, from, downwards)),
      token,
    })
    rows.push(...page.rows.filter(({ seq }) => seq > above && seq < below))
    // Nothing lies between a row and the number next to it.
    const isBeyond = page.rows.some(({ seq }) => (downwards ? seq <= above + 1n : seq >= below - 1n))
    if (page.next !== undefined && page.next === token) throw new Error(`The list repeated page token ${token}`)
    token = page.next
    isWhole = isBeyond || token === undefined
  }
  const reached = rows.at(-1)
  if (isWhole) return (log) => takeIn(log, { rows, above, below }, undefined, gap)
  // All rows so far lie in front of the gap.
  if (reached === undefined) return (log) => takeIn(log, { rows: [], above: below, below }, { ...gap, token }, gap)
  const rest: Gap = downwards ? { ...gap, below: reached.seq, token } : { ...gap, above: reached.seq, token }
  const told: Stretch = downwards ? { rows, above: reached.seq - 1n, below } : { rows, above, below: reached.seq + 1n }
  return (log) => takeIn(log, told, rest, gap)
}

/** The range of a filter from that second on, and nothing outside of it. */
function narrowed({ since = 0, until = Infinity }: MessageFilter, from: number, downwards: boolean) {
  return downwards ? { until: Math.min(from, until) } : { since: Math.max(from, since) }
}
