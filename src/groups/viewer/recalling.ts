import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { listMessages, recallMessage, type StoredMessage } from '#api/stored-messages.ts'
import { tokenPages } from '#api/token-pages.ts'
import { halfOf, readPaced } from '../people/acts.ts'
import { type BatchAct, isOfOneUser, type Seen } from '../people/batch.ts'

/** Pages of a second that are looked through: it delivers one, and a few more at its edges. */
const MOST_PAGES = 4

/** Takes messages back, by their IDs; a message is gone once its second of the history was read whole and does not show it. */
export function recalling(scope: Scope, groupId: string, messages: readonly StoredMessage[]): BatchAct {
  const sentAt = new Map(messages.map(({ id, at }) => [id, at]))
  return {
    perCall: 1,
    callsPerSecond: halfOf('recallMessage'),
    perform: async ([id = ''], key) => recallMessage(client, scope, groupId, id, key),
    async look(ids) {
      const seconds = [...new Set(ids.map((id) => sentAt.get(id)))].filter((at) => at !== undefined)
      const seen = new Map(
        await Promise.all(seconds.map(async (at) => [at, await shownIn(scope, groupId, at)] as const)),
      )
      return isGone(sentAt, seen)
    },
    looksInTheEnd: true,
    isOfSubject: isOfOneUser,
  }
}

/** What one second of the history shows. */
export interface Shown {
  ids: ReadonlySet<string>
  /** All of the second was read. */
  whole: boolean
}

/** Whether messages are gone, by what the seconds show in which they were sent. */
export const isGone =
  (sentAt: ReadonlyMap<string, number>, seconds: ReadonlyMap<number, Shown>): Seen =>
  (id) => {
    const shown = seconds.get(sentAt.get(id) ?? Number.NaN)
    if (shown === undefined) return undefined
    return shown.ids.has(id) ? false : shown.whole ? true : undefined
  }

async function shownIn(scope: Scope, groupId: string, at: number): Promise<Shown> {
  const ids = new Set<string>()
  let whole = false
  const read = (token: number | undefined) =>
    readPaced((signal) =>
      listMessages(client, scope, groupId, { order: 'newest', since: at, until: at, token }, signal),
    )
  for await (const { rows, next } of tokenPages(read, (page) => page.next, MOST_PAGES)) {
    for (const { id } of rows) ids.add(id)
    whole = next === undefined
  }
  return { ids, whole }
}
