/** By syllable, without tones and with `v` for `ü`, the characters that are read so. */
export type Dictionary = Readonly<Record<string, string>>

/** What a UTF-16 code unit is to whoever reads a text for its sound. */
export const KIND = { letter: 1, separator: 2, border: 3 } as const
type Kind = (typeof KIND)[keyof typeof KIND]

export interface Readings {
  kindOf: (code: number) => Kind
  /** Its syllables; none for what is not Chinese. */
  of: (code: number) => readonly string[]
  /** By code unit, the first letters of its syllables (`bitOf`). A table, since thousands of names are gone through at every key. */
  initials: Uint32Array
}

const A = 97
/** The bit of a letter from a to z in `initials`; of others none that matters. */
export const bitOf = (letter: number): number => (letter < A ? 0 : 1 << (letter - A))

const NONE: readonly string[] = []
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
const HAN = /\p{Script=Han}/u
const LINE_END = 10

/** The ways to write a syllable: `lve` is `lue` as well, and some type `jv` for `ju`. */
function spellingsOf(syllable: string): string[] {
  if (/^[ln]ve$/.test(syllable)) return [syllable, syllable.replace('v', 'u')]
  return /^[jqxy]u/.test(syllable) ? [syllable, syllable.replace('u', 'v')] : [syllable]
}

/**
 * What dictionaries tell of characters; of one that several know, the first. `onUnknown` runs when somebody asks for Chinese that none knows.
 * Characters beyond the first 65,536 are in no dictionary and count as separators, as emoji do.
 */
export function createReadings(dictionaries: readonly Dictionary[], onUnknown: () => void): Readings {
  const readings = new Map<number, string[]>()
  const initials = new Uint32Array(65_536)
  const kinds = new Uint8Array(65_536)
  for (const dictionary of dictionaries) {
    const known = new Set(readings.keys())
    for (const [syllable, characters] of Object.entries(dictionary)) {
      const spellings = spellingsOf(syllable)
      const initial = bitOf(syllable.charCodeAt(0))
      for (let index = 0; index < characters.length; index += 1) {
        const code = characters.charCodeAt(index)
        if (known.has(code)) continue
        initials[code] = (initials[code] ?? 0) | initial
        const found = readings.get(code)
        if (found === undefined) readings.set(code, [...spellings])
        else found.push(...spellings)
      }
    }
  }

  function classify(code: number): Kind {
    const character = String.fromCharCode(code)
    const kind = code === LINE_END ? KIND.border : LETTER_OR_DIGIT.test(character) ? KIND.letter : KIND.separator
    kinds[code] = kind
    if (HAN.test(character) && !readings.has(code)) onUnknown()
    return kind
  }

  return {
    kindOf(code) {
      const kind = kinds[code]
      return kind === KIND.letter || kind === KIND.separator || kind === KIND.border ? kind : classify(code)
    },
    of: (code) => readings.get(code) ?? NONE,
    initials,
  }
}
