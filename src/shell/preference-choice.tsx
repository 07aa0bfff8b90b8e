import { type ReactNode, useId } from 'react'
import styles from './preference-choice.module.css'

interface PreferenceChoiceProps<T extends string> {
  label: string
  value: T
  onChange: (value: T) => void
  options: readonly { value: T; label: ReactNode }[]
}

/** One of a few, all of them in view: one stop of the Tab key, where the arrows choose. Native, so that the frame waits for no library. */
export function PreferenceChoice<T extends string>({ label, value, onChange, options }: PreferenceChoiceProps<T>) {
  const id = useId()
  return (
    <div className={styles.choice}>
      <span id={id}>{label}</span>
      <div role="radiogroup" aria-labelledby={id} className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={id}
              className="visually-hidden"
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  )
}
