import { useLocale, useStrings } from '../../ui/preferences.ts'
import { detailsStrings } from './details-strings.ts'
import type { GroupNumbers } from './group-numbers.ts'
import { linePoints, recent } from './online-line.ts'
import { summaryOfPoints } from './series.ts'
import { useNumbers } from './use-group-numbers.ts'
import styles from './group-head.module.css'

const WIDTH = 96
const HEIGHT = 20

/** People online over the last minutes, as they were read. Nothing is read for it. */
export function OnlineLine({ numbers }: { numbers: GroupNumbers }) {
  const words = useStrings(detailsStrings)
  const locale = useLocale()
  const readings = recent(useNumbers(numbers).people)
  const summary = summaryOfPoints(readings)
  if (summary === undefined || readings.length < 2) return null
  const { minutes, first, last, least, most } = summary
  const text = words.line({
    minutes,
    first: first.value.toLocaleString(locale),
    last: last.value.toLocaleString(locale),
    least: least.value.toLocaleString(locale),
    most: most.value.toLocaleString(locale),
  })
  return (
    <svg
      className={styles.line}
      role="img"
      aria-label={text}
      viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
      width={WIDTH + 4}
      height={HEIGHT + 4}
    >
      <title>{text}</title>
      <polyline points={linePoints(readings, WIDTH, HEIGHT)} fill="none" stroke="currentColor" strokeWidth={1.5} />
    </svg>
  )
}
