import type { ReactNode } from 'react'
import { FOCUS_HOME } from './dialog-route.tsx'
import { PageTitle } from './page-title.tsx'
import styles from './page-head.module.css'

interface PageHeadProps {
  title: string
  /** Beside the title: how many there are. */
  children: ReactNode
  actions: ReactNode
}

/** The head of a screen. */
export function PageHead({ title, children, actions }: PageHeadProps) {
  return (
    <div className={styles.head}>
      <PageTitle>{title}</PageTitle>
      <h1 {...FOCUS_HOME}>{title}</h1>
      {children}
      <div className={styles.actions}>{actions}</div>
    </div>
  )
}
