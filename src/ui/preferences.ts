import { useSyncExternalStore } from 'react'
import * as v from 'valibot'
import { createPreference, type Preference } from '#lib/storage.ts'
import { LOCALES, type Locale } from '#lib/strings.ts'

/*
 * `public/first-paint.js` reads language, theme and navigation before any of this runs.
 */

/** Chinese languages as browsers name them (ISO 639-3): whoever asks for Cantonese reads Chinese. */
const CHINESE = /^(zh|yue|cmn|nan|wuu|hak|gan|hsn|cdo|lzh)\b/i

function browserLocale(): Locale {
  const languages = typeof navigator === 'undefined' ? [] : navigator.languages
  const first = languages.find((language) => CHINESE.test(language) || /^en\b/i.test(language))
  return first !== undefined && CHINESE.test(first) ? 'zh' : 'en'
}

/** The interface language: the browser's first, then what the operator chose. */
export const localePreference = createPreference('language', v.picklist(LOCALES), browserLocale)

export const THEMES = ['system', 'light', 'dark'] as const
export const themePreference = createPreference('theme', v.picklist(THEMES), () => 'system' as const)

/** Whether the navigation is folded to icons where there is room for more. */
export const navigationPreference = createPreference(
  'navigation',
  v.picklist(['open', 'folded']),
  () => 'open' as const,
)

/** IDs the operator types again and again: remembered as long as drafts are, and no longer. */
export const senderIdPreference = createPreference('senderId', v.string(), () => '', 'session')
export const operatorIdPreference = createPreference('operatorId', v.string(), () => '', 'session')

/** Whether the dialog of a new group stays for another one. */
export const createAnotherPreference = createPreference('createAnother', v.boolean(), () => false, 'session')

/** The preference's value, and a new render when it changes, here or in another tab. */
export function usePreference<T>(preference: Preference<T>): T {
  return useSyncExternalStore(preference.subscribe, preference.get)
}

export function useLocale(): Locale {
  return usePreference(localePreference)
}

/** One feature's words in the operator's language. */
export function useStrings<T>(words: Record<Locale, T>): T {
  return words[useLocale()]
}
