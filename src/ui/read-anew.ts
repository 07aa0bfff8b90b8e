import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query'

/** What was read just now counts as fresh with a `staleTime` of 0, too, once the clock that dates it is set back. */
const NEVER_FRESH = Number.NEGATIVE_INFINITY

/**
 * Reads from the service, now. What is being read already is given up: it may have been asked before the write that this is to tell about.
 */
export async function readAnew<Data, Key extends QueryKey>(
  queries: QueryClient,
  query: FetchQueryOptions<Data, Error, Data, Key>,
): Promise<Data> {
  await queries.cancelQueries({ queryKey: query.queryKey, exact: true })
  return queries.fetchQuery({ ...query, staleTime: NEVER_FRESH })
}
