import { formatTime, zoneName } from '#lib/time.ts'
import styles from './time-text.module.css'

/**
 * A moment in the operator's time zone. `seconds` is UNIX time. The zone is named beside it unless the place
 * (a column heading) names it already.
 */
export function TimeText({ seconds, zone = true }: { seconds: number; zone?: boolean }) {
  const date = new Date(seconds * 1000)
  return (
    <time className={styles.time} dateTime={Number.isNaN(date.getTime()) ? undefined : date.toISOString()}>
      {formatTime(seconds)}
      {zone ? ` (${zoneName(seconds)})` : ''}
    </time>
  )
}
