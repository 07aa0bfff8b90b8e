/** What the package's own dictionaries are; its declarations describe only its search. */
declare module 'pinyin-match/src/simplified_dict.js' {
  /** By syllable, without tones and with `v` for `ü`, the characters that are read so. A character with several readings is in several. */
  export const dict: Readonly<Record<string, string>>
}

declare module 'pinyin-match/src/traditional_dict.js' {
  export const dict: Readonly<Record<string, string>>
}
