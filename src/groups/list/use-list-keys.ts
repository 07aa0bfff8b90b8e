import { useEffect, useEffectEvent } from 'react'
import { usePreference } from '../../ui/preferences.ts'
import { lettersPreference } from './list-preferences.ts'

interface ListKeys {
  open: (id: string) => void
  toggle: (id: string) => void
  /** Selects all from the last one to this one. */
  extend: (id: string) => void
}

/**
 * The keys of the list: `/` searches, J and K or the arrows walk through the rows, Enter opens one, X selects it and with Shift the range
 * up to it, A leads to what can be done with those selected, C creates a group. None of them is heard while somebody types, composes, or
 * has a dialog open that stands over the list.
 */
export function useListKeys({ open, toggle, extend }: ListKeys): void {
  const letters = usePreference(lettersPreference)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    if (!(target instanceof Element) || target.closest('[role=dialog]') !== null) return
    // A group's screen stands beside the list, which goes on.
    if (document.querySelector('[role=dialog]:not([aria-modal=false]), [role=alertdialog]') !== null) return
    const row = target.closest<HTMLElement>('[data-row]')
    const arrow = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    // From the search box down into what it found.
    const inSearch = target.matches('[data-shortcut=search]')
    if (!inSearch && takesKeys(target)) return
    const letter = letters && !inSearch ? event.key.toLowerCase() : ''
    const step = letter === 'j' ? 1 : letter === 'k' ? -1 : row !== null || (inSearch && arrow > 0) ? arrow : 0
    if (step !== 0) walk(row, step)
    else if (letter === '/') focusOn('[data-shortcut=search]')
    else if (letter === 'c') document.querySelector<HTMLElement>('[data-shortcut=create] button')?.click()
    else if (letter === 'a') focusOn('[data-shortcut=selected] button')
    else if (letter === 'x' && row !== null) (event.shiftKey ? extend : toggle)(row.dataset['row'] ?? '')
    else if (event.key === 'Enter' && row !== null && target === row) open(row.dataset['row'] ?? '')
    else return
    event.preventDefault()
  })
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Somebody types here, or chooses with the same keys. */
const takesKeys = (target: Element): boolean =>
  target.closest(
    'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=combobox], [role=radio], [role=menu], [role=listbox]',
  ) !== null

function walk(row: HTMLElement | null, step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = row === null ? (step > 0 ? 0 : rows.length - 1) : rows.indexOf(row) + step
  rows[at]?.focus()
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus()
}
