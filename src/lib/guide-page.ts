import type { Locale } from './strings.ts'

/** Where the operator guide is served with the console, seen from the folder in which the console stands. scripts/guide.ts puts it there. */
export const guidePage = (locale: Locale): string => `guide/${locale}.html`
