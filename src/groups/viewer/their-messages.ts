import type { MessagesPage, StoredMessage } from '#api/stored-messages.ts'
import { tokenPages } from '#api/token-pages.ts'

/** What was read of a group's history, newest first, on the look for one sender. */
export interface TheirMessages {
  rows: readonly StoredMessage[]
  /** Messages that were read, whoever sent them. */
  read: number
  /** UNIX seconds of the oldest that was read; undefined while there is none. */
  back: number | undefined
  /** The token of what comes next; undefined at the end of the history. */
  next: number | undefined
  whole: boolean
}

export const NOTHING_READ: TheirMessages = { rows: [], read: 0, back: undefined, next: undefined, whole: false }

/** Pages that are read at once: a bounded part of the history, and a call each. */
export const PAGES = 10

/** Reads on, so many pages at most, and tells after each of them. Rejects with what `read` rejects with. */
export async function readOn(
  before: TheirMessages,
  sender: string,
  read: (token: number | undefined) => Promise<MessagesPage>,
  onNews: (now: TheirMessages) => void,
): Promise<void> {
  let now = before
  const from = (token: number | undefined) => read(token ?? before.next)
  for await (const { rows, next } of tokenPages(from, (page) => page.next, PAGES)) {
    now = {
      rows: [...now.rows, ...rows.filter(({ senderId }) => senderId === sender)],
      read: now.read + rows.length,
      back: rows.at(-1)?.at ?? now.back,
      next,
      whole: next === undefined,
    }
    onNews(now)
  }
}
