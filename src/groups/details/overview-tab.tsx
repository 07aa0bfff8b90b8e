import type { ReactNode } from 'react'
import type { Group } from '#api/groups.ts'
import { GroupFacts, MessageCounts } from './group-facts.tsx'

/** Everything Describe tells of a group, to be read. */
export function OverviewTab({ group, outdated }: { group: Group; outdated: ReactNode }) {
  return (
    <>
      <GroupFacts group={group} outdated={outdated} />
      {group.live !== undefined && <MessageCounts counts={group.live.messageCounts} />}
    </>
  )
}
