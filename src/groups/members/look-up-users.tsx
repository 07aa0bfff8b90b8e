import { useEffect, useMemo, useRef, useState } from 'react'
import { FailureView } from '../../ui/failure-view.tsx'
import { useKeptText } from '../../ui/kept-text.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { useUnderWay } from '../../ui/use-under-way.ts'
import { nextAsked } from '../data/asked.ts'
import { IdsField, useIds } from '../people/ids-field.tsx'
import { PeopleList } from '../people/people-list.tsx'
import { lookUp, type LookUpNews, type Presence, presenceIn } from '../people/presence.ts'
import { useBatches } from '../people/use-acts.ts'
import { membersStrings } from './members-strings.ts'
import type { RowProps } from './row-props.ts'
import styles from './members-tab.module.css'

const NONE: LookUpNews = { found: new Map(), failed: [], failure: undefined }

/** Whether users who are named are in the group, and online: also of a supergroup. */
export function LookUpUsers({ scope, group, mutes, selection, onAct }: RowProps) {
  const words = useStrings(membersStrings)
  const locale = useLocale()
  const [text, setText] = useKeptText(`look-up/${scope.center}/${scope.appId}/${group.id}`)
  const { ids, blocked } = useIds(text)
  const [asked, setAsked] = useState<readonly string[]>([])
  const [news, setNews] = useState(NONE)
  const [begun, setBegun] = useState(0)
  const [running, setRunning] = useState(false)
  const life = useRef<AbortController>(undefined)
  const { batches } = useBatches(scope, group.id)
  useUnderWay(running, 'looking users up')
  useEffect(() => () => life.current?.abort(), [])
  const number = (count: number) => count.toLocaleString(locale)

  const look = (users: readonly string[], before: ReadonlyMap<string, Presence>) => {
    life.current?.abort()
    const { signal } = (life.current = new AbortController())
    setRunning(true)
    setBegun(nextAsked())
    setNews({ ...NONE, found: before })
    const over = () => {
      if (!signal.aborted) setRunning(false)
    }
    lookUp(users, presenceIn(scope, group.id), signal, (told) =>
      setNews({ ...told, found: new Map([...before, ...told.found]) }),
    ).then(over, over)
  }
  const people = useMemo(
    () =>
      asked.flatMap((id) => {
        const presence = news.found.get(id)
        return presence === undefined ? [] : [{ id, facts: <PresenceWords presence={presence} /> }]
      }),
    [asked, news],
  )
  const { found, failed, failure } = news
  const all = [...found.values()]

  return (
    <section aria-label={words.lookUp} className={styles.part}>
      <h2>{words.lookUp}</h2>
      <IdsField label={words.lookUpLabel} text={text} onChange={setText} />
      <div className={styles.head}>
        <PlainButton
          disabled={blocked !== undefined || running}
          title={blocked}
          onClick={() => {
            setAsked(ids)
            look(ids, new Map())
          }}
        >
          {words.lookUpNow}
        </PlainButton>
        {running && (
          <>
            <span role="status" className="numeric">
              {words.progress(number(found.size + failed.length), number(asked.length))}
            </span>
            <PlainButton
              small
              onClick={() => {
                life.current?.abort()
                setRunning(false)
              }}
            >
              {words.stop}
            </PlainButton>
          </>
        )}
        {!running && found.size > 0 && (
          <span role="status" className="numeric">
            {words.summary(
              number(all.filter(({ inGroup }) => inGroup === true).length),
              number(all.filter(({ online }) => online === true).length),
              number(found.size),
            )}
          </span>
        )}
      </div>
      {!running && failed.length > 0 && (
        <FailureView
          quiet
          error={failure}
          title={words.failed(number(failed.length))}
          onRetry={() => look(failed, found)}
        />
      )}
      <PeopleList
        label={words.looked}
        group={group}
        people={people}
        mutes={mutes}
        batches={batches}
        asked={begun}
        selection={selection}
        onAct={onAct}
      />
    </section>
  )
}

function PresenceWords({ presence: { inGroup, online } }: { presence: Presence }) {
  const words = useStrings(membersStrings)
  const say = (is: boolean | undefined, yes: string, no: string) => (is === undefined ? words.notKnown : is ? yes : no)
  return (
    <span className={styles.presence}>
      <span className={inGroup === true ? styles.yes : 'muted'}>{say(inGroup, words.inGroup, words.notInGroup)}</span>
      <span className={online === true ? styles.yes : 'muted'}>{say(online, words.onlineWord, words.offline)}</span>
    </span>
  )
}
