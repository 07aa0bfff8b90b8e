import { type ReactNode, useId, useMemo, useState } from 'react'
import { LONG_LOOK, SHORT_LOOK } from '#api/read-rate.ts'
import { formatTime, zonePlace } from '#lib/time.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { ROW_EVERY_MS } from '../data/queries.ts'
import { detailsStrings } from './details-strings.ts'
import type { GroupNumbers } from './group-numbers.ts'
import { numbersStrings } from './numbers-strings.ts'
import { columnsOf, type Point, type RatePoint, summaryOfPoints } from './series.ts'
import { SeriesChart } from './series-chart.tsx'
import { RATE_EVERY_MS, useNumbers } from './use-group-numbers.ts'
import panel from './details-panel.module.css'
import styles from './numbers.module.css'

/** Two points belong together up to this many times the pace at which they are read. */
const LATE = 2.5

interface NumbersOverTimeProps {
  numbers: GroupNumbers
  deleted: boolean
}

/** People online and the stored rate since the group's screen was opened: a line each, in words, and as a table. */
export function NumbersOverTime({ numbers, deleted }: NumbersOverTimeProps) {
  const words = useStrings(numbersStrings)
  const { people, rates, failure } = useNumbers(numbers)
  const nothing = people.length === 0 && rates.length === 0
  return (
    <section aria-labelledby="group-over-time">
      <h2 id="group-over-time">{words.overTime}</h2>
      <p className={panel.note}>{deleted ? words.deleted : words.window}</p>
      {!(deleted && nothing) && (
        <div className={styles.series}>
          <PeopleSeries points={people} />
          <RateSeries
            points={rates}
            note={
              !deleted && failure !== undefined ? (
                <QuietFailure what={words.notRead} error={failure} onRetry={() => void numbers.look()} />
              ) : undefined
            }
          />
        </div>
      )}
    </section>
  )
}

function PeopleSeries({ points }: { points: readonly Point[] }) {
  const words = useStrings(numbersStrings)
  const details = useStrings(detailsStrings)
  const locale = useLocale()
  const text = (value: number) => value.toLocaleString(locale)
  const summary = summaryOfPoints(points)
  return (
    <Series
      title={words.people}
      points={points}
      apartMs={ROW_EVERY_MS * LATE}
      valueText={({ value }) => text(value)}
      axisText={text}
      summary={
        summary &&
        details.line({
          minutes: summary.minutes,
          first: text(summary.first.value),
          last: text(summary.last.value),
          least: text(summary.least.value),
          most: text(summary.most.value),
        })
      }
    />
  )
}

const isMarked = ({ atLeast, atLimit }: RatePoint) => atLeast || atLimit

function RateSeries({ points, note }: { points: readonly RatePoint[]; note: ReactNode }) {
  const words = useStrings(numbersStrings)
  const locale = useLocale()
  const text = (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 1 })
  const valueText = ({ value, atLeast }: RatePoint) => (atLeast ? words.atLeast(text(value)) : text(value))
  const summary = summaryOfPoints(points)
  const marked = points.filter(isMarked).length
  const number = (value: number) => value.toLocaleString(locale)
  return (
    <Series
      title={words.rate}
      note={note}
      points={points}
      apartMs={RATE_EVERY_MS * LATE}
      isMarked={isMarked}
      valueText={valueText}
      axisText={text}
      remark={({ atLimit }) => (atLimit ? words.atLimit : '')}
      summary={
        summary &&
        words.rateSummary({
          minutes: number(summary.minutes),
          readings: number(points.length),
          last: valueText(summary.last),
          most: valueText(summary.most),
          mostAt: formatTime(summary.most.time).slice(11),
        })
      }
    >
      {marked > 0 && <p className={styles.marks}>{words.marks(number(marked), number(points.length))}</p>}
      <p className={panel.note}>{words.rateMeans(number(LONG_LOOK), number(SHORT_LOOK))}</p>
    </Series>
  )
}

interface SeriesProps<P extends Point> {
  title: string
  note?: ReactNode
  points: readonly P[]
  /** Milliseconds from which on there was nothing read between two points. */
  apartMs: number
  isMarked?: (point: P) => boolean
  valueText: (point: P) => string
  axisText: (value: number) => string
  /** What else there is to say of a point. */
  remark?: (point: P) => string
  summary: string | undefined
  children?: ReactNode
}

const never = () => false

function Series<P extends Point>(props: SeriesProps<P>) {
  const { title, points, apartMs, isMarked: marks = never } = props
  const words = useStrings(numbersStrings)
  const [only, second] = points
  const isOne = only !== undefined && second === undefined
  const summary = isOne ? words.once(title, props.valueText(only), formatTime(only.time).slice(11)) : props.summary
  const headId = useId()
  const [open, setOpen] = useState(false)
  const columns = useMemo(() => columnsOf(points, apartMs, marks), [points, apartMs, marks])
  return (
    <div role="group" aria-labelledby={headId} className={styles.one}>
      <h3>
        <span id={headId}>{title}</span> {props.note}
      </h3>
      {summary === undefined ? (
        <p className={panel.note}>{words.first}</p>
      ) : (
        <>
          <SeriesChart summary={summary} columns={columns} notLoaded={words.notLoaded} valueText={props.axisText} />
          <p className={panel.note}>{summary}</p>
          {props.children}
          <details className={styles.fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary>{words.table}</summary>
            {open && <SeriesTable {...props} />}
          </details>
        </>
      )}
    </div>
  )
}

/** Newest first. */
function SeriesTable<P extends Point>({ title, points, valueText, remark }: SeriesProps<P>) {
  const words = useStrings(numbersStrings)
  return (
    <div className={styles.rows} tabIndex={0} role="region" aria-label={title}>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{words.time(zonePlace())}</th>
            <th scope="col" className={styles.count}>
              {title}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.at}>
              <td>
                <TimeText seconds={point.time} zone={false} />
              </td>
              <td className={styles.count}>
                {valueText(point)}{' '}
                {remark !== undefined && remark(point) !== '' && <div className={styles.remark}>{remark(point)}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
