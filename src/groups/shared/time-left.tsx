import { formatSpan } from '#lib/time.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { useServiceNow } from '../../ui/use-service-now.ts'
import { dialogStrings } from './dialog-strings.ts'

/** A moment to come, and how long it is until then by the service's clock. `until` is UNIX seconds. */
export function TimeLeft({ until }: { until: number }) {
  const words = useStrings(dialogStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const seconds = until - useServiceNow()
  return (
    <>
      <TimeText seconds={until} />{' '}
      <span className="muted">
        {seconds > 0 ? words.left(formatSpan(seconds, locale) ?? common.lessThanAMinute) : words.over}
      </span>
    </>
  )
}
