import type { TextRange } from '#lib/text-ranges.ts'
import { plain } from '../data/plain-text.ts'

/** A text by its letters, UTF-16 code units: a string, or what is asked for each of them. */
type Letters = ArrayLike<string>

/** Finds one word in texts. */
export interface WordMatcher {
  /** As the operator wrote it. */
  word: string
  /** Whether the word is in a text, which is given as `plain` makes it. */
  isIn: (plainText: Letters) => boolean
  /** Where it is: each stretch of letters by itself, not what stands for a `*`. In such a text, too. */
  placesIn: (plainText: Letters) => TextRange[]
}

/**
 * A word as people write it for others: in any case and width, anywhere in a text, also within a longer word, since Chinese has no
 * spaces between words; `*` stands for anything or nothing. Undefined of what is nothing else. Nothing is compiled into a pattern, and no
 * letter of a text is gone back to: the time it takes grows with the length of the text, whatever word and text are.
 */
export function createMatcher(word: string): WordMatcher | undefined {
  const pieces = plain(word)
    .split('*')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map(createFinder)
  if (pieces.length === 0) return undefined

  /** The pieces one behind the other from there on, each at its first place: if they fit at all, they fit so. */
  const placesFrom = (text: Letters, from: number): TextRange[] | undefined => {
    const places: TextRange[] = []
    let at = from
    for (const find of pieces) {
      const place = find(text, at)
      if (place === undefined) return undefined
      places.push(place)
      at = place.end
    }
    return places
  }
  return {
    word,
    isIn: (text) => placesFrom(text, 0) !== undefined,
    placesIn(text) {
      const all: TextRange[] = []
      for (let places = placesFrom(text, 0); places !== undefined; places = placesFrom(text, all.at(-1)?.end ?? 0)) {
        all.push(...places)
      }
      return all
    },
  }
}

/**
 * Finds a piece in a text from a place on, by Knuth, Morris and Pratt: `String.indexOf` looks at most letters of a text as often as the
 * piece is long, when both are chosen for it.
 */
function createFinder(piece: string): (text: Letters, from: number) => TextRange | undefined {
  // For each length of its beginning: how much of it is also that beginning's end.
  const shorter: number[] = [0]
  for (let i = 1, length = 0; i < piece.length; i += 1) {
    while (length > 0 && piece[i] !== piece[length]) length = shorter[length - 1] ?? 0
    if (piece[i] === piece[length]) length += 1
    shorter.push(length)
  }
  return (text, from) => {
    for (let i = from, length = 0; i < text.length; i += 1) {
      while (length > 0 && text[i] !== piece[length]) length = shorter[length - 1] ?? 0
      if (text[i] === piece[length]) length += 1
      if (length === piece.length) return { start: i + 1 - length, end: i + 1 }
    }
    return undefined
  }
}
