import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { FOCUS_HOME } from './dialog-route.tsx'
import { PageTitle } from './page-title.tsx'
import styles from './page-message.module.css'

/** The box of a page that holds nothing else. `narrow`: for a short form. */
export function PageCard({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return <section className={clsx(styles.card, narrow && styles.narrow)}>{children}</section>
}

interface PageMessageProps {
  title: string
  children: ReactNode
  /** Ways on from here. */
  actions?: ReactNode
}

/** A whole page that explains itself: not found, disabled, no access. */
export function PageMessage({ title, children, actions }: PageMessageProps) {
  return (
    <PageCard>
      <PageTitle>{title}</PageTitle>
      <h1 {...FOCUS_HOME}>{title}</h1>
      <div className={styles.body}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </PageCard>
  )
}
