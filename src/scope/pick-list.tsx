import { clsx } from 'clsx'
import { type FocusEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Icon } from '../ui/icon.tsx'
import { QuietFailure } from '../ui/quiet-failure.tsx'
import { holding } from './find-applications.ts'
import type { PickerWay } from './picker-way.ts'
import styles from './pick-list.module.css'

export interface PickOption {
  id: string
  name: string
  /** Below the name, and found by it, too. */
  code?: string
  /** What one should know before choosing it. */
  note?: string
}

interface PickListProps extends PickerWay {
  chosen: string
  options: readonly PickOption[]
  /** Says why there is none to choose. */
  nothing: string
  /** Why there may be more of them. */
  failure?: { what: string; error: unknown; onRetry: () => void } | undefined
  onChoose: (id: string) => void
}

/**
 * A field to search in over what it finds, after the ARIA pattern of a combobox with a list: the focus stays in the field, the arrows
 * walk, Enter chooses, Escape and Tab leave things as they are.
 */
export function PickList({
  label,
  listId,
  typed,
  onClose,
  chosen,
  options,
  nothing,
  failure,
  onChoose,
}: PickListProps) {
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState(typed)
  const [walked, setWalked] = useState<string>()
  const found = holding(options, text, ({ name, code = '' }) => [`${name} ${code}`])
  const byDefault = text.trim() === '' ? found.findIndex(({ id }) => id === chosen) : 0
  const at = Math.max(walked === undefined ? byDefault : found.findIndex(({ id }) => id === walked), 0)
  const active = found[at]
  useLayoutEffect(() => {
    field.current?.focus()
  }, [])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at, found.length])

  const choose = (id: string) => {
    onClose(true)
    if (id !== chosen) onChoose(id)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const walk = (to: number) => {
      event.preventDefault()
      setWalked(found[Math.min(Math.max(to, 0), found.length - 1)]?.id)
    }
    switch (event.key) {
      case 'ArrowDown':
        return walk(at + 1)
      case 'ArrowUp':
        return event.altKey ? onClose(true) : walk(at - 1)
      case 'PageDown':
        return walk(at + PAGE)
      case 'PageUp':
        return walk(at - PAGE)
      case 'Enter':
        event.preventDefault()
        if (active !== undefined) choose(active.id)
        return
      case 'Escape':
        event.stopPropagation()
        return onClose(true)
      default:
    }
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) onClose(false)
  }
  const optionId = (id: string) => `${listId}-${id}`
  const isOpen = active !== undefined
  return (
    <div className={styles.popup} onBlur={onBlur}>
      <input
        ref={field}
        type="text"
        role="combobox"
        className={styles.field}
        aria-label={label}
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={isOpen ? optionId(active.id) : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={label}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          setWalked(undefined)
        }}
        onKeyDown={onKeyDown}
      />
      {failure !== undefined && (
        <div className={styles.failure}>
          <QuietFailure
            {...failure}
            roomy
            onRetry={() => {
              // Its button goes when it has succeeded.
              field.current?.focus()
              failure.onRetry()
            }}
          />
        </div>
      )}
      {isOpen ? (
        <div ref={list} id={listId} role="listbox" aria-label={label} className={styles.list}>
          {found.map((option) => (
            <Option
              key={option.id}
              domId={optionId(option.id)}
              option={option}
              chosen={option.id === chosen}
              active={option === active}
              onChoose={() => choose(option.id)}
            />
          ))}
        </div>
      ) : (
        <p role="status" className={styles.nothing}>
          {nothing}
        </p>
      )}
    </div>
  )
}

/** How many options a page key walks. */
const PAGE = 8

interface OptionProps {
  domId: string
  option: PickOption
  chosen: boolean
  active: boolean
  onChoose: () => void
}

function Option({ domId, option: { name, code, note }, chosen, active, onChoose }: OptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus, and its keys
    <div
      id={domId}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={clsx(styles.option, active && styles.active)}
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles.name}>
        <bdi>{name}</bdi>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {chosen && <Icon of="check" />}
      </span>
      {code !== undefined && <code translate="no">{code}</code>}
    </div>
  )
}
