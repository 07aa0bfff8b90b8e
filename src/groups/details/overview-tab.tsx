import type { ReactNode } from 'react'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { GroupFacts } from './group-facts.tsx'
import type { GroupNumbers } from './group-numbers.ts'
import { MessageCounts } from './message-counts.tsx'
import { NumbersOverTime } from './numbers-over-time.tsx'

interface OverviewTabProps {
  scope: Scope
  group: Group
  numbers: GroupNumbers
  /** Says so where the number of people could not be read again. */
  outdated: ReactNode
}

/** Everything Describe tells of a group, to be read, and what was read of it since its screen was opened. */
export function OverviewTab({ scope, group, numbers, outdated }: OverviewTabProps) {
  return (
    <>
      <GroupFacts group={group} outdated={outdated} />
      <MessageCounts scope={scope} counts={group.live?.messageCounts} />
      <NumbersOverTime numbers={numbers} deleted={group.deleted} />
    </>
  )
}
