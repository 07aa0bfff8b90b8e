import { formatAgo, formatTime, zoneName } from '#lib/time.ts'
import { useLocale, usePreference } from '../../ui/preferences.ts'
import { useServiceNow } from '../../ui/use-service-now.ts'
import { exactTimesPreference } from './list-preferences.ts'

/** When something was, told as how long ago, with the exact time at hand, or the other way round. `seconds` is UNIX time. */
export function Ago({ seconds }: { seconds: number }) {
  const locale = useLocale()
  const exact = usePreference(exactTimesPreference)
  const now = useServiceNow()
  const date = new Date(seconds * 1000)
  const time = formatTime(seconds)
  const ago = formatAgo(seconds, now, locale)
  return (
    <time
      className="numeric"
      dateTime={Number.isNaN(date.getTime()) ? undefined : date.toISOString()}
      title={exact ? ago : `${time} (${zoneName(seconds)})`}
    >
      {exact ? time : ago}
    </time>
  )
}
