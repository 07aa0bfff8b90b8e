import * as v from 'valibot'

interface ActionDraft<Q extends v.ObjectEntries, A extends v.ObjectEntries> {
  /** Reads may repeat by themselves, writes may not. */
  kind: 'read' | 'write'
  /** HTTP method on the vendor's wire; POST for all but one. */
  method?: 'GET' | 'POST'
  /** Calls a second and account; 50 but for mutes. */
  qps?: number
  request: Q
  answer: A
  /** Documented error codes beyond the four that every action shares (`BASE_CODES`). */
  codes?: readonly string[]
}

/**
 * One action of the vendor's API `live` 2016-11-01. A request with a parameter the contract does not know is refused;
 * an answer may carry more than we read, since the vendor adds fields without a new version.
 */
export function defineAction<const Q extends v.ObjectEntries, const A extends v.ObjectEntries>(
  draft: ActionDraft<Q, A>,
) {
  return {
    kind: draft.kind,
    method: draft.method ?? 'POST',
    qps: draft.qps ?? 50,
    codes: draft.codes ?? [],
    request: v.strictObject(draft.request),
    answer: v.object(draft.answer),
  }
}
