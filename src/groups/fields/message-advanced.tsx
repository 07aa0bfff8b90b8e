import { Checkbox, Form } from 'antd'
import { type ReactNode, useState } from 'react'
import { LIMITS } from '#api/contract/limits.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { fieldStrings } from './field-strings.ts'
import { DigitsInput } from './digits-input.tsx'
import { messageStrings } from './message-strings.ts'
import { messageRules } from './message-values.ts'
import styles from './message-advanced.module.css'

/** Folded away: what few messages need. Its fields stay in the page while folded, so that their values are sent. */
export function MessageAdvanced({ choosesId }: { choosesId: boolean }) {
  const words = useStrings(messageStrings)
  const fields = useStrings(fieldStrings)
  const form = Form.useFormInstance()
  const [open, setOpen] = useState(false)
  const wrong = Form.useWatch(
    (values: Record<string, unknown>) =>
      (['messageId', 'increase'] as const).some((name) => {
        const value = values[name]
        return typeof value === 'string' && messageRules[name](value).length > 0
      }),
    form,
  )
  return (
    <details
      className={styles.advanced}
      open={open || wrong === true}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary
        onClick={(event) => {
          // A field with a problem is never hidden.
          if (wrong === true) event.preventDefault()
        }}
      >
        {words.advanced}
      </summary>
      {choosesId && (
        <TextItem
          name="messageId"
          label={fields.messageId}
          limit={LIMITS.idBytes}
          rule={messageRules.messageId}
          hint={words.messageIdHint}
        >
          <CodeInput />
        </TextItem>
      )}
      <TextItem name="increase" label={words.increase} rule={messageRules.increase} hint={words.increaseHint}>
        <DigitsInput />
      </TextItem>
      <Choice name="doNotStore" label={words.doNotStore} hint={words.doNotStoreHint} />
      <Choice name="doNotCache" label={words.doNotCache} hint={words.doNotCacheHint} />
    </details>
  )
}

function Choice({ name, label, hint }: { name: string; label: string; hint: ReactNode }) {
  return (
    <Form.Item name={name} valuePropName="checked" extra={hint}>
      <Checkbox>{label}</Checkbox>
    </Form.Item>
  )
}
