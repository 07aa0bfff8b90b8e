import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { OperationButton } from '../../ui/operation.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { mutesQuery } from '../data/mutes-query.ts'
import { ActButton } from '../people/act-button.tsx'
import { ActQuestion } from '../people/act-question.tsx'
import { peopleStrings } from '../people/people-strings.ts'
import { isStaff, useActs } from '../people/use-acts.ts'
import { isSinglyMuted } from '../people/user-marks.tsx'
import { viewerStrings } from './viewer-strings.ts'
import styles from './viewer-tab.module.css'

interface ViewerActsProps {
  scope: Scope
  group: Group
  user: string
}

/** Everything that can be done with one viewer. */
export function ViewerActs({ scope, group, user }: ViewerActsProps) {
  const words = useStrings(viewerStrings)
  const people = useStrings(peopleStrings)
  const { data: mutes } = useQuery(mutesQuery(scope, group.id))
  const act = useActs(scope, group)
  const [asking, setAsking] = useState(false)
  const singly = isSinglyMuted(mutes, user)
  return (
    <section aria-label={words.acts} className={styles.part}>
      <div className={styles.head}>
        {singly ? (
          <ActButton operation="unmuteUsers" onClick={() => act('unmute', [user])}>
            {people.unmute}
          </ActButton>
        ) : (
          <ActButton
            operation="muteUsers"
            blocked={isStaff(group, user) ? people.neverMuted : undefined}
            onClick={() => act('mute', [user])}
          >
            {people.mute}
          </ActButton>
        )}
        <ActButton operation="kickUser" onClick={() => setAsking(true)}>
          {people.kick}
        </ActButton>
        <OperationButton
          kind="default"
          operation="sendUserMessage"
          to={paths.messageUser(scope, group.id, 'viewer', user)}
        >
          {people.message}
        </OperationButton>
        <OperationButton
          kind="default"
          operation="changeUserInformation"
          to={paths.userInformation(scope, group.id, 'viewer', user)}
        >
          {people.changeInformation}
        </OperationButton>
      </div>
      {asking && (
        <ActQuestion
          group={group}
          asked={{ kind: 'kick', users: [user] }}
          onYes={({ kind, users }) => {
            setAsking(false)
            act(kind, users)
          }}
          onNo={() => setAsking(false)}
        />
      )}
    </section>
  )
}
