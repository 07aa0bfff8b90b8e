import { Checkbox, Flex, Form, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { LIMITS } from '#api/contract/limits.ts'
import { PRIORITY_WEIGHTS } from '#api/messages.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { fieldStrings } from './field-strings.ts'
import { DigitsInput } from './digits-input.tsx'
import { messageStrings } from './message-strings.ts'
import { messageRules } from './message-values.ts'
import styles from './message-advanced.module.css'

const PRIORITIES = ['high', 'medium', 'normal'] as const

/** Folded away: what few messages need. Its fields stay in the page while folded, so that their values are sent. */
export function MessageAdvanced({ choosesId }: { choosesId: boolean }) {
  const words = useStrings(messageStrings)
  const fields = useStrings(fieldStrings)
  const form = Form.useFormInstance()
  const [open, setOpen] = useState(false)
  const wrong = Form.useWatch(
    (values: Record<string, unknown>) =>
      (['weight', 'messageId', 'increase'] as const).some((name) => {
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
      <TextItem name="weight" label={words.weight} rule={messageRules.weight} hint={words.weightHint}>
        <WeightField />
      </TextItem>
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

interface WeightFieldProps {
  /** All given by the form. */
  id?: string
  value?: string
  onChange?: (value: string) => void
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false'
}

/** The vendor's three words for a priority, and the number behind them, which may also be another one. */
function WeightField({ value = '', onChange, ...input }: WeightFieldProps) {
  const words = useStrings(messageStrings)
  return (
    <Flex vertical gap={8}>
      <Radio.Group
        aria-label={words.priority}
        value={value}
        onChange={(event) => onChange?.(String(event.target.value))}
        options={[
          { value: '', label: words.notSet },
          ...PRIORITIES.map((priority) => ({
            value: String(PRIORITY_WEIGHTS[priority]),
            label: (
              <>
                {words[priority]} <span className="muted numeric">{String(PRIORITY_WEIGHTS[priority])}</span>
              </>
            ),
          })),
        ]}
      />
      <DigitsInput {...input} value={value} onChange={onChange} />
    </Flex>
  )
}
