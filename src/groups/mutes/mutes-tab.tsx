import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useFocusStays } from '../../ui/focus-stays.ts'
import { useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { RowSet } from '../../ui/row-set.ts'
import { type MutesRead, mutesQuery, singlyMuted } from '../data/mutes-query.ts'
import { ROW_EVERY_MS } from '../data/queries.ts'
import { useReadAgain } from '../data/use-read-again.ts'
import { ActQuestion, type AskedAct } from '../people/act-question.tsx'
import { BatchList } from '../people/batch-list.tsx'
import { PeopleList } from '../people/people-list.tsx'
import { peopleStrings } from '../people/people-strings.ts'
import { ReadAt } from '../people/read-at.tsx'
import { SelectedActs } from '../people/selected-acts.tsx'
import { useActs, useBatches } from '../people/use-acts.ts'
import { ViewerLink } from '../shared/viewer-link.tsx'
import { MuteUsers } from './mute-users.tsx'
import { mutesStrings } from './mutes-strings.ts'
import { QuietRoom } from './quiet-room.tsx'
import { StateWords } from './state-words.tsx'
import styles from './mutes-tab.module.css'

/** Who may not speak in a group, and quiet for the whole room. */
export function MutesTab({ scope, group }: { scope: Scope; group: Group }) {
  const words = useStrings(mutesStrings)
  const place = useRef<HTMLElement>(null)
  useFocusStays(place)
  return (
    <section ref={place} aria-label={words.title} className={styles.tab}>
      {group.deleted ? (
        <Alert role="status" type="info" title={words.deleted} />
      ) : (
        <Mutes key={group.id} scope={scope} group={group} />
      )}
    </section>
  )
}

function Mutes({ scope, group }: { scope: Scope; group: Group }) {
  const words = useStrings(mutesStrings)
  const common = useStrings(commonStrings)
  const { data, error, refetch } = useQuery({ ...mutesQuery(scope, group.id), ...useReadAgain(ROW_EVERY_MS) })
  const [asked, setAsked] = useState<AskedAct>()
  const act = useActs(scope, group)
  if (data === undefined) {
    return error === null ? (
      <p role="status">{common.loading}</p>
    ) : (
      <FailureView error={error} onRetry={() => void refetch()} />
    )
  }
  return (
    <>
      <div className={styles.head}>
        <strong role="status">
          <StateWords mutes={data} />
        </strong>
        <ReadAt at={data.at} />
        <PlainButton small onClick={() => void refetch()}>
          {common.refresh}
        </PlainButton>
        {error !== null && <QuietFailure what={words.readFailed} error={error} onRetry={() => void refetch()} />}
      </div>
      <QuietRoom scope={scope} group={group} mutes={data} />
      <BatchList scope={scope} groupId={group.id} />
      {asked !== undefined && (
        <ActQuestion
          group={group}
          asked={asked}
          onYes={({ kind, users }) => {
            setAsked(undefined)
            act(kind, users)
          }}
          onNo={() => setAsked(undefined)}
        />
      )}
      <MutedList scope={scope} group={group} mutes={data} onAsk={setAsked} />
      <MuteUsers scope={scope} group={group} onAsk={setAsked} />
      <Staff group={group} />
    </>
  )
}

interface MutedListProps {
  scope: Scope
  group: Group
  mutes: MutesRead
  onAsk: (asked: AskedAct) => void
}

/** More than this many are searched, not looked through. */
const SEARCHED = 10

function MutedList({ scope, group, mutes, onAsk }: MutedListProps) {
  const words = useStrings(mutesStrings)
  const [selection] = useState(() => new RowSet())
  const [sought, setSought] = useState('')
  const { batches } = useBatches(scope, group.id)
  const act = useActs(scope, group)
  const { users, at } = singlyMuted(mutes)
  const people = useMemo(
    () => users.filter((id) => id.toLowerCase().includes(sought.trim().toLowerCase())).map((id) => ({ id })),
    [users, sought],
  )
  if (users.length === 0 && !mutes.everybody) return null
  return (
    <section aria-label={words.list} className={styles.part}>
      <div className={styles.head}>
        <h2>{words.list}</h2>
        {mutes.everybody && <ReadAt at={at} />}
        {users.length > SEARCHED && (
          <input
            type="search"
            className={styles.search}
            aria-label={words.find}
            placeholder={words.find}
            value={sought}
            onChange={({ target }) => setSought(target.value)}
          />
        )}
      </div>
      {mutes.everybody && <p className="muted">{words.mayDiffer}</p>}
      <SelectedActs selection={selection} kinds={['unmute']} onAsk={onAsk} />
      <PeopleList
        label={words.list}
        group={group}
        people={people}
        mutes={mutes}
        batches={batches}
        asked={Infinity}
        selection={selection}
        more={false}
        onAct={(kind, user) => act(kind, [user])}
      />
    </section>
  )
}

function Staff({ group: { id, owner, administrators } }: { group: Group }) {
  const words = useStrings(mutesStrings)
  const people = useStrings(peopleStrings)
  const staff = [...new Set([owner, ...administrators])].filter((user) => user !== '')
  return (
    <section aria-label={words.staff} className={styles.part}>
      <h2>{words.staff}</h2>
      {staff.length === 0 ? (
        <p className="muted">{words.noStaff}</p>
      ) : (
        <ul className={styles.staff}>
          {staff.map((user) => (
            <li key={user}>
              <ViewerLink groupId={id} userId={user}>
                <bdi>{user}</bdi>
              </ViewerLink>{' '}
              <span className="muted">{user === owner ? people.owner : people.administrator}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
