import { Form } from 'antd'
import { clsx } from 'clsx'
import { useId } from 'react'
import { TextInput } from '../../ui/text-input.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { planStrings } from './plan-strings.ts'
import { isCount } from './risk.ts'
import styles from './count-confirmation.module.css'

interface CountConfirmationProps {
  count: number
  typed: string
  onType: (typed: string) => void
  /** False once it is not needed any more: it stays in view, since a field that goes away takes the focus along. */
  required: boolean
}

/** Where the number of groups is typed before something happens to them. No part of the form: a draft must not bring it back. */
export function CountConfirmation({ count, typed, onType, required }: CountConfirmationProps) {
  const words = useStrings(planStrings)
  const locale = useLocale()
  const field = useId()
  const note = `${field}-note`
  const wanted = count.toLocaleString(locale)
  // Not before it can no longer become the number.
  const wrong = required && typed.trim() !== '' && !isCount(typed, count) && !mayBecome(typed, count)
  return (
    <Form.Item
      className={clsx(styles.confirmation)}
      label={words.typeCount(wanted)}
      htmlFor={field}
      required={required}
      {...(wrong ? { validateStatus: 'error' } : {})}
      extra={
        <span id={note} className={clsx(wrong && styles.problem)}>
          {wrong ? words.notTheCount(wanted) : required ? '' : words.notNeeded}
        </span>
      }
    >
      <TextInput
        id={field}
        className={clsx(styles.field)}
        inputMode="numeric"
        autoComplete="off"
        aria-required={required}
        aria-invalid={wrong}
        aria-describedby={note}
        value={typed}
        onChange={onType}
      />
    </Form.Item>
  )
}

const mayBecome = (typed: string, count: number): boolean => String(count).startsWith(typed.replaceAll(/\D/g, ''))
