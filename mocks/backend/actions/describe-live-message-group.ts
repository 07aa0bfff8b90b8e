import { findGroup, findUsableApp } from '../access.ts'
import { deletionFacts, groupRow, liveFacts } from '../answers.ts'
import type { Handler } from './handler.ts'

/** Also of a deleted group, until it is purged. */
export const describeLiveMessageGroup: Handler<'DescribeLiveMessageGroup'> = (context, params) => {
  const group = findGroup(findUsableApp(context, params), params.GroupId)
  return {
    ...groupRow(group),
    ...(group.deletion === undefined ? liveFacts(group) : deletionFacts(group.deletion)),
    RequestId: context.requestId,
  }
}
