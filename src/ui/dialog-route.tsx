import { type MouseEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Link, matchPath, useLocation, useNavigate } from 'react-router'
import * as v from 'valibot'
import { addresses } from '#lib/console-address.ts'
import { PATTERNS } from '#lib/paths.ts'

/**
 * Dialogs are routes over a list. One opened from the console remembers so in the history entry: closing it goes back to
 * exactly where one was; one opened by its address closes to the list.
 */
const openedHere = v.object({ opened: v.literal(true) })
const OPENED = { opened: true } as const
const leadsToList = v.object({ thenList: v.literal(true) })

interface WayIn {
  /** Leaves the dialog it stands in without a question: what was typed there is kept as a draft. */
  keepDraft?: boolean
  /** Once done there, the list shows and not the dialog it stands in, which has nothing left to do. */
  thenList?: boolean
}

const stateOf = ({ keepDraft = false, thenList = false }: WayIn) => ({
  ...OPENED,
  ...(keepDraft ? { keepDraft } : {}),
  ...(thenList ? { thenList } : {}),
})

export interface DialogLinkProps extends WayIn {
  /** The dialog's path; the list's search params are kept. */
  to: string
  children: ReactNode
  className?: string
  'aria-label'?: string
}

export function DialogLink({ to, keepDraft = false, thenList = false, ...rest }: DialogLinkProps) {
  const { search } = useLocation()
  const openDialog = useOpenDialog()
  return (
    <Link
      to={{ pathname: to, search }}
      data-dialog={to}
      {...rest}
      onClick={(event) => {
        if (!isPlain(event)) return
        event.preventDefault()
        openDialog(to, { keepDraft, thenList })
      }}
    />
  )
}

/** A click that follows a link here; the others open a tab or a window of its own, by the address. */
const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.altKey && !event.ctrlKey && !event.shiftKey

/** Opens a dialog; the search params are those of that moment: a toast stays a while, and a search may just have begun. */
export function useOpenDialog(): (path: string, options?: WayIn & { replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (path, { replace = false, ...way } = {}) => {
      const { pathname, search } = addresses.read(window.location)
      const instead = takesPlace(pathname, path)
      const state = instead ? stateOfEntry() : stateOf(way)
      void navigate({ pathname: path, search }, { state, replace: replace || instead, preventScrollReset: true })
    },
    [navigate],
  )
}

/** One group's screen takes the place of another's: Back leaves both, to wherever the first one was opened. */
function takesPlace(from: string, to: string): boolean {
  const shown = matchPath({ path: PATTERNS.groupDetails, end: false }, from)
  const next = matchPath({ path: PATTERNS.groupDetails, end: true }, to)
  return shown !== null && next !== null && shown.params.groupId !== next.params.groupId
}

const openedEntry = v.object({ usr: openedHere })

/** What stays true of an entry of the history in which something else shows. */
const stateOfEntry = () => (v.is(openedEntry, window.history.state) ? OPENED : null)

/**
 * Closes the open dialog; `listPath` is where an address opened directly leads. `done`: it has done its work, and does not
 * lead back to a dialog that was only the way to it.
 */
export function useCloseDialog(listPath: string, { done = false } = {}): () => void {
  const navigate = useNavigate()
  const location = useLocation()
  const { search } = location
  const goesBack = v.is(openedHere, location.state) && !(done && v.is(leadsToList, location.state))
  return useCallback(() => {
    if (goesBack) void navigate(-1)
    else void navigate({ pathname: listPath, search }, { replace: true, preventScrollReset: true })
  }, [navigate, goesBack, search, listPath])
}

/** Marks the element that takes the focus when a dialog's opener is gone: the page's heading. */
export const FOCUS_HOME = { 'data-focus-home': true, tabIndex: -1 } as const

const LEAVES_FREE = '[role=dialog], .ant-drawer, [data-focus-home]'

/**
 * Gives the focus back when a dialog goes: to its opener, else to the link that opens it, else to the page's heading. `path`: of the link,
 * where the address is another one by then, or what shows is not what was opened.
 */
export function useReturnFocus(path?: string): void {
  const { pathname } = useLocation()
  const [first] = useState(path ?? pathname)
  const [opener] = useState(() => document.activeElement)
  const last = useRef(first)
  useEffect(() => {
    if (path !== undefined) last.current = path
  }, [path])
  useEffect(
    () => () => {
      const shown = last.current
      setTimeout(() => {
        const active = document.activeElement
        // A panel that opens in its place takes the focus as a whole, which leaves it free for one of its links; so does the heading, which
        // took it for a dialog that stood over this one.
        if (active !== null && active !== document.body && !active.matches(LEAVES_FREE)) return
        const connected = opener instanceof HTMLElement && opener !== document.body && opener.isConnected
        // The last one: a panel's own link comes after that of the list behind it.
        const link = [...document.querySelectorAll<HTMLElement>(`[data-dialog="${CSS.escape(shown)}"]`)].at(-1)
        const home = document.querySelector<HTMLElement>('[data-focus-home]')
        const target = connected && shown === first ? opener : (link ?? home)
        target?.focus({ preventScroll: true })
        if (target !== null && home !== null) goHomeWith(target, home)
      })
    },
    [opener, first],
  )
}

/** Milliseconds for which a list may still take away what has just got the focus, since it shows what was done only now. */
const SETTLING_MS = 10_000

/** Gives the focus to the page's heading when what has it goes soon, and nothing else has taken it. */
function goHomeWith(target: HTMLElement, home: HTMLElement): void {
  const observer = new MutationObserver(() => {
    if (target.isConnected) return
    observer.disconnect()
    if (document.activeElement === document.body) home.focus({ preventScroll: true })
  })
  observer.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => observer.disconnect(), SETTLING_MS)
}
