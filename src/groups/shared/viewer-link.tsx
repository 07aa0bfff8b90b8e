import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { paths, viewerSearch } from '#lib/paths.ts'
import { useScope } from '../../ui/use-scope.ts'
import styles from './viewer-link.module.css'

interface ViewerLinkProps {
  groupId: string
  userId: string
  children: ReactNode
  className?: string | undefined
  /** In the colour of text, underlined. */
  plain?: boolean
  title?: string
}

/** From wherever a user is named, inside a group's screen, to what that user did: another tab, in the same entry of the history. */
export function ViewerLink({ groupId, userId, className, plain = false, ...rest }: ViewerLinkProps) {
  const scope = useScope()
  const location = useLocation()
  const state: unknown = location.state
  return (
    <Link
      {...rest}
      className={clsx(plain && styles.plain, className)}
      to={{ pathname: paths.groupTab(scope, groupId, 'viewer'), search: viewerSearch(location.search, userId) }}
      state={state}
      replace
      preventScrollReset
    />
  )
}
