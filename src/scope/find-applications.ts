import type { TextRange } from '#lib/text-ranges.ts'

const folded = (text: string) => text.trim().toLowerCase()

/** Those of which a text holds what was typed, whatever the case; all where nothing was. */
export function holding<T>(items: readonly T[], typed: string, textsOf: (item: T) => readonly string[]): readonly T[] {
  const wanted = folded(typed)
  return wanted === ''
    ? items
    : items.filter((item) => textsOf(item).some((text) => text.toLowerCase().includes(wanted)))
}

/** Where a text holds what was typed first. */
export function foundIn(text: string, typed: string): TextRange[] {
  const wanted = folded(typed)
  const lower = text.toLowerCase()
  // A letter whose small one is longer moves what is behind it.
  const start = wanted === '' || lower.length !== text.length ? -1 : lower.indexOf(wanted)
  return start === -1 ? [] : [{ start, end: start + wanted.length }]
}
