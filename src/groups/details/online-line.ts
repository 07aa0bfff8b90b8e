/** How many people were online at a moment, as the service told it. */
export interface Reading {
  /** Milliseconds of a clock that only runs forward. */
  at: number
  people: number
}

/** What the line shows, milliseconds. */
const SHOWN_MS = 10 * 60_000

/** The readings with a newer one, without those that have become too old to show. */
export const withReading = (readings: readonly Reading[], next: Reading): Reading[] => [
  ...readings.filter(({ at }) => at < next.at && next.at - at <= SHOWN_MS),
  next,
]

/** What a line says in words: how long it is (whole minutes, at least 1), and its first, last, smallest and largest number. */
export interface LineSummary {
  minutes: number
  first: number
  last: number
  least: number
  most: number
}

/** Undefined while there are less than two readings, which make no line. */
export function summaryOf(readings: readonly Reading[]): LineSummary | undefined {
  const first = readings[0]
  const last = readings.at(-1)
  if (first === undefined || last === undefined || first === last) return undefined
  const people = readings.map((reading) => reading.people)
  return {
    minutes: Math.max(1, Math.round((last.at - first.at) / 60_000)),
    first: first.people,
    last: last.people,
    least: Math.min(...people),
    most: Math.max(...people),
  }
}

/**
 * The line within a box of this size, as `points` of an SVG `polyline`: the oldest reading at the left edge, the newest at the right, the
 * smallest number at the bottom. Where nothing changed it runs through the middle.
 */
export function linePoints(readings: readonly Reading[], width: number, height: number): string {
  const summary = summaryOf(readings)
  const first = readings[0]
  const last = readings.at(-1)
  if (summary === undefined || first === undefined || last === undefined) return ''
  const time = Math.max(1, last.at - first.at)
  const spread = summary.most - summary.least
  return readings
    .map(({ at, people }) => {
      const x = ((at - first.at) / time) * width
      const y = spread === 0 ? height / 2 : height - ((people - summary.least) / spread) * height
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
}
