import { ServiceError } from '#api/contract/errors.ts'
import { groupVersion } from '#api/contract/group-version.ts'

/**
 * The API has no version of a group, so the console's wire compares what the operator opened with what Describe answers now.
 * Refuses with 412 and the current values when they differ. A deleted group passes: the change itself is refused then.
 */
export function checkIfMatch(
  current: { GroupInfo: string; AdminList: string[]; Delete: boolean },
  ifMatch: string,
): void {
  const { GroupInfo, AdminList, Delete } = current
  if (Delete || ifMatch === groupVersion(GroupInfo, AdminList)) return
  throw new ServiceError(
    'Gateway.GroupChanged',
    'The group was changed since it was opened. Compare with the current values and decide.',
    { current: { GroupInfo, AdminList } },
  )
}
