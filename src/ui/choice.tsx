import { clsx } from 'clsx'
import { type ReactNode, useId, useState } from 'react'
import styles from './choice.module.css'

interface ChoiceProps<T extends string | number> {
  label: string
  value: T
  /** May return a promise: until it is settled, what was chosen counts as chosen. */
  onChange: (value: T) => unknown
  options: readonly { value: T; label: ReactNode; title?: string }[]
  disabled?: boolean
  /** The label stands beside it, and not only in its name. */
  labelled?: boolean
}

/**
 * One of a few, all of them in view: one stop of the Tab key, where the arrows choose. The browser's own radio buttons, which need
 * nothing to be loaded or measured before they can be drawn.
 */
export function Choice<T extends string | number>({
  label,
  value,
  onChange,
  options,
  disabled = false,
  labelled = false,
}: ChoiceProps<T>) {
  const id = useId()
  const [picked, setPicked] = useState<{ value: T }>()
  const chosen = picked === undefined ? value : picked.value
  const pick = (next: T) => {
    const done: unknown = onChange(next)
    if (!(done instanceof Promise)) return
    const own = { value: next }
    const forget = () => setPicked((current) => (current === own ? undefined : current))
    setPicked(own)
    done.then(forget, forget)
  }
  const group = (
    <div
      role="radiogroup"
      {...(labelled ? { 'aria-labelledby': id } : { 'aria-label': label })}
      className={styles.options}
    >
      {options.map((option) => (
        <label key={option.value} className={styles.option} title={option.title}>
          <input
            type="radio"
            name={id}
            className={styles.radio}
            disabled={disabled}
            checked={option.value === chosen}
            onChange={() => pick(option.value)}
          />
          <span data-text={typeof option.label === 'string' ? option.label : undefined} className={styles.text}>
            {option.label}
          </span>
        </label>
      ))}
    </div>
  )
  if (!labelled) return group
  return (
    <div className={clsx(styles.choice)}>
      <span id={id}>{label}</span>
      {group}
    </div>
  )
}
