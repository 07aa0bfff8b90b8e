import type { RateReading } from '#api/read-rate.ts'

/** What was known at a moment. */
export interface Point {
  /** Milliseconds of a clock that only runs forward. */
  at: number
  /** UNIX seconds of the service. */
  time: number
  /** People, or messages a second. */
  value: number
}

export interface RatePoint extends Point, Pick<RateReading, 'atLeast' | 'atLimit'> {}

/** Milliseconds that a series reaches back. */
export const KEPT_MS = 60 * 60_000
/** Points of a series at most, whatever is read how often. */
const MOST_POINTS = 720

/** The points with a newer one, without those that are too old, and what a clock that went back has left. */
export const withPoint = <P extends Point>(points: readonly P[], next: P): P[] =>
  [...points.filter(({ at }) => at < next.at && next.at - at <= KEPT_MS), next].slice(-MOST_POINTS)

/** What a series says in words. */
export interface SeriesSummary<P extends Point> {
  /** How long it is: whole minutes, at least 1. */
  minutes: number
  first: P
  last: P
  least: P
  most: P
}

/** Undefined of nothing. */
export function summaryOfPoints<P extends Point>(points: readonly P[]): SeriesSummary<P> | undefined {
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return undefined
  const least = points.reduce((found, point) => (point.value < found.value ? point : found), first)
  const most = points.reduce((found, point) => (point.value > found.value ? point : found), first)
  return { minutes: Math.max(1, Math.round((last.at - first.at) / 60_000)), first, last, least, most }
}

/** The columns of a chart: UNIX seconds, and values; null between two points further apart than `apartMs`, where nothing was read. */
export interface Columns {
  times: number[]
  values: (number | null)[]
  /** The values that want a mark. */
  marked: (number | null)[]
}

/**
 * The times go with the clock that only runs forward, and the newest is right by the service's: that one may be set meanwhile, and a chart
 * goes from left to right.
 */
export function columnsOf<P extends Point>(
  points: readonly P[],
  apartMs: number,
  isMarked: (point: P) => boolean,
): Columns {
  const columns: Columns = { times: [], values: [], marked: [] }
  const last = points.at(-1)
  if (last === undefined) return columns
  const timeOf = (at: number) => last.time - (last.at - at) / 1000
  let before: P | undefined
  for (const point of points) {
    if (before !== undefined && point.at - before.at > apartMs) {
      columns.times.push(timeOf((before.at + point.at) / 2))
      columns.values.push(null)
      columns.marked.push(null)
    }
    columns.times.push(timeOf(point.at))
    columns.values.push(point.value)
    columns.marked.push(isMarked(point) ? point.value : null)
    before = point
  }
  return columns
}
