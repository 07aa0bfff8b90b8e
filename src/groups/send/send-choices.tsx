import { Form } from 'antd'
import { useStrings } from '../../ui/preferences.ts'
import { fieldStrings } from '../fields/field-strings.ts'
import styles from './send-choices.module.css'
import { sendStrings } from './send-strings.ts'
import type { SendValues } from './send-values.ts'

/** What was chosen for this message under Advanced, which may be folded: stands beside the button that sends it. */
export function SendChoices() {
  const words = useStrings(sendStrings)
  const fields = useStrings(fieldStrings)
  const weight = useText('weight')
  const increase = useText('increase')
  const messageId = useText('messageId')
  const doNotStore: unknown = Form.useWatch<SendValues>('doNotStore')
  const doNotCache: unknown = Form.useWatch<SendValues>('doNotCache')
  const chosen = [
    weight !== '' && `${words.weight} ${weight}`,
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
