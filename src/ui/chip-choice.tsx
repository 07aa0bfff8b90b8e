import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'
import styles from './chip-choice.module.css'

export interface Chip {
  value: string
  label: ReactNode
  /** Under the label. */
  note?: ReactNode
  /** Other than the rest: drawn with a broken edge. */
  unusual?: boolean
}

interface ChipChoiceProps {
  label: string
  /** Of none of the chips, where none is chosen. */
  value: string
  chips: readonly Chip[]
  onChange: (value: string) => void
  disabled?: boolean
  /** They fill the line: few, with a note each. */
  wide?: boolean
}

/** One of any number of chips, which wrap, or none: one stop of the Tab key, where the arrows choose. The browser's own radio buttons. */
export function ChipChoice({ label, value, chips, onChange, disabled = false, wide = false }: ChipChoiceProps) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={clsx(styles.chips, wide && styles.wide)}>
      {chips.map((chip) => (
        <label key={chip.value} className={clsx(styles.chip, chip.unusual === true && styles.unusual)}>
          <input
            type="radio"
            name={name}
            className={styles.radio}
            disabled={disabled}
            checked={chip.value === value}
            onChange={() => onChange(chip.value)}
          />
          <span className={styles.label}>{chip.label}</span>
          {chip.note !== undefined && <span className={styles.note}>{chip.note}</span>}
        </label>
      ))}
    </div>
  )
}
