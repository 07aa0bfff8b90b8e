import type { ReactNode } from 'react'
import { FOCUS_HOME } from './dialog-route.tsx'
import { PageTitle } from './page-title.tsx'

interface PageMessageProps {
  title: string
  children: ReactNode
  /** Ways on from here. */
  actions?: ReactNode
}

/** A whole page that explains itself: not found, disabled, no access. */
export function PageMessage({ title, children, actions }: PageMessageProps) {
  return (
    <section className="page-message">
      <PageTitle>{title}</PageTitle>
      <h1 {...FOCUS_HOME}>{title}</h1>
      <div className="page-message-body">{children}</div>
      {actions !== undefined && <div className="page-message-actions">{actions}</div>}
    </section>
  )
}
