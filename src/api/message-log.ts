import { LIMITS } from './contract/limits.ts'
import { CLOCKS_APART } from './contract/settling.ts'
import type { MessageOrder, StoredMessage } from './stored-messages.ts'

export interface LogRow extends StoredMessage {
  /** It was read before, and the history does not show it any more: recalled, or its time is over. */
  gone: boolean
}

/** Messages that have not been read: those with `above < seq < below`. There may be none: numbers are left out for other reasons, too. */
export interface Gap {
  above: bigint
  below: bigint
  /** From which end it is read. */
  order: MessageOrder
  /** UNIX seconds of the end at which reading begins; undefined where the list itself begins. */
  from: number | undefined
  /** Goes on with a read that began at `from`. */
  token?: number | undefined
}

export interface MessageLog {
  /** Newest first, each sequence number once. */
  rows: readonly LogRow[]
  /** Newest first. */
  gaps: readonly Gap[]
  /** Rows that were let go to keep within the limits. */
  letGo: number
}

/** What a read told: all that is stored with `above < seq < below`. */
export interface Stretch {
  rows: readonly StoredMessage[]
  above: bigint
  below: bigint
}

/** Below and above every sequence number. */
export const LOWEST = LIMITS.int64Min
export const HIGHEST = LIMITS.int64Max

export const EMPTY_LOG: MessageLog = { rows: [], gaps: [], letGo: 0 }

/** What one page of a browser should carry: rows, and bytes as `bytesOf` estimates them. */
export const LOG_LIMITS = { rows: 20_000, bytes: 50 * 1024 * 1024 } as const

/** Strings take up to two bytes a character; the row itself some hundred. */
const bytesOf = ({ content, senderId, senderInformation, id }: StoredMessage): number =>
  2 * (content.length + senderId.length + senderInformation.length + id.length) + 200

/** The highest number that was read; `LOWEST` when there is none. */
export const lastSeen = ({ rows }: MessageLog): bigint => rows[0]?.seq ?? LOWEST

/**
 * Takes in what a read told, in place of one gap where it was read for one, and with what it left unread. A known row of the stretch
 * that the read did not tell is marked as gone.
 */
export function takeIn(log: MessageLog, read: Stretch, rest?: Gap, instead?: Gap): MessageLog {
  const told = new Map(read.rows.map((row) => [row.seq, row]))
  const known = log.rows.map((row) => {
    const again = told.get(row.seq)
    if (again !== undefined) {
      told.delete(row.seq)
      return row.gone ? { ...row, gone: false } : row
    }
    const covered = row.seq > read.above && row.seq < read.below
    return covered && !row.gone ? { ...row, gone: true } : row
  })
  const fresh = [...told.values()].map((row) => ({ ...row, gone: false }))
  const gaps = log.gaps.filter((gap) => gap !== instead)
  if (rest !== undefined) gaps.push(rest)
  return letGo({
    ...log,
    rows: [...known, ...fresh].toSorted((a, b) => compare(b.seq, a.seq)),
    gaps: gaps.toSorted((a, b) => compare(b.below, a.below)),
  })
}

/** Drops the oldest rows beyond the limits; what was dropped is then unread, and can be read again. */
export function letGo(log: MessageLog, limits: { rows: number; bytes: number } = LOG_LIMITS): MessageLog {
  let bytes = 0
  const end = log.rows.findIndex((row, index) => {
    bytes += bytesOf(row)
    return index >= limits.rows || bytes > limits.bytes
  })
  const oldest = log.rows[end - 1]
  if (end === -1 || oldest === undefined) return log
  const rest: Gap = { above: LOWEST, below: oldest.seq, order: 'newest', from: oldest.at + CLOCKS_APART }
  return {
    rows: log.rows.slice(0, end),
    gaps: [...log.gaps.filter(({ below }) => below > oldest.seq), rest],
    letGo: log.letGo + log.rows.length - end,
  }
}

/** UNIX second from which on everything up to the newest row was read; undefined when nothing was. */
export function wholeSince({ rows, gaps }: MessageLog): number | undefined {
  const gap = gaps.find(({ order, below }) => order === 'newest' && below <= (rows[0]?.seq ?? LOWEST))
  const last = gap === undefined ? rows.at(-1) : rows.findLast(({ seq }) => seq >= gap.below)
  // Of the second of the last row some may be missing, and stamps need not be in order.
  return last === undefined ? undefined : gap === undefined ? 0 : last.at + CLOCKS_APART + 1
}

export const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
