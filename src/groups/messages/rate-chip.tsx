import type { MessageLog } from '#api/message-log.ts'
import { storedRate } from '#api/stored-rate.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { messagesStrings } from './messages-strings.ts'

/** Messages stored in the last whole second, and no more than what was read of it. */
export function RateChip({ log, askedAt }: { log: MessageLog; askedAt: number }) {
  const words = useStrings(messagesStrings)
  const locale = useLocale()
  const { count, atLeast, atLimit } = storedRate(log, askedAt)
  const number = count.toLocaleString(locale)
  return (
    <span className="numeric">
      {atLeast ? words.rateAtLeast(number) : words.rate(number)}
      {atLimit && <strong> {words.rateAtLimit}</strong>}
    </span>
  )
}
