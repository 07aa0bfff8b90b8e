import uPlot from 'uplot'
import { formatTime } from '#lib/time.ts'
import type { Columns } from './series.ts'
import 'uplot/dist/uPlot.min.css'

export interface Looks {
  line: string
  mark: string
  words: string
  grid: string
  /** As CSS writes a font. */
  font: string
  locale: string
}

/** UNIX seconds and value. */
export interface ChartPoint {
  time: number
  value: number
}

interface LineChart {
  show(columns: Columns): void
  /** Pixels. */
  resize(width: number): void
  remove(): void
}

const HEIGHT = 132
/** Pixels beside the line: for numbers up to six digits. */
const NUMBERS_WIDTH = 52
/** Seconds that a chart shows at least: a few points need some room. */
const SHORTEST = 60

const isMinute = (time: number) => time % 60 === 0

/** `onPoint` hears which point the pointer is at; undefined when at none. */
export function drawLineChart(
  inside: HTMLElement,
  looks: Looks,
  onPoint: (point: ChartPoint | undefined) => void,
): LineChart {
  let shown: [number, number] = [0, SHORTEST]
  const axis: uPlot.Axis = {
    stroke: looks.words,
    font: looks.font,
    grid: { stroke: looks.grid, width: 1 },
    ticks: { show: false },
  }
  const chart = new uPlot(
    {
      width: Math.max(1, inside.clientWidth),
      height: HEIGHT,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false, points: { size: 7, fill: looks.line } },
      scales: {
        x: { range: () => shown },
        // A line that begins at nothing tells no more of a change than there is.
        y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] },
      },
      axes: [
        {
          ...axis,
          size: 26,
          space: 64,
          values: (_, times) => times.map((time) => formatTime(time).slice(11, times.every(isMinute) ? 16 : 19)),
        },
        {
          ...axis,
          size: NUMBERS_WIDTH,
          space: 28,
          values: (_, numbers) => numbers.map((number) => number.toLocaleString(looks.locale)),
        },
      ],
      series: [
        {},
        { stroke: looks.line, width: 1.5, spanGaps: false, points: { size: 3 } },
        { stroke: looks.mark, paths: () => null, points: { show: true, size: 6, fill: looks.mark } },
      ],
      hooks: {
        setCursor: [
          ({ cursor: { idx }, data }) => {
            const time = idx === null || idx === undefined ? undefined : data[0][idx]
            const value = idx === null || idx === undefined ? undefined : data[1]?.[idx]
            onPoint(time === undefined || value === undefined || value === null ? undefined : { time, value })
          },
        ],
      },
    },
    [[], [], []],
    inside,
  )
  return {
    show({ times, values, marked }) {
      const to = times.at(-1) ?? 0
      shown = [Math.min(times[0] ?? 0, to - SHORTEST), to]
      chart.setData([times, values, marked])
    },
    resize: (width) => chart.setSize({ width: Math.max(1, width), height: HEIGHT }),
    remove: () => chart.destroy(),
  }
}
