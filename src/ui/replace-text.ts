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
  if (start > 0 && (isLowSurrogate(value[start]) || isLowSurrogate(text[start]))) start -= 1
  if (end > 0 && (isLowSurrogate(value.at(-end)) || isLowSurrogate(text.at(-end)))) end -= 1
  field.focus()
  if (value !== text) overwrite(field, start, value.length - end, text.slice(start, text.length - end))
}

/** The same for the field to which an element under it belongs. */
export function replaceTextAbove(element: Element, by: (text: string) => string): void {
  const field = element.closest('.ant-form-item')?.querySelector('textarea, input:not([type="radio"])')
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) replaceText(field, by(field.value))
}

/** Through the browser's editor, which remembers it for undo and tells of it as of typing. */
function overwrite(field: Field, start: number, end: number, text: string): void {
  const wanted = field.value.slice(0, start) + text + field.value.slice(end)
  field.setSelectionRange(start, end)
  // Line by line, as insertText does it, a long text takes Chromium minutes. As HTML it comes at once, and a field keeps text only.
  if (text.includes('\n')) document.execCommand('insertHTML', false, escaped(text))
  else document.execCommand(text === '' ? 'delete' : 'insertText', false, text)
  // Firefox takes no HTML here.
  if (field.value !== wanted) document.execCommand('insertText', false, text)
  if (field.value === wanted) return
  field.setRangeText(wanted, 0, field.value.length, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
