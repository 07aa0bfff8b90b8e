import { useLocale, useStrings } from '../../ui/preferences.ts'
import type { MutesRead } from '../data/mutes-query.ts'
import { mutesStrings } from './mutes-strings.ts'

/** Who may not speak, in a sentence. */
export function StateWords({ mutes: { everybody, exempt, users } }: { mutes: MutesRead }) {
  const words = useStrings(mutesStrings)
  const locale = useLocale()
  if (everybody) return words.everybody(exempt.length.toLocaleString(locale), exempt.length === 0)
  return users.length === 0 ? words.nobody : words.some(users.length.toLocaleString(locale), users.length === 1)
}
