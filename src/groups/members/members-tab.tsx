import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useRef, useState } from 'react'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { useFocusStays } from '../../ui/focus-stays.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { RowSet } from '../../ui/row-set.ts'
import { mutesQuery } from '../data/mutes-query.ts'
import { ROW_EVERY_MS } from '../data/queries.ts'
import { useReadAgain } from '../data/use-read-again.ts'
import { ActQuestion, type AskedAct } from '../people/act-question.tsx'
import { BatchList } from '../people/batch-list.tsx'
import { peopleStrings } from '../people/people-strings.ts'
import { SelectedActs } from '../people/selected-acts.tsx'
import { useActs } from '../people/use-acts.ts'
import { ListedMembers } from './listed-members.tsx'
import { LookUpUsers } from './look-up-users.tsx'
import { membersStrings } from './members-strings.ts'
import styles from './members-tab.module.css'

/** Who is in a group, and what can be done with them. */
export function MembersTab({ scope, group }: { scope: Scope; group: Group }) {
  const words = useStrings(membersStrings)
  const people = useStrings(peopleStrings)
  const place = useRef<HTMLElement>(null)
  useFocusStays(place)
  return (
    <section ref={place} aria-label={words.title} className={styles.tab}>
      {group.live === undefined ? (
        <Alert role="status" type="info" title={people.deletedGroup} />
      ) : (
        <Members key={group.id} scope={scope} group={group} online={group.live.onlineUsers} />
      )}
    </section>
  )
}

function Members({ scope, group, online }: { scope: Scope; group: Group; online: number }) {
  const words = useStrings(membersStrings)
  const locale = useLocale()
  const { data: mutes } = useQuery({ ...mutesQuery(scope, group.id), ...useReadAgain(ROW_EVERY_MS) })
  const [selection] = useState(() => new RowSet())
  const [asked, setAsked] = useState<AskedAct>()
  const act = useActs(scope, group)
  const onAct = (kind: AskedAct['kind'], user: string) => {
    // A mute of one is undone as quickly as it is done.
    if (kind === 'kick') setAsked({ kind, users: [user] })
    else act(kind, [user])
  }
  const ofRows = { scope, group, mutes, selection, onAct }
  return (
    <>
      <p className={styles.count} title={words.exact}>
        {words.online(online.toLocaleString(locale))}
      </p>
      <BatchList scope={scope} groupId={group.id} />
      <div className={styles.selected}>
        <SelectedActs selection={selection} kinds={['mute', 'unmute', 'kick']} onAsk={setAsked} />
        {asked !== undefined && (
          <ActQuestion
            key={`${asked.kind} ${asked.users.join(' ')}`}
            group={group}
            asked={asked}
            onYes={({ kind, users }) => {
              setAsked(undefined)
              selection.put(users, false)
              act(kind, users)
            }}
            onNo={() => setAsked(undefined)}
          />
        )}
      </div>
      <ListedMembers {...ofRows} online={online} />
      <LookUpUsers {...ofRows} />
    </>
  )
}
