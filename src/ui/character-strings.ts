import { codePointName } from '#lib/characters.ts'
import { defineStrings, type Locale } from '#lib/strings.ts'

const names = defineStrings({
  en: {
    noBreakSpace: 'no-break space',
    softHyphen: 'soft hyphen',
    zeroWidthSpace: 'zero-width space',
    nonJoiner: 'zero-width non-joiner',
    joiner: 'zero-width joiner',
    directionMark: 'direction mark',
    lineSeparator: 'line separator',
    wordJoiner: 'word joiner',
    fullWidthSpace: 'full-width space',
    filler: 'Hangul filler',
    variation: 'variation selector',
    byteOrderMark: 'byte order mark',
    space: 'special space',
    control: 'control character',
    named: (code: string, name: string) => `${code}, ${name}`,
    // A name has a comma of its own.
    between: (list: readonly string[]): string => (list.some((word) => word.startsWith('U+')) ? '; ' : ', '),
  },
  zh: {
    noBreakSpace: '不换行空格',
    softHyphen: '软连字符',
    zeroWidthSpace: '零宽空格',
    nonJoiner: '零宽不连字符',
    joiner: '零宽连字符',
    directionMark: '方向标记',
    lineSeparator: '行分隔符',
    wordJoiner: '单词连接符',
    fullWidthSpace: '全角空格',
    filler: '韩文填充符',
    variation: '变体选择符',
    byteOrderMark: '字节顺序标记',
    space: '特殊空格',
    control: '控制字符',
    named: (code: string, name: string) => `${code} ${name}`,
    between: () => '、',
  },
})

type Name = Exclude<keyof (typeof names)['en'], 'named' | 'between'>

/** The first that fits names a character that nobody sees, or that looks like a space. */
const KINDS: readonly [RegExp, Name][] = [
  [/\xA0/, 'noBreakSpace'],
  [/\xAD/, 'softHyphen'],
  [/\u200B/, 'zeroWidthSpace'],
  [/\u200C/, 'nonJoiner'],
  [/\u200D/, 'joiner'],
  [/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/, 'directionMark'],
  [/[\u0085\u2028\u2029]/, 'lineSeparator'],
  [/\u2060/, 'wordJoiner'],
  [/\u3000/, 'fullWidthSpace'],
  [/[\u115F\u1160\u3164\uFFA0]/, 'filler'],
  [/\p{Variation_Selector}/u, 'variation'],
  [/\uFEFF/, 'byteOrderMark'],
  [/\s/, 'space'],
  [/\p{Cc}/u, 'control'],
]

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** So many characters are named at most. */
const MOST = 5

function nameOf(character: string, locale: Locale): string {
  const kind = KINDS.find(([pattern]) => pattern.test(character))?.[1]
  if (kind !== undefined) return names[locale].named(codePointName(character), names[locale][kind])
  return VISIBLE.test(character) ? `“${character}”` : codePointName(character)
}

/** A character as people count one, such as an emoji of several code points: itself, or number and name where nothing is to be seen. */
export const shownCharacter = (character: string, locale: Locale): string =>
  VISIBLE.test(character) ? character : characterNames(character, locale)

/** Characters as an eye can find them: quoted, or by number and name where nothing is to be seen. */
export function characterNames(characters: string, locale: Locale): string {
  const all = [...characters]
  const words = all.slice(0, MOST).map((character) => nameOf(character, locale))
  if (all.length > MOST) words.push('…')
  return words.join(names[locale].between(words))
}
