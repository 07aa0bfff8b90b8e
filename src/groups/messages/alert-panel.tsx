import { CloseOutlined } from '@ant-design/icons'
import { type SubmitEvent, useDeferredValue, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { MessageLog } from '#api/message-log.ts'
import { CheckLine } from '../../ui/check-line.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { countOf } from './alert-hits.ts'
import { alertStrings } from './alert-strings.ts'
import { LONGEST_ALERT_WORD, MOST_ALERT_WORDS, wordProblem } from './alert-words.ts'
import { bell } from './bell.ts'
import type { Alerts } from './use-alerts.ts'
import { createMatcher } from './word-matcher.ts'
import styles from './alerts.module.css'

interface AlertPanelProps {
  alerts: Alerts
  log: MessageLog
}

/** The operator's words: tried on what is loaded as they are typed, counted, removed; and whether they are heard. */
export function AlertPanel({ alerts, log }: AlertPanelProps) {
  const words = useStrings(alertStrings)
  const locale = useLocale()
  const { store, words: own, counts } = alerts
  const [removed, setRemoved] = useState<{ word: string; before: readonly string[] }>()
  const sound = useSyncExternalStore(bell.subscribe, bell.getState)
  const list = useRef<HTMLDivElement>(null)
  const number = (value: number) => value.toLocaleString(locale)
  const loaded = number(log.rows.length)
  return (
    <div className={styles.panel}>
      <p className={styles.hint}>{words.hint}</p>
      {own.length < MOST_ALERT_WORDS ? (
        <WordForm
          own={own}
          log={log}
          onAdd={(word) => {
            store.set([...own, word])
            setRemoved(undefined)
          }}
        />
      ) : (
        <p className={styles.hint}>{words.full(number(MOST_ALERT_WORDS))}</p>
      )}
      <div ref={list} role="group" aria-label={words.words} tabIndex={-1} className={styles.own}>
        {own.length === 0 && removed === undefined && <p className={styles.hint}>{words.none}</p>}
        <ul className={styles.words}>
          {own.map((word) => (
            <li key={word} className={styles.word}>
              <bdi className={styles.name}>{word}</bdi>
              <span className={styles.found}>{words.found(number(counts.byWord.get(word) ?? 0), loaded)}</span>
              <PlainButton
                kind="text"
                small
                aria-label={words.remove(word)}
                title={words.remove(word)}
                onClick={() => {
                  store.set(own.filter((other) => other !== word))
                  setRemoved({ word, before: own })
                  list.current?.focus()
                }}
              >
                <CloseOutlined aria-hidden />
              </PlainButton>
            </li>
          ))}
        </ul>
        <div className={styles.removed}>
          <span role="status" className={styles.said}>
            {removed !== undefined && words.removed(removed.word)}
          </span>
          {removed !== undefined && (
            <PlainButton
              small
              onClick={() => {
                store.set([...removed.before])
                setRemoved(undefined)
                list.current?.focus()
              }}
            >
              {words.undo}
            </PlainButton>
          )}
        </div>
        {(log.gaps.length > 0 || log.letGo > 0) && <p className={styles.hint}>{words.loadedOnly}</p>}
      </div>
      <CheckLine
        label={words.sound}
        help={words.soundHelp}
        checked={sound === 'on'}
        onChange={(on) => {
          if (on) void bell.switchOn()
          else bell.switchOff()
        }}
      />
      <div role="alert" className={styles.problem}>
        {sound === 'unavailable' && words.soundUnavailable}
      </div>
      <p className={styles.hint}>{words.kept}</p>
    </div>
  )
}

/** A word that is typed, and in how many messages it is before it is added. */
function WordForm({ own, log, onAdd }: { own: readonly string[]; log: MessageLog; onAdd: (word: string) => void }) {
  const words = useStrings(alertStrings)
  const locale = useLocale()
  const id = useId()
  const [word, setWord] = useState('')
  const tried = useDeferredValue(word)
  const problem = wordProblem(word, own)
  const count = useMemo(() => {
    const matcher = createMatcher(tried)
    return matcher === undefined ? undefined : countOf(log.rows, matcher)
  }, [tried, log.rows])
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const trimmed = word.trim()
    if (trimmed === '' || problem !== undefined) {
      document.getElementById(id)?.focus()
      return
    }
    onAdd(trimmed)
    setWord('')
  }
  return (
    <form className={styles.form} noValidate onSubmit={add}>
      <div className={styles.line}>
        <TextInput
          id={id}
          aria-label={words.word}
          placeholder={words.placeholder}
          autoComplete="off"
          maxLength={LONGEST_ALERT_WORD}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-said`}
          {...(problem === undefined ? {} : { status: 'error' as const })}
          value={word}
          onChange={setWord}
        />
        <PlainButton type="submit">{words.add}</PlainButton>
      </div>
      <div id={`${id}-said`}>
        {problem === undefined ? (
          count !== undefined && (
            <span className={styles.found}>
              {words.wouldFind(count.toLocaleString(locale), log.rows.length.toLocaleString(locale))}
            </span>
          )
        ) : (
          <span role="alert" className={styles.problem}>
            {words[problem]}
          </span>
        )}
      </div>
    </form>
  )
}
