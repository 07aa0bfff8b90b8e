import { parseExactJson } from '#lib/json.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IdText } from '../../ui/id-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { Fact, Facts } from '../shared/facts.tsx'
import type { MessageRowProps } from './message-row-props.ts'
import { messagesStrings } from './messages-strings.ts'
import { Recall } from './recall.tsx'
import styles from './messages-tab.module.css'

/** All that the history tells of a message, as it is stored. */
export function MessageWhole(props: MessageRowProps) {
  const { row } = props
  const words = useStrings(messagesStrings)
  return (
    <div className={styles.whole}>
      <div className={styles.heading}>
        <span>{words.content}</span>
        {isJson(row.content) && <span className="muted">{words.asJson}</span>}
        <CopyButton text={row.content} what={words.content} />
      </div>
      <pre className={styles.content} dir="auto">
        {row.content === '' ? words.blank : row.content}
      </pre>
      <Facts>
        <Fact name={words.sender}>
          <IdText id={row.senderId} what={words.sender} />
        </Fact>
        {row.senderInformation !== '' && (
          <Fact name={words.senderInformation}>
            <bdi className={styles.information}>{row.senderInformation}</bdi>
            <CopyButton text={row.senderInformation} what={words.senderInformation} />
          </Fact>
        )}
        <Fact name={words.time}>
          <TimeText seconds={row.at} />
        </Fact>
        <Fact name={words.type}>
          <code translate="no">{String(row.type)}</code>
        </Fact>
        <Fact name={words.messageId}>
          <IdText id={row.id} what={words.messageId} />
        </Fact>
        <Fact name={words.sequence}>
          <span className="numeric">{String(row.seq)}</span>
        </Fact>
      </Facts>
      <Recall {...props} />
    </div>
  )
}

/** An object or a list, to the last digit: a number or a word alone is talk. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    parseExactJson(text)
    return true
  } catch {
    return false
  }
}
