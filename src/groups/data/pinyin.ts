import type { TextRange } from '#lib/text-ranges.ts'
import { bitOf, createReadings, type Dictionary, KIND, type Readings } from './pinyin-readings.ts'

/** A word of a search as the spelling of Chinese. */
export interface SpelledWord {
  /**
   * The first stretch of a plain text that the word spells: character after character by its syllable, its initial (of `zh` both letters or
   * the first) or itself, the last one only begun if need be. Spaces and marks between Chinese do not count; lines do.
   */
  findIn: (text: string) => TextRange | undefined
}

/** Finds Chinese by how it is spelled in Latin letters. */
export interface Pinyin {
  spelled: (word: string) => SpelledWord
}

const FIRST_HAN = 0x2e80
/** Consonants of two letters, of which the second may be typed or not. */
const TWO_LETTERS = /^[zcs]h/

/** Latin letters as dictionaries and keyboards write them: `v` for `ü`, no marks of tone. */
const bareLetters = (text: string): string =>
  text.replaceAll(/\p{Script=Latin}\p{M}*/gu, (letter) =>
    letter.normalize('NFD').replace('u\u0308', 'v').replaceAll(/\p{M}/gu, ''),
  )

/** `onUnknown` runs when a text holds Chinese that no dictionary knows. */
export function createPinyin(dictionaries: readonly Dictionary[], onUnknown: () => void = () => undefined): Pinyin {
  const readings = createReadings(dictionaries, onUnknown)
  return { spelled: (word) => createSpelled(bareLetters(word), readings) }
}

/** What a word finds, each of its beginnings finds as well: typing on only narrows a search. */
function createSpelled(word: string, readings: Readings): SpelledWord {
  const first = word.charCodeAt(0)
  const firstBit = bitOf(first)
  /** Where it is known already that the rest of the word does not follow: without this, a long word of many ways takes for ever. */
  const dead = new Set<number>()

  /** Behind the last character, when the word from `at` on goes on at `index`; else -1. `literal`: the one before stands in the word itself. */
  function endOf(text: string, index: number, at: number, literal: boolean): number {
    if (at === word.length) return index
    let next = index
    while (next < text.length && readings.kindOf(text.charCodeAt(next)) === KIND.separator) next += 1
    const code = text.charCodeAt(next)
    const place = (index * word.length + at) * 2 + Number(literal)
    if (next === text.length || readings.kindOf(code) === KIND.border || dead.has(place)) return -1
    let end = -1
    for (const syllable of readings.of(code)) {
      const length = commonLength(syllable, word, at)
      if (at + length === word.length) return next + 1
      if (length === syllable.length) end = endOf(text, next + 1, at + length, false)
      if (end === -1 && length > 1 && TWO_LETTERS.test(syllable)) end = endOf(text, next + 1, at + 2, false)
      if (end === -1 && length > 0) end = endOf(text, next + 1, at + 1, false)
      if (end !== -1) return end
    }
    // What stands in the word itself goes on without a gap: `show7` does not find `Show 7`, here as elsewhere.
    if (code === word.charCodeAt(at) && (next === index || !literal)) end = endOf(text, next + 1, at + 1, true)
    if (end === -1 && at > 0) dead.add(place)
    return end
  }

  return {
    findIn(text) {
      if (word === '') return undefined
      if (dead.size > 0) dead.clear()
      for (let start = 0; start < text.length; start += 1) {
        const code = text.charCodeAt(start)
        const initials = readings.initials[code] ?? 0
        // Asked of what may be Chinese without a reading, so that it is noticed.
        if (initials === 0 && code >= FIRST_HAN) readings.kindOf(code)
        if ((initials & firstBit) === 0 && code !== first) continue
        const end = endOf(text, start, 0, false)
        if (end !== -1) return { start, end }
      }
      return undefined
    },
  }
}

function commonLength(syllable: string, word: string, at: number): number {
  let length = 0
  while (length < syllable.length && syllable.charCodeAt(length) === word.charCodeAt(at + length)) length += 1
  return length
}
