import { formatTime } from '#lib/time.ts'
import { useStrings } from '../../ui/preferences.ts'
import { fieldStrings } from '../fields/field-strings.ts'
import { messageStrings } from '../fields/message-strings.ts'
import { type ComparedField, differencesOf } from './send-differences.ts'
import type { Send } from './send-state.ts'
import { sendStrings } from './send-strings.ts'
import type { SendValues } from './send-values.ts'
import styles from './sent-list.module.css'

/** In what a message differs from the one that it was made of. `sent`: it has been submitted. */
export function Differences({ first, second, sent = false }: { first: Send; second: SendValues; sent?: boolean }) {
  const words = useStrings(sendStrings)
  const fields = useStrings(fieldStrings)
  const labels: Record<ComparedField, string> = { ...useStrings(messageStrings), messageId: fields.messageId }
  const differences = differencesOf(first.values, second)
  const time = formatTime(first.at)
  if (differences.length === 0)
    return <p className={styles.differences}>{sent ? words.againOf(time) : words.editingSame(time)}</p>
  return (
    <div className={styles.differences}>
      {words.editing(time)}
      <ul>
        {differences.map(({ field, start, before, after, end }) => (
          <li key={field}>
            {labels[field]}: {start}
            {before !== '' && <del>{before}</del>}
            {before !== '' && after !== '' && ' '}
            {after !== '' && <ins>{after}</ins>}
            {end}
          </li>
        ))}
      </ul>
    </div>
  )
}
