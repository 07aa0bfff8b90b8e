import type { ReactNode } from 'react'
import styles from './list-reason.module.css'

interface ListReasonProps {
  title: string
  lines: readonly string[]
  /** Ways out. */
  children?: ReactNode
}

/** Why a list has no rows. */
export function ListReason({ title, lines, children }: ListReasonProps) {
  return (
    <div className={styles.empty}>
      <div role="status">
        <strong>{title}</strong>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className={styles.actions}>{children}</div>
    </div>
  )
}
