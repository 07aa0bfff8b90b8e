import { Form } from 'antd'
import { clsx } from 'clsx'
import { useId } from 'react'
import { withoutInvisible } from '#lib/characters.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { deleteStrings } from './delete-strings.ts'
import { isIdOf } from './deletion-risk.ts'
import styles from './delete-confirmation.module.css'

interface DeleteConfirmationProps {
  groupId: string
  typed: string
  onType: (typed: string) => void
  /** False once nobody is online any more: it stays in view, since a field that goes away takes the focus along. */
  required: boolean
}

/** Where the group's ID is typed, or pasted, before it is deleted. No part of the form: a draft must not bring it back. */
export function DeleteConfirmation({ groupId, typed, onType, required }: DeleteConfirmationProps) {
  const words = useStrings(deleteStrings)
  const field = useId()
  const note = `${field}-note`
  // Not before it can no longer become the ID.
  const wrong = !isIdOf({ id: groupId }, typed) && !groupId.startsWith(withoutInvisible(typed).trimStart())
  return (
    <Form.Item
      className={clsx(styles.confirmation)}
      label={words.typeId}
      htmlFor={field}
      required={required}
      {...(wrong ? { validateStatus: 'error' } : {})}
      extra={
        <span id={note} className={clsx(wrong && styles.problem)}>
          {wrong ? words.notTheId : required ? '' : words.notNeeded}
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
