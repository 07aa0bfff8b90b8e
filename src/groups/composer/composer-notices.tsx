import { Alert, Flex } from 'antd'
import type { Group } from '#api/groups.ts'
import { paths } from '#lib/paths.ts'
import { OperationLink } from '../../ui/operation.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { dialogStrings } from '../shared/dialog-strings.ts'
import { MOST_WAITING } from './group-sends.ts'
import type { Subject } from './send-outcome.tsx'
import { sendStrings } from './send-strings.ts'
import type { Composer } from './use-composer.ts'

/** Why nothing can be sent to the group now, in a sentence; undefined where it can. The role is asked about where the button is. */
export function useBlocked(
  { group, gone }: Subject,
  composer: Composer,
): { all: string | undefined; this: string | undefined } {
  const words = useStrings(sendStrings)
  const shared = useStrings(dialogStrings)
  const locale = useLocale()
  const all =
    group === undefined
      ? gone
        ? shared.goneTitle
        : shared.readFirst
      : group.deleted
        ? words.deletedReason
        : composer.isFull
          ? words.full(MOST_WAITING.toLocaleString(locale))
          : undefined
  return { all, this: all ?? (composer.mayBeOut === undefined ? undefined : words.mayBeOut) }
}

/** What one must know of the group before one sends to it. */
export function SendNotice({ group }: { group: Group }) {
  const words = useStrings(sendStrings)
  const shared = useStrings(dialogStrings)
  const scope = useScope()
  if (group.deleted) {
    return (
      <Alert
        role="status"
        type="warning"
        showIcon
        title={words.deletedTitle}
        description={
          <Flex vertical gap={8} align="start">
            {words.deletedBody}
            <OperationLink operation="restoreGroup" to={paths.restoreGroup(scope, group.id)} keepDraft>
              {shared.restoreGroup}
            </OperationLink>
          </Flex>
        }
      />
    )
  }
  if (group.live === undefined || group.live.onlineUsers > 0) return null
  return <Alert role="status" type="warning" showIcon title={words.nobodyTitle} description={words.nobodyBody} />
}
