import type { ReactNode } from 'react'
import styles from './consequences.module.css'

/** What an action brings about: lists under their headings. `label` names it where no heading does. */
export function Consequences({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <section className={styles.consequences} aria-label={label}>
      {children}
    </section>
  )
}
