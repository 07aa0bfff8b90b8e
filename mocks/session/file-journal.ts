import type { Journal, JournalTransaction } from './journal.ts'
import type { StateFile } from './state-file.ts'

/**
 * The journal of one account in a state file. There is one process (`lockFile`), so transactions wait for each other here.
 * Appending is on disk, as far as the system is concerned, before it answers: killing the process loses nothing.
 */
export function journalIn(file: StateFile, account: string): Journal {
  const view: JournalTransaction = {
    entriesFrom: async (seq) => file.entriesFrom(account, seq),
    snapshot: async () => file.snapshot(account),
    append: async (entry) => file.append(account, entry),
    compact: async (seq, snapshot) => file.compact(account, seq, snapshot),
    setAside: async (atMs, reason) => file.setAside(account, atMs, reason),
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    transaction(_mode, work) {
      const result = last.then(() => work(view))
      last = result.catch(() => undefined)
      return result
    },
    close() {},
  }
}
