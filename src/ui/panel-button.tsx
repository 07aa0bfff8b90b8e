import { CloseOutlined } from '@ant-design/icons'
import { clsx } from 'clsx'
import { createContext, type FocusEvent, type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react'
import { whenIdle } from '#lib/when-idle.ts'
import { commonStrings } from './common-strings.ts'
import { PlainButton } from './plain-button.tsx'
import { useStrings } from './preferences.ts'
import { useUnderWay } from './use-under-way.ts'
import styles from './panel-button.module.css'

interface PanelButtonProps<Parts> {
  /** Names the button and what it opens. */
  label: string
  icon: ReactNode
  /** What stands behind the label. */
  mark?: ReactNode
  /** Without a label where the list is not wide. */
  folds?: boolean
  small?: boolean
  /** Loads the code of what the panel holds: when nothing else is to do, at the latest when it is opened. */
  load: () => Promise<Parts>
  draw: (parts: Parts) => ReactNode
}

const ClosePanel = createContext(() => {})

/** Closes the panel that a component stands in; the focus returns to its button. */
export const useClosePanel = (): (() => void) => useContext(ClosePanel)

/**
 * A button, and the small dialog it opens beside itself; on a telephone a sheet at the lower edge. The browser's own popover: it lies
 * over everything, Escape, a click outside and a second one on the button close it, and the focus returns to the button.
 */
export function PanelButton<Parts>({
  label,
  icon,
  mark,
  folds = false,
  small = false,
  load,
  draw,
}: PanelButtonProps<Parts>) {
  const words = useStrings(commonStrings)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const parts = useParts(load, open)
  const close = () => panel.current?.hidePopover()

  useEffect(() => {
    if (parts !== undefined && panel.current !== null) focusInto(panel.current)
  }, [parts])
  useEffect(() => {
    if (!open) return undefined
    const follow = () => placeBeside(panel.current, button.current)
    // It closes the panel alone, and not what the button stands in.
    const keepEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') event.stopPropagation()
    }
    window.addEventListener('resize', follow)
    document.addEventListener('scroll', follow, { capture: true, passive: true })
    document.addEventListener('keydown', keepEscape)
    return () => {
      window.removeEventListener('resize', follow)
      document.removeEventListener('scroll', follow, { capture: true })
      document.removeEventListener('keydown', keepEscape)
    }
  }, [open])
  const leave = ({ relatedTarget }: FocusEvent) => {
    // Tab has led on: what lies over the list would only be in the way.
    if (relatedTarget !== null && relatedTarget !== button.current && !panel.current?.contains(relatedTarget)) close()
  }

  return (
    <>
      <PlainButton
        ref={button}
        small={small}
        className={clsx(styles.button, folds && styles.folds)}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={label}
      >
        {icon}
        <span className={styles.label}>{label}</span>
        {mark !== undefined && <span className={styles.mark}>{mark}</span>}
      </PlainButton>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={styles.panel}
        // Only while it is open: others ask the document whether there is a dialog.
        role={open ? 'dialog' : undefined}
        aria-label={label}
        tabIndex={-1}
        onBlur={leave}
        onBeforeToggle={({ newState }) => {
          if (newState !== 'open') return
          placeBeside(panel.current, button.current)
          setOpen(true)
        }}
        onToggle={({ newState }) => {
          if (newState === 'open') {
            if (panel.current !== null) focusInto(panel.current)
            return
          }
          // Not before: the focus inside is what tells the browser to give it back. Safari gives it to nobody.
          setOpen(false)
          if (document.activeElement === document.body) button.current?.focus()
        }}
      >
        {open && (
          <>
            <div className={styles.title}>
              <span aria-hidden>{label}</span>
              <PlainButton kind="text" aria-label={words.close} onClick={close}>
                <CloseOutlined aria-hidden />
              </PlainButton>
            </div>
            <ClosePanel value={close}>
              {parts === undefined ? <div className={styles.waiting}>{words.loading}</div> : draw(parts)}
            </ClosePanel>
          </>
        )}
      </div>
    </>
  )
}

/** What `load` loads; undefined until then. A part of the console that is gone is told as that of a screen is. */
function useParts<Parts>(load: () => Promise<Parts>, wanted: boolean): Parts | undefined {
  const [loaded, setLoaded] = useState<{ parts: Parts } | { error: unknown }>()
  useEffect(
    () =>
      whenIdle(() => {
        load().then(
          (parts) => setLoaded({ parts }),
          // Opening tries again, and tells.
          () => undefined,
        )
      }),
    [load],
  )
  const missing = wanted && loaded === undefined
  useUnderWay(missing, 'a panel')
  useEffect(() => {
    if (!missing) return
    load().then(
      (parts) => setLoaded({ parts }),
      (error: unknown) => setLoaded({ error }),
    )
  }, [missing, load])
  if (loaded !== undefined && 'error' in loaded) throw loaded.error
  return loaded?.parts
}

/** Below the button, and flush with the side of it that has more room; the style sheet keeps it within the window. */
function placeBeside(panel: HTMLElement | null, button: HTMLElement | null): void {
  if (panel === null || button === null) return
  const { left, right, bottom } = button.getBoundingClientRect()
  const atEnd = left > document.documentElement.clientWidth / 2
  panel.style.setProperty('--beside-x', `${atEnd ? right : left}px`)
  panel.style.setProperty('--beside-end', atEnd ? '1' : '0')
  panel.style.setProperty('--beside-top', `${bottom + 4}px`)
}

const FIELDS = 'input:enabled, button:enabled, a[href], select:enabled'

/** The focus to the first field of an open panel, unless it is in there already; a telephone would show its keyboard. */
function focusInto(panel: HTMLElement): void {
  if (!panel.matches(':popover-open') || (panel.contains(document.activeElement) && panel !== document.activeElement))
    return
  const touched = window.matchMedia('(hover: none)').matches
  const first = [...panel.querySelectorAll<HTMLElement>(FIELDS)].find((field) => field.checkVisibility())
  const target = touched ? panel : (first ?? panel)
  target.focus({ preventScroll: true })
}
