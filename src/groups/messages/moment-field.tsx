import { useId } from 'react'
import field from '../../ui/native-field.module.css'
import styles from './message-filters.module.css'

interface MomentFieldProps {
  label: string
  value: string
  onText: (text: string, half: boolean) => void
  /** The ID of what says that it is wrong. */
  fault?: string | undefined
}

/** A second in the operator's time zone: the browser's own field. */
export function MomentField({ label, value, onText, fault }: MomentFieldProps) {
  const id = useId()
  return (
    <div className={styles.item}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        step={1}
        max="9999-12-31T23:59:59"
        className={field.field}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault}
        onChange={({ target }) => onText(target.value, target.validity.badInput)}
      />
    </div>
  )
}
