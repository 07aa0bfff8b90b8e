import { clsx } from 'clsx'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../ui/icon.tsx'
import { loadPlaceLists } from './load-place-lists.ts'
import type { PickerWay } from './picker-way.ts'
import styles from './place.module.css'

type Lists = Awaited<ReturnType<typeof loadPlaceLists>>

interface PickerProps {
  label: string
  /** What is chosen. */
  shown: string
  /** It is not what it is called: the name is on its way. */
  waiting?: boolean
  /** It may be opened next. */
  onIntent?: () => void
  /** Draws the open list out of the chunk that has come. */
  draw: (lists: Lists, way: PickerWay) => ReactNode
}

/** A choice, closed: it names where one is. Opened, a field to search in lies over it. */
export function Picker({ label, shown, waiting = false, onIntent, draw }: PickerProps) {
  const [open, setOpen] = useState<{ lists: Lists; typed: string }>()
  const [lost, setLost] = useState<{ error: unknown }>()
  const button = useRef<HTMLButtonElement>(null)
  const listId = useId()
  const [timesBack, setTimesBack] = useState(0)
  useEffect(() => {
    if (timesBack > 0) button.current?.focus()
  }, [timesBack])
  // A part of the console that is gone is told as that of a screen is.
  if (lost !== undefined) throw lost.error

  const show = async (typed: string) => {
    try {
      setOpen({ lists: await loadPlaceLists(), typed })
    } catch (error) {
      setLost({ error })
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const letter = event.key.length === 1 && event.key !== ' ' && !event.altKey ? event.key : ''
    if (letter === '' && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    void show(letter)
  }
  return (
    <div className={styles.picker}>
      <button
        ref={button}
        type="button"
        role="combobox"
        className={clsx(styles.closed, open !== undefined && styles.covered)}
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={false}
        aria-controls={listId}
        title={shown}
        onPointerEnter={onIntent}
        onClick={() => void show('')}
        onKeyDown={onKeyDown}
      >
        <span className={clsx(styles.shown, waiting && styles.waiting)}>{shown}</span>
        <Icon of="chevron" />
      </button>
      {open !== undefined &&
        draw(open.lists, {
          label,
          listId,
          typed: open.typed,
          onClose(back) {
            setOpen(undefined)
            if (back) setTimesBack((times) => times + 1)
          },
        })}
    </div>
  )
}
