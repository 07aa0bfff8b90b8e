import { LIMITS } from '#api/contract/limits.ts'
import type { Locale } from '#lib/strings.ts'
import type { Why } from './plan.ts'
import { planStrings } from './plan-strings.ts'

/** Why nothing is done to a group, in a few words. */
export function reasonText(why: Why, locale: Locale): string {
  const words = planStrings[locale]
  const number = (value: number) => value.toLocaleString(locale)
  if (why === 'online') return words.onlineNow
  if (why === 'typesFull') return words.typesFull(number(LIMITS.messageTypesPerGroup))
  if (why === 'tooMany') return words.tooMany(number(LIMITS.administrators))
  return words[why]
}
