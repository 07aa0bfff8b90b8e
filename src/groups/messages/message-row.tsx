import type { Scope } from '#api/scope.ts'
import { formatTime } from '#lib/time.ts'
import { useStrings } from '../../ui/preferences.ts'
import type { Gap, LogRow, MessageLog } from '#api/message-log.ts'
import { MessageWhole } from './message-whole.tsx'
import { messagesStrings } from './messages-strings.ts'
import styles from './messages-tab.module.css'

export interface MessageRowProps {
  scope: Scope
  groupId: string
  row: LogRow
  open: boolean
  /** Other rows with the same message ID. */
  twins: () => number
  /** Reads a place of the history again. */
  look: (gap: Gap) => Promise<MessageLog>
  onToggle: () => void
}

/** Characters of a line that is cut anyway. */
const LINE_CHARACTERS = 300

/** One message in a line; opened, all of it. */
export function MessageRow(props: MessageRowProps) {
  const { row, open, onToggle } = props
  const words = useStrings(messagesStrings)
  return (
    <>
      <button type="button" className={styles.row} aria-expanded={open} onClick={onToggle}>
        <time className="numeric">{formatTime(row.at).slice(-8)}</time>
        <bdi className={styles.sender}>{row.senderId}</bdi>
        <code translate="no" className={styles.chip}>
          {String(row.type)}
        </code>
        <bdi className={row.gone ? styles.goneText : styles.text}>
          {row.content === '' ? words.blank : row.content.slice(0, LINE_CHARACTERS)}
        </bdi>
        {row.gone && <span className={styles.mark}>{words.gone}</span>}
      </button>
      {open && <MessageWhole {...props} />}
    </>
  )
}
