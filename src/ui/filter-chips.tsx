import { CloseOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import { filterStrings } from './filter-strings.ts'
import { PlainButton } from './plain-button.tsx'
import { useStrings } from './preferences.ts'
import styles from './filter-chips.module.css'

/** A filter that is on, as one reads it, and what takes it off. */
export interface ActiveFilter<Off> {
  name: string
  value: string
  off: Off
}

interface FilterChipsProps<Off> {
  active: readonly ActiveFilter<Off>[]
  onOff: (off: Off) => void
  /** Takes all of them off. */
  none: Off
  /** Of the `FiltersButton` that takes the focus after the last chip. */
  of: string
}

/** The filters that are on, each with the button that takes it off; nothing while none is. */
export function FilterChips<Off>({ active, onOff, none, of }: FilterChipsProps<Off>) {
  const words = useStrings(filterStrings)
  const list = useRef<HTMLUListElement>(null)
  const removed = useRef(-1)
  // The chip that had the focus is gone: to the one that stands there now, or before it; after the last one, to the filters.
  useEffect(() => {
    if (removed.current === -1) return
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('li button') ?? [])]
    const next = buttons[Math.min(removed.current, buttons.length - 1)]
    removed.current = -1
    ;(next ?? document.querySelector<HTMLElement>(`[data-filters="${CSS.escape(of)}"] button`))?.focus()
  }, [active.length, of])
  if (active.length === 0) return null
  return (
    <div className={styles.line}>
      <ul ref={list} className={styles.chips} aria-label={words.active}>
        {active.map(({ name, value, off }, index) => {
          const text = name === '' ? value : words.chip(name, value)
          return (
            <li key={text} className={styles.chip}>
              <span className={styles.text} title={text}>
                {name !== '' && <span className="muted">{words.chip(name, '')}</span>}
                <bdi>{value}</bdi>
              </span>
              <PlainButton
                kind="text"
                small
                aria-label={words.remove(text)}
                title={words.remove(text)}
                onClick={() => {
                  removed.current = index
                  onOff(off)
                }}
              >
                <CloseOutlined aria-hidden />
              </PlainButton>
            </li>
          )
        })}
      </ul>
      {active.length > 1 && (
        <PlainButton
          kind="text"
          small
          onClick={() => {
            removed.current = 0
            onOff(none)
          }}
        >
          {words.clear}
        </PlainButton>
      )}
    </div>
  )
}
