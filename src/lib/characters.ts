/**
 * Characters that nobody sees, as they come along when text is copied, and control characters. A byte order mark is one of them,
 * although JavaScript's `\s` and `trim` call it white space; tabs and line ends are white space.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu

/** Of these, the ones that no writing needs: joiners and variation selectors, for example, are parts of emoji and of scripts. */
const UNMEANT = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** White space as the eye knows it. */
export const WHITE_SPACE = String.raw`[^\S\uFEFF]`

const distinct = (characters: readonly string[] | null): string => [...new Set(characters)].join('')

/** Every invisible character of a text, each once. */
export const invisibleIn = (text: string): string => distinct(text.match(INVISIBLE))

/** The invisible characters that are surely not meant, each once. */
export const unmeantIn = (text: string): string => distinct(text.match(UNMEANT))

/** The text that one sees. */
export const withoutInvisible = (text: string): string => text.replaceAll(INVISIBLE, '')

/** Whether a text is the one that is wanted: letter by letter, but for what one does not see, which comes along when it is pasted. */
export const isMeantAs = (wanted: string, typed: string): boolean =>
  typed === wanted || withoutInvisible(typed).trim() === wanted

/** The text without these characters. */
export function withoutCharacters(text: string, characters: string): string {
  const unwanted = new Set(characters)
  return [...text].filter((character) => !unwanted.has(character)).join('')
}

/** The first character's number as Unicode writes it, such as U+200B. */
export const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
