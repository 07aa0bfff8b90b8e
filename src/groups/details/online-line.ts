import { type Point, summaryOfPoints } from './series.ts'

/** What the line shows, milliseconds. */
const SHOWN_MS = 10 * 60_000

/** The points of the last ten minutes. */
export function recent(points: readonly Point[]): Point[] {
  const last = points.at(-1)
  return last === undefined ? [] : points.filter(({ at }) => last.at - at <= SHOWN_MS)
}

/**
 * The line within a box of this size, as `points` of an SVG `polyline`: the oldest point at the left edge, the newest at the right, the
 * smallest number at the bottom. Where nothing changed it runs through the middle. Less than two points make no line.
 */
export function linePoints(points: readonly Point[], width: number, height: number): string {
  const summary = summaryOfPoints(points)
  if (summary === undefined || points.length < 2) return ''
  const { first, last, least, most } = summary
  const time = Math.max(1, last.at - first.at)
  const spread = most.value - least.value
  return points
    .map(({ at, value }) => {
      const x = ((at - first.at) / time) * width
      const y = spread === 0 ? height / 2 : height - ((value - least.value) / spread) * height
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
}
