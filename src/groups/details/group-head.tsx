import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { type GroupTab, paths } from '#lib/paths.ts'
import { OperationLink } from '../../ui/operation.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { DialogSubject } from '../shared/dialog-group.tsx'
import { dialogStrings } from '../shared/dialog-strings.ts'
import { useOnlineAge } from '../shared/online-age.ts'
import { detailsStrings } from './details-strings.ts'
import type { GroupNumbers } from './group-numbers.ts'
import { OnlineLine } from './people-line.tsx'
import styles from './group-head.module.css'

interface GroupHeadProps {
  scope: Scope
  id: string
  /** Undefined until it has been read, or when there is none. */
  group: Group | undefined
  tab: GroupTab
  numbers: GroupNumbers
  /** Says so where the number of people could not be read again. */
  outdated: ReactNode
}

/** Which group this is, how many people are there now, and what can be done with it. */
export function GroupHead({ scope, id, group, tab, numbers, outdated }: GroupHeadProps) {
  return (
    <div className={styles.head}>
      <div className={styles.subject}>
        <DialogSubject id={id} group={group} />
        {group?.live !== undefined && (
          <People scope={scope} id={id} live={group.live} numbers={numbers} outdated={outdated} />
        )}
      </div>
      {group !== undefined && <GroupActions scope={scope} group={group} tab={tab} />}
    </div>
  )
}

interface PeopleProps extends Pick<GroupHeadProps, 'scope' | 'id' | 'numbers' | 'outdated'> {
  live: { onlineUsers: number }
}

function People({ scope, id, live, numbers, outdated }: PeopleProps) {
  const words = useStrings(detailsStrings)
  const locale = useLocale()
  const age = useOnlineAge(scope, id)
  return (
    <div className={styles.people}>
      <OnlineLine numbers={numbers} />
      <div>
        <span className={styles.number}>{live.onlineUsers.toLocaleString(locale)}</span>{' '}
        <span className="muted">{words.peopleOnline}</span>
        <div className={styles.age}>
          {age}
          {outdated}
        </div>
      </div>
    </div>
  )
}

function GroupActions({ scope, group, tab }: { scope: Scope; group: Group; tab: GroupTab }) {
  const words = useStrings(detailsStrings)
  const shared = useStrings(dialogStrings)
  const duplicate = (
    <OperationLink operation="createGroup" to={paths.duplicateFromTab(scope, group.id, tab)}>
      {shared.duplicateGroup}
    </OperationLink>
  )
  return (
    <nav aria-label={words.actions} className={styles.actions}>
      {group.deleted ? (
        <>
          <OperationLink operation="restoreGroup" to={paths.restoreFromTab(scope, group.id, tab)}>
            {shared.restoreGroup}
          </OperationLink>
          {duplicate}
        </>
      ) : (
        <>
          <OperationLink operation="sendMessage" to={paths.sendFromTab(scope, group.id, tab)}>
            {shared.sendMessage}
          </OperationLink>
          {duplicate}
          <OperationLink
            operation="deleteGroup"
            to={paths.deleteFromTab(scope, group.id, tab)}
            className={clsx(styles.danger)}
          >
            {shared.deleteGroup}
          </OperationLink>
        </>
      )}
    </nav>
  )
}
