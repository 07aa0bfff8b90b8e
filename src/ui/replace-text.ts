type Field = HTMLInputElement | HTMLTextAreaElement

const isLowSurrogate = (unit: string | undefined) => unit !== undefined && /^[\uDC00-\uDFFF]$/.test(unit)

/**
 * Puts another text into a field as if it had been typed: the browser can undo it, and whoever listens to the field hears of it.
 * Only what differs is touched. The field is focused, since only there one can undo by keyboard.
 */
function replaceText(field: Field, text: string): void {
  const { value } = field
  const shorter = Math.min(value.length, text.length)
  let start = 0
  while (start < shorter && value[start] === text[start]) start += 1
  let end = 0
  while (end < shorter - start && value.at(-1 - end) === text.at(-1 - end)) end += 1
  // No character is cut in two.
  if (isLowSurrogate(value[start]) || isLowSurrogate(text[start])) start -= 1
  if (isLowSurrogate(value.at(-end)) || isLowSurrogate(text.at(-end))) end -= 1
  field.focus()
  if (value !== text) overwrite(field, start, value.length - end, text.slice(start, text.length - end))
}

/** The same for the field to which an element under it belongs. */
export function replaceTextAbove(element: Element, by: (text: string) => string): void {
  const field = element.closest('.ant-form-item')?.querySelector('textarea, input:not([type="radio"])')
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) replaceText(field, by(field.value))
}

function overwrite(field: Field, start: number, end: number, text: string): void {
  field.setSelectionRange(start, end)
  if (document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) return
  field.setRangeText(text, start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
