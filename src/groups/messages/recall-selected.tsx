import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'
import { ACTIONS } from '#api/contract/actions.ts'
import type { LogRow } from '#api/message-log.ts'
import { OPERATIONS } from '#api/permissions.ts'
import { formatWait } from '#lib/time.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { Hint } from '../../ui/hint.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { type RowSet, useRowSet } from '../../ui/row-set.ts'
import { useForbidden } from '../../ui/use-session.ts'
import type { Place } from './recall-state.ts'
import { recallStrings } from './recall-strings.ts'
import { QUOTED } from './recall-words.ts'
import { recalls } from './recalls.ts'
import styles from './recall.module.css'

interface RecallSelectedProps {
  place: Place
  selection: RowSet
  /** All that are loaded. */
  rows: readonly LogRow[]
  /** Those that are shown. */
  found: readonly LogRow[]
  onDone: () => void
}

/** How many messages are selected, and taking them back. */
export function RecallSelected({ place, selection, rows, found, onDone }: RecallSelectedProps) {
  const words = useStrings(recallStrings)
  const locale = useLocale()
  const forbidden = useForbidden('recallMessage')
  const selected = useRowSet(selection)
  const [asking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const chosen = rows.filter(({ seq, gone }) => !gone && selected.has(String(seq)))
  const others = found.filter(({ seq, gone }) => !gone && !selected.has(String(seq)))
  const isNone = chosen.length === 0
  return (
    <section aria-label={words.bar} className={styles.bar}>
      <div className={styles.line}>
        <strong role="status" className="numeric">
          {isNone ? words.selectHint : words.selected(chosen.length.toLocaleString(locale))}
        </strong>
        {others.length > 0 && (
          <PlainButton
            small
            onClick={() =>
              selection.put(
                others.map(({ seq }) => String(seq)),
                true,
              )
            }
          >
            {words.selectShown((found.length - found.filter(({ gone }) => gone).length).toLocaleString(locale))}
          </PlainButton>
        )}
        {!isNone && (
          <PlainButton small kind="text" onClick={() => selection.set([])}>
            {words.clear}
          </PlainButton>
        )}
        <span className={styles.end}>
          {!isNone && (
            <Hint text={forbidden}>
              <PlainButton
                ref={opener}
                small
                kind={forbidden === undefined && !asking ? 'primary' : 'default'}
                aria-disabled={forbidden !== undefined}
                aria-expanded={asking}
                onClick={() => {
                  if (forbidden === undefined) setAsking(!asking)
                }}
              >
                {words.recallThem}
              </PlainButton>
            </Hint>
          )}
        </span>
      </div>
      {asking && !isNone && (
        <RecallQuestion
          rows={chosen}
          twins={twinsOf(rows, chosen)}
          onCancel={() => {
            setAsking(false)
            opener.current?.focus()
          }}
          onRecall={() => {
            recalls.start(place, chosen)
            onDone()
          }}
        />
      )}
    </section>
  )
}

/** Loaded messages that have an ID of those chosen, and are not chosen. */
function twinsOf(rows: readonly LogRow[], chosen: readonly LogRow[]): number {
  const ids = new Set(chosen.map(({ id }) => id))
  const seqs = new Set(chosen.map(({ seq }) => seq))
  return rows.filter(({ id, seq, gone }) => !gone && ids.has(id) && !seqs.has(seq)).length
}

/** Senders and messages that the question names. */
const NAMED = 5
/** Calls that are over before one has read how long they take. */
const QUICK_SECONDS = 5

interface RecallQuestionProps {
  rows: readonly LogRow[]
  twins: number
  onCancel: () => void
  onRecall: () => void
}

/** What recalling these does, before it is done. */
function RecallQuestion({ rows, twins, onCancel, onRecall }: RecallQuestionProps) {
  const words = useStrings(recallStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const number = (value: number) => value.toLocaleString(locale)
  const senders = [...new Set(rows.map(({ senderId }) => senderId))]
  const named = senders.slice(0, NAMED).join(', ') + (senders.length > NAMED ? ' …' : '')
  const seconds = new Set(rows.map(({ id }) => id)).size / (ACTIONS[OPERATIONS.recallMessage].qps / 2)
  return (
    <div
      ref={box}
      role="group"
      tabIndex={-1}
      aria-label={words.questionTitle(number(rows.length))}
      className={styles.question}
    >
      <strong>{words.questionTitle(number(rows.length))}</strong>
      <p>
        <bdi>{senders.length === 1 ? words.sendersOne(named) : words.sendersMany(number(senders.length), named)}</bdi>
      </p>
      <ul className={clsx(styles.quotes)}>
        {rows.slice(0, NAMED).map(({ seq, content }) => (
          <li key={String(seq)}>
            <bdi>{content === '' ? words.blank : content.slice(0, QUOTED)}</bdi>
          </li>
        ))}
        {rows.length > NAMED && <li>{words.andMore(number(rows.length - NAMED))}</li>}
      </ul>
      <p>{words.effectMany}</p>
      {twins > 0 && <p>{words.twins(number(twins))}</p>}
      {seconds > QUICK_SECONDS && <p className="muted numeric">{words.duration(formatWait(seconds, locale))}</p>}
      <div className={styles.line}>
        <PlainButton small kind="primary" onClick={onRecall}>
          {words.recallCount(number(rows.length))}
        </PlainButton>
        <PlainButton small onClick={onCancel}>
          {common.cancel}
        </PlainButton>
      </div>
    </div>
  )
}
