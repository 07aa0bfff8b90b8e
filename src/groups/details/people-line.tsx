import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Scope } from '#api/scope.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { groupReadAt } from '../data/read-moments.ts'
import { detailsStrings } from './details-strings.ts'
import { linePoints, type Reading, summaryOf, withReading } from './online-line.ts'
import styles from './group-head.module.css'

const WIDTH = 96
const HEIGHT = 20

interface OnlineLineProps {
  scope: Scope
  id: string
  live: { onlineUsers: number }
}

/** People online over the last minutes, as they were read while this stands here. Nothing is read for it. */
export function OnlineLine({ scope, id, live }: OnlineLineProps) {
  const words = useStrings(detailsStrings)
  const locale = useLocale()
  const queries = useQueryClient()
  const [readings, setReadings] = useState<Reading[]>([])
  const moment = groupReadAt(queries, scope, id)
  const latest = readings.at(-1)
  const isNew = moment !== undefined && (latest?.at !== moment.running || latest.people !== live.onlineUsers)
  if (isNew) setReadings(withReading(readings, { at: moment.running, people: live.onlineUsers }))
  const summary = summaryOf(readings)
  if (summary === undefined) return null
  const { minutes, first, last, least, most } = summary
  const text = words.line({
    minutes,
    first: first.toLocaleString(locale),
    last: last.toLocaleString(locale),
    least: least.toLocaleString(locale),
    most: most.toLocaleString(locale),
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
