import { clsx } from 'clsx'
import { useState } from 'react'
import styles from './day-input.module.css'
import field from './native-field.module.css'

interface DayInputProps {
  id: string
  /** `2026-11-23`; '' = none. */
  value: string
  /** Told of whole days, and of none. */
  onChange: (day: string) => void
  onFocus?: () => void
  invalid?: boolean | undefined
  describedBy?: string | undefined
}

/** Years that are still being typed: 0002 on the way to 2026. */
const HALF_TYPED = /^0/

/** A day: the browser's own field and calendar, in its words and order. */
export function DayInput({ id, value, onChange, onFocus, invalid = false, describedBy }: DayInputProps) {
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  return (
    <input
      id={id}
      type="date"
      className={clsx(field.field, styles.day)}
      max="9999-12-31"
      value={typed}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onFocus={onFocus}
      onChange={({ target }) => {
        setTyped(target.value)
        if (HALF_TYPED.test(target.value)) return
        setTold(target.value)
        onChange(target.value)
      }}
    />
  )
}
