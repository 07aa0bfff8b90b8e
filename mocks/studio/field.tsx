import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'
import styles from './field.module.css'
import parts from './parts.module.css'

interface FieldProps {
  label: string
  hint?: ReactNode
  /** As wide as what it holds, beside others in a row. */
  narrow?: boolean
  children: (ids: { id: string; 'aria-describedby': string | undefined }) => ReactNode
}

/** A label above its control. */
export function Field({ label, hint, narrow = false, children }: FieldProps) {
  const id = useId()
  const hintId = useId()
  return (
    <div className={clsx(styles.field, narrow && styles.narrow)}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': hint === undefined ? undefined : hintId })}
      {hint !== undefined && (
        <span className={parts.hint} id={hintId}>
          {hint}
        </span>
      )}
    </div>
  )
}

/** A part of a tab under its heading. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
