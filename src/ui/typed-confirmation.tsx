import { Form } from 'antd'
import { clsx } from 'clsx'
import { useId } from 'react'
import { isMeantAs, withoutInvisible } from '#lib/characters.ts'
import { CodeInput } from './code-input.tsx'
import styles from './typed-confirmation.module.css'

interface TypedConfirmationProps {
  label: string
  /** What has to be typed. */
  wanted: string
  /** Said once what is typed can no longer become it. */
  wrongText: string
  /** Said while it need not be typed. */
  notNeeded?: string
  typed: string
  onType: (typed: string) => void
  /** False once it is not needed any more: it stays in view, since a field that goes away takes the focus along. */
  required: boolean
}

/** Where an ID is typed, or pasted, before something grave is done to it. No part of the form: a draft must not bring it back. */
export function TypedConfirmation(props: TypedConfirmationProps) {
  const { label, wanted, wrongText, notNeeded = '', typed, onType, required } = props
  const field = useId()
  const note = `${field}-note`
  const wrong = !isMeantAs(wanted, typed) && !wanted.startsWith(withoutInvisible(typed).trimStart())
  return (
    <Form.Item
      className={clsx(styles.confirmation)}
      label={label}
      htmlFor={field}
      required={required}
      {...(wrong ? { validateStatus: 'error' } : {})}
      extra={
        <span id={note} className={clsx(wrong && styles.problem)}>
          {wrong ? wrongText : required ? '' : notNeeded}
        </span>
      }
    >
      <CodeInput
        id={field}
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
