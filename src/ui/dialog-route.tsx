import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import * as v from 'valibot'

/**
 * Dialogs are routes over a list. One opened from the console remembers so in the history entry: closing it goes back to
 * exactly where one was; one opened by its address closes to the list.
 */
const openedHere = v.object({ opened: v.literal(true) })
const OPENED = { opened: true } as const
const stateOf = (keepDraft: boolean) => (keepDraft ? { ...OPENED, keepDraft } : OPENED)

interface DialogLinkProps {
  /** The dialog's path; the list's search params are kept. */
  to: string
  children: ReactNode
  /** Leaves the dialog it stands in without a question: what was typed there is kept as a draft. */
  keepDraft?: boolean
  className?: string
  'aria-label'?: string
}

export function DialogLink({ to, keepDraft = false, ...rest }: DialogLinkProps) {
  const { search } = useLocation()
  return <Link to={{ pathname: to, search }} state={stateOf(keepDraft)} data-dialog={to} preventScrollReset {...rest} />
}

/** Opens a dialog from code (a toast's button, a menu); the search params are those of that moment, a toast stays a while. */
export function useOpenDialog(): (path: string, options?: { keepDraft?: boolean; replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (path, { keepDraft = false, replace = false } = {}) => {
      const { search } = window.location
      void navigate({ pathname: path, search }, { state: stateOf(keepDraft), replace, preventScrollReset: true })
    },
    [navigate],
  )
}

/** Closes the open dialog; `listPath` is where an address opened directly leads. */
export function useCloseDialog(listPath: string): () => void {
  const navigate = useNavigate()
  const location = useLocation()
  const { search } = location
  const cameFromHere = v.is(openedHere, location.state)
  return useCallback(() => {
    if (cameFromHere) void navigate(-1)
    else void navigate({ pathname: listPath, search }, { replace: true, preventScrollReset: true })
  }, [navigate, cameFromHere, search, listPath])
}

/** Marks the element that takes the focus when a dialog's opener is gone: the page's heading. */
export const FOCUS_HOME = { 'data-focus-home': true, tabIndex: -1 } as const

/** Gives the focus back when a dialog goes: to its opener, else to the link that opens it, else to the page's heading. */
export function useReturnFocus(): void {
  const { pathname } = useLocation()
  const [path] = useState(pathname)
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      setTimeout(() => {
        const active = document.activeElement
        if (active !== null && active !== document.body) return
        const connected = opener instanceof HTMLElement && opener !== document.body && opener.isConnected
        const link = document.querySelector<HTMLElement>(`[data-dialog="${CSS.escape(path)}"]`)
        const home = document.querySelector<HTMLElement>('[data-focus-home]')
        ;(connected ? opener : (link ?? home))?.focus({ preventScroll: true })
      })
    },
    [opener, path],
  )
}
