import { clsx } from 'clsx'
import { dayOf, formatTime } from '#lib/time.ts'
import { useStrings } from '../../ui/preferences.ts'
import { type RowSet, useIsMarked } from '../../ui/row-set.ts'
import type { Range } from '../../ui/use-range.ts'
import { AlertedText } from './alerted-text.tsx'
import type { MessageRowProps } from './message-row-props.ts'
import { MessageType } from './message-type.tsx'
import { MessageWhole } from './message-whole.tsx'
import { messagesStrings } from './messages-strings.ts'
import { recallStrings } from './recall-strings.ts'
import { markOf } from './recall-words.ts'
import styles from './messages-tab.module.css'

/** Characters of a line that is cut anyway. */
const LINE_CHARACTERS = 300

/** Selecting rows, while somebody does. */
export interface Selecting {
  selection: RowSet
  range: Range
}

/** One message in a line; opened, all of it. */
export function MessageRow({ selecting, ...props }: MessageRowProps & { selecting: Selecting | undefined }) {
  const { scope, row, open, today, marked, recall, onToggle, onSender } = props
  const words = useStrings(messagesStrings)
  const recallWords = useStrings(recallStrings)
  const mark = (recall === undefined ? undefined : markOf(recall, recallWords)) ?? (row.gone ? words.gone : undefined)
  return (
    <>
      <div className={styles.lineHead} data-marked={marked || undefined}>
        {selecting !== undefined && <RowCheck {...selecting} row={row} />}
        <button
          type="button"
          className={styles.row}
          aria-expanded={open}
          onClick={({ target }) => {
            // For the pointer; the opened message has a button for it.
            if (target instanceof Element && target.closest('[data-sender]') !== null) onSender()
            else onToggle()
          }}
        >
          <time className="numeric">{formatTime(row.at).slice(dayOf(row.at) === today ? -8 : -14)}</time>
          <bdi className={styles.sender} data-sender title={words.onlySender}>
            {row.senderId}
          </bdi>
          <MessageType scope={scope} type={row.type} />
          <bdi className={clsx(row.gone ? styles.goneText : styles.text)}>
            {row.content === '' ? words.blank : <AlertedText {...props} text={row.content.slice(0, LINE_CHARACTERS)} />}
          </bdi>
          {mark !== undefined && <span className={styles.mark}>{mark}</span>}
        </button>
      </div>
      {open && <MessageWhole {...props} />}
    </>
  )
}

/** Selects a row; with Shift all from the last one selected. */
function RowCheck({ selection, range, row }: Selecting & Pick<MessageRowProps, 'row'>) {
  const words = useStrings(recallStrings)
  const id = String(row.seq)
  const checked = useIsMarked(selection, id)
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        aria-label={words.selectOne(row.senderId, formatTime(row.at).slice(-8))}
        disabled={row.gone}
        checked={checked}
        onChange={({ target }) => selection.put([id], target.checked)}
        onClick={({ shiftKey, currentTarget }) => {
          if (shiftKey) range.extend(id, currentTarget.checked)
          else range.begin(id)
        }}
      />
    </label>
  )
}
