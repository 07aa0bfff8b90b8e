import { useId } from 'react'
import styles from './check-line.module.css'

interface CheckLineProps {
  label: string
  /** A sentence below it. */
  help?: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Something that is on or off, with its label. */
export function CheckLine({ label, help, checked, onChange }: CheckLineProps) {
  const id = useId()
  return (
    <div>
      <label className={styles.line}>
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={help === undefined ? undefined : id}
          onChange={({ target }) => onChange(target.checked)}
        />
        {label}
      </label>
      {help !== undefined && (
        <div id={id} className={styles.help}>
          {help}
        </div>
      )}
    </div>
  )
}
