import { theme } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { formatTime } from '#lib/time.ts'
import { useLocale } from '../../ui/preferences.ts'
import { useMedia } from '../../ui/use-media.ts'
import type { ChartPoint, drawLineChart, Looks } from './line-chart.ts'
import type { Columns } from './series.ts'
import styles from './numbers.module.css'

type Drawing = typeof drawLineChart

interface SeriesChartProps {
  /** What the chart says, for whoever does not see it. */
  summary: string
  columns: Columns
  /** Shown in place of the chart when its code cannot be loaded. */
  notLoaded: string
  /** A value as it is written beside the chart. */
  valueText: (value: number) => string
}

/** A line over time. Its code is loaded when the first one is shown; the same figures are in the table beside it. */
export function SeriesChart({ summary, columns, notLoaded, valueText }: SeriesChartProps) {
  const [draw, setDraw] = useState<Drawing>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let left = false
    const load = async () => {
      try {
        const { drawLineChart } = await import('./line-chart.ts')
        if (!left) setDraw(() => drawLineChart)
      } catch {
        if (!left) setFailed(true)
      }
    }
    void load()
    return () => {
      left = true
    }
  }, [])
  if (failed) return <p className="muted">{notLoaded}</p>
  if (draw === undefined) return <div className={styles.chart} role="img" aria-label={summary} />
  return <Drawn draw={draw} summary={summary} columns={columns} valueText={valueText} />
}

interface DrawnProps extends Omit<SeriesChartProps, 'notLoaded'> {
  draw: Drawing
}

/** Drawn anew when the theme, the system's colours or the language change. */
function Drawn(props: DrawnProps) {
  const { token } = theme.useToken()
  const forced = useMedia('(forced-colors: active)')
  const locale = useLocale()
  const { colorLink, colorError, colorTextSecondary, colorBorderSecondary, fontFamily } = token
  const looks = {
    line: forced ? 'CanvasText' : colorLink,
    mark: forced ? 'CanvasText' : colorError,
    words: forced ? 'CanvasText' : colorTextSecondary,
    grid: forced ? 'transparent' : colorBorderSecondary,
    font: `11px ${fontFamily}`,
    locale,
  }
  return <Line key={Object.values(looks).join()} {...props} looks={looks} />
}

function Line({ draw, summary, columns, valueText, looks }: DrawnProps & { looks: Looks }) {
  const around = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<Drawing>>(undefined)
  const [fixed] = useState(looks)
  const [point, setPoint] = useState<ChartPoint>()

  useEffect(() => {
    const element = around.current
    if (element === null) return undefined
    const drawn = draw(element, fixed, setPoint)
    chart.current = drawn
    const observer = new ResizeObserver(() => drawn.resize(element.clientWidth))
    observer.observe(element)
    return () => {
      observer.disconnect()
      drawn.remove()
    }
  }, [draw, fixed])
  // After it was drawn.
  useEffect(() => chart.current?.show(columns), [columns])

  return (
    <>
      <div ref={around} className={styles.chart} role="img" aria-label={summary} />
      <div className={styles.point} aria-hidden>
        {point !== undefined && `${formatTime(Math.round(point.time)).slice(11)} · ${valueText(point.value)}`}
      </div>
    </>
  )
}
