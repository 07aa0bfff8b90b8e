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
    <div className={styles.confirmation}>
      <label htmlFor={field}>{words.typeCount(wanted)}</label>
      <TextInput
        id={field}
        className={clsx(styles.field)}
        {...(wrong ? { status: 'error' } : {})}
        inputMode="numeric"
        autoComplete="off"
        aria-required={required}
        aria-invalid={wrong}
        aria-describedby={note}
        value={typed}
        onChange={onType}
      />
      <span id={note} className={clsx(wrong ? styles.problem : 'muted')}>
        {wrong ? words.notTheCount(wanted) : required ? '' : words.notNeeded}
      </span>
    </div>
  )
}

const mayBecome = (typed: string, count: number): boolean => String(count).startsWith(typed.replaceAll(/\D/g, ''))
