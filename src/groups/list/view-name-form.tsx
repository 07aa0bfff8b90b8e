import { type KeyboardEvent, type SubmitEvent, useId, useState } from 'react'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { LONGEST_NAME, nameProblem, type SavedView } from './saved-views.ts'
import { viewsStrings } from './views-strings.ts'
import styles from './view-name-form.module.css'

interface ViewNameFormProps {
  /** Whose names are taken. */
  views: readonly SavedView[]
  /** The name so far, of a view that is renamed. */
  own?: string
  submit: string
  onSubmit: (name: string) => void
  onCancel?: () => void
}

/** The name of a view, judged as it is typed; that there is none, once it is sent. */
export function ViewNameForm({ views, own, submit, onSubmit, onCancel }: ViewNameFormProps) {
  const words = useStrings(viewsStrings)
  const locale = useLocale()
  const id = useId()
  const [name, setName] = useState(own ?? '')
  const [sent, setSent] = useState(false)
  const problem = nameProblem(name, views, own)
  const said = problem === 'empty' && !sent ? undefined : problem
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    setSent(true)
    if (problem !== undefined) {
      document.getElementById(id)?.focus()
      return
    }
    onSubmit(name.trim())
    setName('')
    setSent(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || onCancel === undefined) return
    // One step back: the panel stays.
    event.preventDefault()
    onCancel()
  }
  return (
    <form className={styles.form} noValidate onSubmit={send}>
      <div className={styles.line}>
        <TextInput
          id={id}
          aria-label={words.name}
          placeholder={words.namePlaceholder}
          autoComplete="off"
          aria-invalid={said !== undefined}
          aria-describedby={`${id}-problem`}
          {...(said === undefined ? {} : { status: 'error' as const })}
          // Where a view is renamed; the form for a new one is always there.
          autoFocus={own !== undefined}
          value={name}
          onChange={(text) => {
            setName(text)
            setSent(false)
          }}
          onKeyDown={onKeyDown}
        />
        <PlainButton type="submit">{submit}</PlainButton>
        {onCancel !== undefined && (
          <PlainButton kind="text" onClick={onCancel}>
            {words.cancel}
          </PlainButton>
        )}
      </div>
      <div id={`${id}-problem`} role="alert" className={styles.problem}>
        {said === 'long' ? words.long(LONGEST_NAME.toLocaleString(locale)) : said !== undefined && words[said]}
      </div>
    </form>
  )
}
