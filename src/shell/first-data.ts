import { pause } from '#lib/pause.ts'
import { groupPageQuery } from '../groups/data/queries.ts'
import { applicationQuery } from '../scope/queries.ts'
import { type Address, openedList } from './opened.ts'
import { queryClient } from './query-client.ts'

/** Milliseconds that the first render waits for what it is to show; what was painted first stays until then. */
const PATIENCE_MS = 500

/**
 * Reads what the address opens before anything is rendered, so that it is rendered once and not three times with less in it. What fails
 * is shown where it belongs; what takes longer arrives there.
 */
export async function readFirstData(address: Address): Promise<void> {
  const opened = openedList(address)
  if (opened === undefined) return
  const reads = [
    queryClient.prefetchQuery(applicationQuery(opened.scope)),
    queryClient.prefetchQuery(groupPageQuery(opened.scope, opened.page)),
  ]
  await Promise.race([Promise.all(reads), pause(PATIENCE_MS)])
}
