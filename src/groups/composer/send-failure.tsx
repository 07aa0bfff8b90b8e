import { useQuery } from '@tanstack/react-query'
import { isRefusedWith } from '#api/failure.ts'
import type { Group } from '#api/groups.ts'
import { describeMutes, isMuted } from '#api/mutes.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { groupKeys } from '../data/group-keys.ts'
import { sendStrings } from './send-strings.ts'

interface SendFailureProps {
  scope: Scope
  group: Group | undefined
  senderId: string
  error: unknown
}

/**
 * Why a message was refused. No Code tells a muted sender from a disabled application, and no document says which one he gets, so the
 * group's mutes are asked.
 */
export function SendFailure({ scope, group, senderId, error }: SendFailureProps) {
  const words = useStrings(sendStrings)
  const mayBeMute = isRefusedWith(error, 'NoAuth') || isRefusedWith(error, 'InputInvalid')
  const { data: mutes } = useQuery({
    queryKey: groupKeys.mutes(scope, group?.id ?? ''),
    queryFn: ({ signal }) => describeMutes(client, scope, group?.id ?? '', signal),
    enabled: mayBeMute && group?.deleted === false,
    gcTime: 0,
  })
  const muted = mayBeMute && group !== undefined && mutes !== undefined && isMuted(group, mutes, senderId)
  if (!muted) return <FailureView error={error} />
  return <FailureView error={error} title={words.mutedTitle(senderId)} advice={words.mutedAdvice} />
}
