import type { ReactNode } from 'react'
import type { ActionName } from '#api/contract/actions.ts'
import { FOCUS_HOME } from './dialog-route.tsx'
import { DocumentationLink } from './documentation-link.tsx'
import { PageTitle } from './page-title.tsx'
import styles from './page-head.module.css'

interface PageHeadProps {
  title: string
  /** What the screen shows is read by it; its documentation is linked. */
  action: ActionName
  /** Beside the title: how many there are. */
  children: ReactNode
  actions: ReactNode
}

/** The head of a screen. */
export function PageHead({ title, action, children, actions }: PageHeadProps) {
  return (
    <div className={styles.head}>
      <PageTitle>{title}</PageTitle>
      <h1 {...FOCUS_HOME}>{title}</h1>
      <DocumentationLink action={action} />
      <div className={styles.facts}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </div>
  )
}
