import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './hint.module.css'

/** Milliseconds that a pointer rests before the hint shows. */
const REST_MS = 400
/** Pixels between the hint and what it is about. */
const GAP = 6
/** Pixels that stay free at the window's sides. */
const MARGIN = 8

/**
 * A few words about a control, under the pointer or with the keyboard's focus; Escape puts them away. What they say is said to screen
 * readers by the control itself. Native: antd's Tooltip weighs 15 KB, and is drawn for each of a list's headings before the first row.
 */
export function Hint({ text, children }: { text: string | undefined; children: ReactNode }) {
  const [shown, setShown] = useState(false)
  const around = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hide = () => {
    clearTimeout(timer.current)
    setShown(false)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!shown) return undefined
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setShown(false)
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [shown])
  return (
    <span
      ref={around}
      className={styles.around}
      onPointerEnter={() => {
        timer.current = setTimeout(() => setShown(true), REST_MS)
      }}
      onPointerLeave={hide}
      onPointerDown={hide}
      // What cannot be used says why when it is tried, by a finger too.
      onPointerUp={({ target }) => {
        if (target instanceof Element && target.closest('[aria-disabled=true]') !== null) setShown(true)
      }}
      onFocus={({ target }) => {
        if (target.matches(':focus-visible')) setShown(true)
      }}
      onBlur={hide}
    >
      {children}
      {shown && text !== undefined && text !== '' && (
        <span role="tooltip" popover="manual" className={styles.hint} ref={(hint) => place(hint, around.current)}>
          {text}
        </span>
      )}
    </span>
  )
}

/** Below what it is about, or above where there is no room, and within the window; above everything else, which clips it nowhere. */
function place(hint: HTMLElement | null, about: HTMLElement | null): void {
  if (hint === null || about === null) return
  hint.showPopover()
  const { left, right, top, bottom } = (about.firstElementChild ?? about).getBoundingClientRect()
  const { width, height } = hint.getBoundingClientRect()
  const middle = (left + right) / 2 - width / 2
  hint.style.left = `${Math.max(MARGIN, Math.min(middle, window.innerWidth - width - MARGIN))}px`
  hint.style.top = `${bottom + GAP + height <= window.innerHeight ? bottom + GAP : top - GAP - height}px`
}
