export const LOCALES = ['en', 'zh'] as const
export type Locale = (typeof LOCALES)[number]

type Words = Record<string, string | ((...values: never[]) => string)>

/**
 * The words of one feature in both languages; the compiler refuses a missing or extra one. Plain functions fill in values,
 * so a library for translations (i18next is 15 kB and types its keys less well) would add nothing.
 */
export function defineStrings<T extends Words>(words: { en: T; zh: NoInfer<T> }): Record<Locale, T> {
  return words
}
