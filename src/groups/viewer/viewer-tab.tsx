import { useRef, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { userIdProblems } from '#api/contract/field-rules.ts'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { VIEWER_PARAM, viewerSearch } from '#lib/paths.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { IdText } from '../../ui/id-text.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useFocusStays } from '../../ui/focus-stays.ts'
import { useStrings } from '../../ui/preferences.ts'
import { BatchList } from '../people/batch-list.tsx'
import { peopleStrings } from '../people/people-strings.ts'
import { ViewerActs } from './viewer-acts.tsx'
import { ViewerFacts } from './viewer-facts.tsx'
import { ViewerMessages } from './viewer-messages.tsx'
import { viewerStrings } from './viewer-strings.ts'
import styles from './viewer-tab.module.css'

/** What one viewer did in a group, and what can be done about it, in one place. */
export function ViewerTab({ scope, group }: { scope: Scope; group: Group }) {
  const words = useStrings(viewerStrings)
  const [params] = useSearchParams()
  const user = params.get(VIEWER_PARAM) ?? ''
  const place = useRef<HTMLElement>(null)
  useFocusStays(place)
  return (
    <section ref={place} aria-label={words.title} className={styles.tab}>
      <WhoseForm key={user} user={user} />
      {user === '' ? (
        <p className="muted">{words.nobody}</p>
      ) : (
        <Viewer key={`${group.id} ${user}`} scope={scope} group={group} user={user} />
      )}
    </section>
  )
}

function WhoseForm({ user }: { user: string }) {
  const words = useStrings(viewerStrings)
  const navigate = useNavigate()
  const location = useLocation()
  const state: unknown = location.state
  const [typed, setTyped] = useState(user)
  return (
    <form
      role="search"
      className={styles.head}
      onSubmit={(event) => {
        event.preventDefault()
        const search = viewerSearch(location.search, typed.trim())
        void navigate({ search }, { state, replace: true, preventScrollReset: true })
      }}
    >
      <span className={styles.whose}>
        <CodeInput aria-label={words.whose} placeholder={words.whose} value={typed} onChange={setTyped} />
      </span>
      <PlainButton type="submit" disabled={typed.trim() === '' || typed.trim() === user}>
        {words.show}
      </PlainButton>
    </form>
  )
}

function Viewer({ scope, group, user }: { scope: Scope; group: Group; user: string }) {
  const words = useStrings(viewerStrings)
  const people = useStrings(peopleStrings)
  const callable = userIdProblems(user).length === 0
  return (
    <>
      <h2 className={styles.who}>
        <IdText id={user} what={people.userId} />
      </h2>
      {!callable && <p role="status">{words.notCallable}</p>}
      {group.deleted && <p className="muted">{people.deletedGroup}</p>}
      {callable && !group.deleted && <ViewerFacts scope={scope} group={group} user={user} />}
      {callable && !group.deleted && <ViewerActs scope={scope} group={group} user={user} />}
      <BatchList scope={scope} groupId={group.id} />
      <ViewerMessages scope={scope} group={group} user={user} />
    </>
  )
}
