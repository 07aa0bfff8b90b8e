import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react'
import { TextInput } from './text-input.tsx'
import styles from './combo-field.module.css'

export interface ComboOption {
  value: string
  /** What stands in the list, where it is not the value. */
  label?: string
  /** Stands behind it, short, and what a screen reader says of it. */
  note?: { short: string; spoken: string }
}

interface ComboFieldProps {
  label: string
  placeholder?: string
  /** What is chosen; '' = nothing. */
  value: string
  /** What to offer for what is typed, the likeliest first; for '' everything. */
  offer: (typed: string) => readonly ComboOption[]
  onChoose: (value: string) => void
}

/** Options that are drawn: whoever wants another one types. */
const SHOWN = 50

/**
 * A text of which the likely values are offered. What is typed stands for the first of them: Enter and leaving the field choose it, the
 * arrows another, Escape takes back. Emptied, nothing is chosen.
 */
export function ComboField({ label, placeholder, value, offer, onChoose }: ComboFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const text = typed ?? value
  const options = open ? offer(typed ?? '').slice(0, SHOWN) : []
  const marked = options[at]

  const close = () => {
    setOpen(false)
    setTyped(undefined)
    setAt(-1)
  }
  const choose = (chosen: string) => {
    close()
    if (chosen !== value) onChoose(chosen)
  }
  const take = () => {
    if (marked !== undefined) choose(marked.value)
    else if (typed?.trim() === '') choose('')
    else close()
  }
  const onType = (next: string) => {
    setTyped(next)
    setOpen(true)
    setAt(next.trim() === '' ? -1 : 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      if (open) setAt(Math.min(options.length - 1, Math.max(0, at + step)))
      else setOpen(true)
    } else if (event.key === 'Enter') {
      if (open) take()
    } else if (event.key === 'Escape' && open) {
      close()
    } else {
      return
    }
    event.preventDefault()
  }
  const onPick = ({ target }: MouseEvent) => {
    const index =
      target instanceof Element ? target.closest<HTMLElement>('[data-option]')?.dataset['option'] : undefined
    const picked = options[Number(index)]
    if (picked !== undefined) choose(picked.value)
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <TextInput
        id={id}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={marked === undefined ? undefined : `${id}-${at}`}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        onChange={onType}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(true)}
        onBlur={take}
      />
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the field, which keeps the focus */}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className={styles.list}
        hidden={options.length === 0}
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPick}
      >
        {options.map((option, index) => (
          <div
            key={option.value}
            ref={index === at ? showWhole : undefined}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.value === value}
            data-option={index}
            data-marked={index === at}
            className={styles.option}
          >
            <bdi className={styles.value}>{option.label ?? option.value}</bdi>
            {option.note !== undefined && (
              <>
                <span className="muted numeric" aria-hidden>
                  {option.note.short}
                </span>
                <span className="visually-hidden">{option.note.spoken}</span>
              </>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

function showWhole(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
