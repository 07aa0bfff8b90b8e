import { isApple } from '../../ui/apple.ts'
import { TEMPLATE_KEYS } from './templates.ts'

/*
 * Alt and a digit on Windows and Linux, Control and a digit on Apple's: there the digits with Ctrl and with Command are the browser's tabs, and
 * Option with a digit types brackets on many keyboards. Screen readers take neither: theirs go with Insert, Caps Lock or Control and
 * Option together. The digits above the letters only, since Alt and the number pad type characters by their code.
 */

/** Counted from 0; undefined for other keys. */
export function templateOfKey(event: KeyboardEvent): number | undefined {
  const { altKey, ctrlKey, metaKey, shiftKey, isComposing, code } = event
  const held = isApple() ? ctrlKey && !altKey : altKey && !ctrlKey
  const digit = /^Digit([1-9])$/.exec(code)?.[1]
  return held && !metaKey && !shiftKey && !isComposing && digit !== undefined ? Number(digit) - 1 : undefined
}

/** The key of a template, counted from 0, as people read it and as `aria-keyshortcuts` wants it; undefined where it has none. */
export function keyOfTemplate(index: number): { shown: string; aria: string } | undefined {
  if (index >= TEMPLATE_KEYS) return undefined
  const digit = String(index + 1)
  return isApple() ? { shown: `⌃${digit}`, aria: `Control+${digit}` } : { shown: `Alt+${digit}`, aria: `Alt+${digit}` }
}
