import { useEffect, useMemo, useRef } from 'react'
import { formatTime } from '#lib/time.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useFailureText } from '../../ui/failure-view.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { useForbidden } from '../../ui/use-session.ts'
import {
  countRecalls,
  type GroupRecalls,
  isSettled,
  mayLookAgain,
  mayRetry,
  type Place,
  type RecallEntry,
} from './recall-state.ts'
import { recallStrings } from './recall-strings.ts'
import { countWords, QUOTED, sentenceOf } from './recall-words.ts'
import { recalls as desk } from './recalls.ts'
import styles from './recall.module.css'

/** Results that are listed; the list of messages marks all. */
const MOST_LISTED = 200

interface RecallResultsProps {
  place: Place
  recalls: GroupRecalls
}

/** How far a recall of several messages has come, and the result for each. */
export function RecallResults({ place, recalls }: RecallResultsProps) {
  const words = useStrings(recallStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const forbidden = useForbidden('recallMessage')
  const { batch, running, rest } = recalls
  const counts = useMemo(() => countRecalls(batch), [batch])
  const number = (value: number) => value.toLocaleString(locale)
  // What went wrong stands first.
  const listed = useMemo(() => batch.toSorted((a, b) => Number(isGood(a)) - Number(isGood(b))), [batch])
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    // The button that began it is gone.
    if (running && document.activeElement === document.body) box.current?.focus({ preventScroll: true })
  }, [running])
  if (batch.length < 2) return null
  const left = counts.waiting + counts.sent
  const again = batch.filter(({ state }) => mayRetry(state)).length
  const sum = words.progress(number(batch.length - left), number(batch.length))
  return (
    <section ref={box} tabIndex={-1} aria-label={words.results} className={styles.bar}>
      <div className={styles.line}>
        <strong>{words.results}</strong>
        <span role="status" className="numeric">
          {[running ? sum : words.over(number(batch.length)), ...countWords(counts, words, number)].join(' · ')}
        </span>
        <span className={styles.end}>
          {counts.waiting > 0 && (
            <PlainButton small onClick={() => desk.cancel(place)}>
              {words.cancel}
            </PlainButton>
          )}
          {!running && again > 0 && (
            <PlainButton small disabled={forbidden !== undefined} title={forbidden} onClick={() => desk.retry(place)}>
              {words.retry(number(again))}
            </PlainButton>
          )}
          {!running && batch.some(({ state }) => mayLookAgain(state)) && (
            <PlainButton small onClick={() => desk.lookAgain(place)}>
              {words.lookAgain}
            </PlainButton>
          )}
          {!running && (
            <PlainButton small onClick={() => desk.dismiss(place)}>
              {common.close}
            </PlainButton>
          )}
        </span>
      </div>
      {running && (
        <progress aria-label={sum} className={styles.progress} max={batch.length} value={batch.length - left} />
      )}
      {running && (
        <span className="muted">
          {rest === undefined
            ? left === 0
              ? words.reading
              : words.goesOn
            : rest.why === 'session'
              ? words.restSession
              : (rest.why === 'throttled' ? words.restThrottled : words.restUnreachable)(number(rest.seconds))}
        </span>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolling is its interaction */}
      <ul className={styles.each} aria-label={words.each} tabIndex={0}>
        {listed.slice(0, MOST_LISTED).map((entry) => (
          <Result key={String(entry.row.seq)} entry={entry} />
        ))}
        {listed.length > MOST_LISTED && <li>{words.theSame(number(listed.length - MOST_LISTED))}</li>}
      </ul>
    </section>
  )
}

const isGood = ({ state }: RecallEntry): boolean => state.kind === 'gone' || !isSettled(state)

function Result({ entry: { row, state } }: { entry: RecallEntry }) {
  const words = useStrings(recallStrings)
  const failure = useFailureText('error' in state ? state.error : undefined)
  const told = state.kind === 'refused' ? failure : sentenceOf(state, words)
  return (
    <li className={styles.result}>
      <time className="numeric">{formatTime(row.at).slice(-8)}</time>
      <bdi className={styles.who}>{row.senderId}</bdi>
      <bdi className={styles.said}>{row.content === '' ? words.blank : row.content.slice(0, QUOTED)}</bdi>
      <span>{told}</span>
    </li>
  )
}
