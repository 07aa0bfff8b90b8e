import { withoutInvisible } from '#lib/characters.ts'
import type { TextRange } from '#lib/text-ranges.ts'

/**
 * Text as the search compares it: case, compatibility forms (full-width letters and digits, composed and decomposed accents) and
 * characters that nobody sees, as they come along when text is copied, make no difference.
 */
export const plain = (text: string): string =>
  // A Greek word ends in a small letter of its own, which it does not while it is being typed.
  withoutInvisible(text).normalize('NFKC').toLowerCase().replaceAll('ς', 'σ')

/** Text that `plain` changes in nothing but the case of its letters. */
const PRINTABLE_ASCII = /^[\x20-\x7E]*$/

let segmenter: Intl.Segmenter | undefined

/**
 * Where stretches of `plain(text)` stand in `text` itself, which may be longer or shorter. Whole characters as the eye knows them: of an
 * accented letter or an emoji that is made of several code points, never a part.
 */
export function inOriginal(text: string, ranges: readonly TextRange[]): TextRange[] {
  if (ranges.length === 0) return []
  if (PRINTABLE_ASCII.test(text)) return [...ranges]
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  const characters: { original: TextRange; plain: TextRange }[] = []
  let end = 0
  for (const { segment, index } of segmenter.segment(text)) {
    const start = end
    end += plain(segment).length
    if (end > start) {
      characters.push({ original: { start: index, end: index + segment.length }, plain: { start, end } })
    }
  }
  // Half-width Hangul, for one, joins across what counts as characters. Then all of the text is what was found.
  if (end !== plain(text).length) return [{ start: 0, end: text.length }]
  return ranges.flatMap((range) => {
    const covered = characters.filter(({ plain: at }) => at.start < range.end && at.end > range.start)
    const [first] = covered
    const last = covered.at(-1)
    return first === undefined || last === undefined ? [] : [{ start: first.original.start, end: last.original.end }]
  })
}
