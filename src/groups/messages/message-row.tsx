import { dayOf, formatTime } from '#lib/time.ts'
import { useStrings } from '../../ui/preferences.ts'
import { AlertedText } from './alerted-text.tsx'
import type { MessageRowProps } from './message-row-props.ts'
import { MessageType } from './message-type.tsx'
import { MessageWhole } from './message-whole.tsx'
import { messagesStrings } from './messages-strings.ts'
import styles from './messages-tab.module.css'

/** Characters of a line that is cut anyway. */
const LINE_CHARACTERS = 300

/** One message in a line; opened, all of it. */
export function MessageRow(props: MessageRowProps) {
  const { scope, row, open, today, onToggle } = props
  const words = useStrings(messagesStrings)
  return (
    <>
      <button type="button" className={styles.row} aria-expanded={open} onClick={onToggle}>
        <time className="numeric">{formatTime(row.at).slice(dayOf(row.at) === today ? -8 : -14)}</time>
        <bdi className={styles.sender}>{row.senderId}</bdi>
        <MessageType scope={scope} type={row.type} />
        <bdi className={row.gone ? styles.goneText : styles.text}>
          {row.content === '' ? words.blank : <AlertedText {...props} text={row.content.slice(0, LINE_CHARACTERS)} />}
        </bdi>
        {row.gone && <span className={styles.mark}>{words.gone}</span>}
      </button>
      {open && <MessageWhole {...props} />}
    </>
  )
}
