import { Button } from 'antd'
import { FailureView } from '../../ui/failure-view.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { planStrings } from './plan-strings.ts'
import type { Candidates } from './use-candidates.ts'
import styles from './plan-progress.module.css'

/** How far the groups of a plan have been read, and the ways to go on without the rest or with it; nothing once all are. */
export function PlanProgress({ candidates }: { candidates: Candidates }) {
  const words = useStrings(planStrings)
  const locale = useLocale()
  const { ids, count, reading, failure, begin, stop } = candidates
  const number = (value: number) => value.toLocaleString(locale)
  if (count === ids.length) return null
  if (reading) {
    const label = words.reading(number(count), number(ids.length))
    return (
      <div className={styles.reading}>
        <span className="numeric">{label}</span>
        <progress max={ids.length} value={count} aria-label={label} />
        <Button size="small" onClick={stop}>
          {words.goOn}
        </Button>
      </div>
    )
  }
  if (failure !== undefined) return <FailureView error={failure} title={words.failedTitle} quiet onRetry={begin} />
  return (
    <div className={styles.reading} role="status">
      <span>{words.stopped(number(ids.length - count))}</span>
      <Button size="small" onClick={begin}>
        {words.readRest}
      </Button>
    </div>
  )
}
