import { useState, useSyncExternalStore } from 'react'
import { formatTime } from '#lib/time.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { createTicker } from '../../ui/ticker.ts'
import { Differences } from './differences.tsx'
import { SendOutcome, type Subject } from './send-outcome.tsx'
import { fateOf, hasFailed, isOpen, isUncertain, isWaiting, type Send } from './send-state.ts'
import { sendStrings } from './send-strings.ts'
import type { Composer } from './use-composer.ts'
import styles from './sent-list.module.css'

interface SentListProps {
  composer: Composer
  subject: Subject
  blocked: string | undefined
  /** Of the last one only what went wrong is told in full. */
  brief?: boolean
}

/** What was sent to the group in this session and what became of it: what waits, what asks for something, and all others on demand. */
export function SentList({ composer, subject, blocked, brief = false }: SentListProps) {
  const words = useStrings(sendStrings)
  const locale = useLocale()
  const { all, latest } = composer
  const line = all.filter(isOpen).toReversed()
  // An earlier one that is still looked for need not be told of yet.
  const isTold = (send: Send) => {
    if (isOpen(send)) return false
    if (send === latest) return !brief || hasFailed(send) || isUncertain(send)
    return (
      (isUncertain(send) && fateOf(send)?.kind !== 'looking') ||
      (hasFailed(send) && !send.returned && !send.replaced && !isTakenBack(send))
    )
  }
  const told = all.filter(isTold)
  const rest = all.filter((send) => !isOpen(send) && !told.includes(send))
  const number = (count: number) => count.toLocaleString(locale)
  const counts = [
    [all.filter(isStored).length, words.countStored],
    [all.filter(isUncertain).length, words.countOpen],
    [all.filter(hasFailed).length, words.countFailed],
  ] as const
  const counted = counts.flatMap(([count, say]) => (count === 0 ? [] : [say(number(count))]))
  if (all.length === 0) return null
  const cards = told.map((send) => (
    <SendOutcome key={send.id} send={send} composer={composer} subject={subject} blocked={blocked} />
  ))
  return (
    <div className={styles.sent}>
      {line.length > 0 && (
        <ul className={styles.rows} aria-label={words.line}>
          {line.map((send) => (
            <LineRow key={send.id} send={send} composer={composer} />
          ))}
        </ul>
      )}
      {cards}
      {rest.length > 0 && (
        <details className={styles.all}>
          <summary>
            {words.sentCount(number(all.length))}
            {counted.length > 0 && <span className="muted">{` · ${counted.join(' · ')}`}</span>}
          </summary>
          <ul className={styles.rows} aria-label={words.sentTitle}>
            {rest.map((send) => (
              <SentRow key={send.id} send={send} composer={composer} subject={subject} blocked={blocked} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const isStored = (send: Send) => !send.recalled && fateOf(send)?.kind === 'found'
const isTakenBack = ({ state }: Send) => state.kind === 'unsent' && state.why === 'takenBack'

type Shape = 'good' | 'bad' | 'uncertain' | 'open'

/** The state of a send in a few words, and the shape and colour that go with it. */
function useMark(send: Send): { word: string; shape: Shape } {
  const words = useStrings(sendStrings)
  const locale = useLocale()
  const { state } = send
  if (send.recalled) return { word: words.recalledMark, shape: 'open' }
  switch (state.kind) {
    case 'held':
    case 'waiting':
      return { word: words.waiting, shape: 'open' }
    case 'sending':
      return { word: words.sending, shape: 'open' }
    case 'refused':
      return { word: words.refusedMark, shape: 'bad' }
    case 'unsent':
      return {
        word: isTakenBack(send) ? words.takenBack : words.unsentTitle,
        shape: isTakenBack(send) ? 'open' : 'bad',
      }
    case 'lost':
      if (state.fate.kind === 'found') return { word: words.stored, shape: 'good' }
      return { word: words.unknownMark, shape: 'uncertain' }
    case 'accepted': {
      const { fate } = state
      if (fate.kind === 'found') return { word: words.stored, shape: 'good' }
      if (fate.kind === 'notFound')
        return { word: words.notFoundMark(fate.waited.toLocaleString(locale)), shape: 'uncertain' }
      if (fate.kind === 'unknowable') return { word: words.notStoredMark, shape: 'open' }
      return { word: fate.kind === 'unreadable' ? words.unreadMark : words.accepted, shape: 'open' }
    }
  }
}

function Mark({ send }: { send: Send }) {
  const words = useStrings(sendStrings)
  const { word, shape } = useMark(send)
  return (
    <span className={styles.mark} data-shape={shape}>
      {word}
      {send.replaced && ` · ${words.replacedMark}`}
    </span>
  )
}

/** Milliseconds between two looks at what is left of a hold. */
const everySoOften = createTicker(200)

/** One that has not left, or whose answer is awaited. */
function LineRow({ send, composer }: { send: Send; composer: Composer }) {
  const words = useStrings(sendStrings)
  const locale = useLocale()
  const { state, values } = send
  const left = useSyncExternalStore(everySoOften, () =>
    state.kind === 'held' ? Math.max(0, Math.ceil((state.until - performance.now()) / 1000)) : 0,
  )
  return (
    <li>
      <div className={styles.row}>
        {state.kind === 'held' ? (
          <span className={styles.mark} data-shape="open">
            {words.held(left.toLocaleString(locale))}
          </span>
        ) : (
          <Mark send={send} />
        )}
        <span className={styles.text}>{values.content}</span>
        {isWaiting(send) && (
          <PlainButton
            small
            aria-label={words.takeBackOf(values.content)}
            onClick={() => composer.sends.takeBack(send.id)}
          >
            {words.takeBack}
          </PlainButton>
        )}
      </div>
    </li>
  )
}

function SentRow({ send, ...rest }: Omit<SentListProps, 'brief'> & { send: Send }) {
  const words = useStrings(sendStrings)
  const [open, setOpen] = useState(false)
  const { from, values, at } = send
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        aria-expanded={open}
        title={words.details(values.content)}
        onClick={() => setOpen(!open)}
      >
        <Mark send={send} />
        <time className="numeric">{formatTime(at).slice(-8)}</time>
        <span className="muted">{values.senderId}</span>
        <span className={styles.text}>{values.content}</span>
      </button>
      {from !== undefined && <Differences first={from} second={values} sent />}
      {open && <SendOutcome listed send={send} {...rest} />}
    </li>
  )
}
