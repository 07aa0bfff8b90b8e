import { type KeyboardEvent, useId, useState } from 'react'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { templateStrings } from './template-strings.ts'
import { LONGEST_TEMPLATE_NAME } from './templates.ts'
import styles from './template-name.module.css'

interface TemplateNameProps {
  /** The name so far, of one that is renamed. */
  own?: string
  /** What the button says. */
  submit: (name: string) => string
  /** What to know of a name that is fine. */
  note?: (name: string) => string | undefined
  /** Why it cannot be this one. */
  problem: (name: string) => string | undefined
  onSubmit: (name: string) => void
  onCancel?: () => void
}

/** The name of a template. No form of its own: it stands within the message's, which Enter must not send. */
export function TemplateName({ own, submit, note, problem, onSubmit, onCancel }: TemplateNameProps) {
  const words = useStrings(templateStrings)
  const id = useId()
  const [name, setName] = useState(own ?? '')
  const [sent, setSent] = useState(false)
  const wrong = problem(name)
  // That there is none is said once it was sent.
  const said = name.trim() === '' && !sent ? undefined : wrong
  const send = () => {
    setSent(true)
    if (wrong !== undefined) {
      document.getElementById(id)?.focus()
      return
    }
    onSubmit(name)
    setName('')
    setSent(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape' && onCancel !== undefined) {
      // One step back: the panel stays.
      event.preventDefault()
      onCancel()
    }
  }
  return (
    <div className={styles.form}>
      <div className={styles.line}>
        <TextInput
          id={id}
          data-kept
          aria-label={words.name}
          placeholder={words.namePlaceholder}
          autoComplete="off"
          maxLength={LONGEST_TEMPLATE_NAME}
          aria-invalid={said !== undefined}
          aria-describedby={`${id}-said`}
          {...(said === undefined ? {} : { status: 'error' as const })}
          autoFocus={own !== undefined}
          value={name}
          onChange={(text) => {
            setName(text)
            setSent(false)
          }}
          onKeyDown={onKeyDown}
        />
        <PlainButton onClick={send}>{submit(name)}</PlainButton>
        {onCancel !== undefined && (
          <PlainButton kind="text" onClick={onCancel}>
            {words.cancel}
          </PlainButton>
        )}
      </div>
      <div id={`${id}-said`}>
        {said === undefined ? (
          <span className={styles.note}>{note?.(name)}</span>
        ) : (
          <span role="alert" className={styles.problem}>
            {said}
          </span>
        )}
      </div>
    </div>
  )
}
