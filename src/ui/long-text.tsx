import type { ReactNode } from 'react'
import styles from './long-text.module.css'

/** Text that may be long, in a box that scrolls: with the keyboard too, which is why it takes the focus. */
export function LongText({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolling is its interaction
    <pre className={styles.text} role="region" tabIndex={0} aria-label={label}>
      {children}
    </pre>
  )
}
