import { Form } from 'antd'
import { useStrings } from '../../ui/preferences.ts'
import { fieldStrings } from './field-strings.ts'
import styles from './message-choices.module.css'
import { messageStrings } from './message-strings.ts'
import type { MessageValues } from './message-values.ts'
import { priorityOf } from './priority-field.tsx'

/** What was chosen for this message, and may be folded or out of sight: stands beside the button that sends it. */
export function MessageChoices() {
  const words = useStrings(messageStrings)
  const fields = useStrings(fieldStrings)
  const weight = useText('weight')
  const priority = priorityOf(weight)
  const increase = useText('increase')
  const messageId = useText('messageId')
  const doNotStore: unknown = Form.useWatch<MessageValues>('doNotStore')
  const doNotCache: unknown = Form.useWatch<MessageValues>('doNotCache')
  const chosen = [
    weight !== '' && (priority === undefined ? `${words.weight} ${weight}` : words.prioritised(words[priority])),
    messageId !== '' && `${fields.messageId} ${messageId}`,
    increase !== '' && `${words.increase} ${increase}`,
    doNotStore === true && words.doNotStore,
    doNotCache === true && words.doNotCache,
  ].filter((choice) => choice !== false)
  if (chosen.length === 0) return null
  return (
    <div className={styles.choices}>
      <strong>{words.chosen}</strong> <span key={chosen.join()}>{chosen.join(' · ')}</span>
    </div>
  )
}

function useText(name: 'weight' | 'increase' | 'messageId'): string {
  const value: unknown = Form.useWatch(name)
  return typeof value === 'string' ? value : ''
}
