import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { LIMITS } from '#api/contract/limits.ts'
import { serviceClock } from '#api/service.ts'
import { formatTime } from '#lib/time.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { saveFile } from '../../ui/save-file.ts'
import { PeopleList } from '../people/people-list.tsx'
import { peopleStrings } from '../people/people-strings.ts'
import { ReadAt } from '../people/read-at.tsx'
import { useBatches } from '../people/use-acts.ts'
import { memberFile } from './member-file.ts'
import { membersOf, membersQuery } from './members-query.ts'
import { membersStrings } from './members-strings.ts'
import type { RowProps } from './row-props.ts'
import styles from './members-tab.module.css'

/** From so many members on the list may soon be gone. */
const SOON = LIMITS.ordinaryGroupMembers * 0.9

/** The members that the service lists, as far as they were read, or why there is no list. */
export function ListedMembers({ scope, group, mutes, selection, onAct, online }: RowProps & { online: number }) {
  const words = useStrings(membersStrings)
  const people = useStrings(peopleStrings)
  const locale = useLocale()
  const queries = useQueryClient()
  // Keeps the list in the cache while it is on screen.
  useQuery(membersQuery(scope, group.id))
  const list = membersOf(queries, scope, group.id)
  const { rows, at, asked, reading, whole, hidden, failure } = useSyncExternalStore(list.subscribe, list.get)
  const { batches } = useBatches(scope, group.id)
  const [sought, setSought] = useState('')
  const [saved, setSaved] = useState<string>()
  const number = (count: number) => count.toLocaleString(locale)
  const supergroup = hidden || group.live?.supergroup === true
  const told = group.live?.supergroup === true
  useEffect(() => {
    if (!told) list.open()
  }, [list, told])
  const shown = useMemo(() => {
    const text = sought.trim().toLowerCase()
    return rows.filter(({ id, information }) => `${id}\n${information}`.toLowerCase().includes(text))
  }, [rows, sought])

  const save = () => {
    const view = list.get()
    const moment = formatTime(serviceClock.now()).replace(' ', '-').replaceAll(':', '')
    const text = memberFile(view.rows, [people.userId, words.information])
    saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${group.id}-members-${moment}.csv`)
    setSaved((view.whole ? words.savedWhole : words.savedPart)(number(view.rows.length)))
  }
  const saveAll = async () => {
    setSaved(undefined)
    await list.all()
    if (list.get().whole) save()
  }

  return (
    <section aria-label={words.list} className={styles.part}>
      {supergroup && (
        <Alert
          role="status"
          type="info"
          showIcon
          title={words.supergroupTitle}
          description={
            <div className={styles.part}>
              <span>{words.supergroupBody}</span>
              {rows.length > 0 && <span>{words.became(number(rows.length))}</span>}
            </div>
          }
        />
      )}
      {!supergroup && online >= SOON && (
        <Alert
          role="status"
          type="warning"
          showIcon
          title={words.soonTitle(number(online))}
          description={
            <div className={styles.part}>
              <span>{words.soonBody}</span>
              <PlainButton small disabled={reading !== undefined} onClick={() => void saveAll()}>
                {words.save}
              </PlainButton>
            </div>
          }
        />
      )}
      <div role="status">{saved}</div>
      {(rows.length > 0 || !supergroup) && (
        <div className={styles.head}>
          <span className="numeric">{(whole ? words.whole : words.loaded)(number(rows.length))}</span>
          {at !== undefined && <ReadAt at={at} />}
          {reading === undefined && !supergroup && (
            <>
              {!whole && failure === undefined && (
                <>
                  <PlainButton small onClick={() => void list.more()}>
                    {words.more}
                  </PlainButton>
                  <PlainButton small onClick={() => void list.all()}>
                    {words.all}
                  </PlainButton>
                </>
              )}
              <PlainButton small onClick={() => void list.start()}>
                {words.anew}
              </PlainButton>
            </>
          )}
          {reading !== undefined && (
            <>
              <span role="status">{words.reading(number(rows.length))}</span>
              <PlainButton small onClick={() => list.stop()}>
                {words.stop}
              </PlainButton>
            </>
          )}
          {rows.length > 0 && reading === undefined && (
            <PlainButton small onClick={save}>
              {words.saveRead(number(rows.length))}
            </PlainButton>
          )}
          {rows.length > LIMITS.checkedUsers && (
            <input
              type="search"
              className={styles.search}
              aria-label={words.search}
              placeholder={words.search}
              value={sought}
              onChange={({ target }) => setSought(target.value)}
            />
          )}
        </div>
      )}
      {failure !== undefined && (
        <FailureView quiet={rows.length > 0} error={failure} onRetry={() => void list.more()} />
      )}
      {sought.trim() !== '' && <p role="status">{words.found(number(shown.length), number(rows.length))}</p>}
      {whole && rows.length === 0 && <p className="muted">{words.nobody}</p>}
      {rows.length > 0 && shown.length === 0 && <p className="muted">{words.noMatch}</p>}
      <PeopleList
        label={words.list}
        group={group}
        people={shown}
        mutes={mutes}
        batches={batches}
        asked={asked}
        selection={selection}
        onAct={onAct}
      />
    </section>
  )
}
