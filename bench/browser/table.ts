import { type FigureName, FIGURE_NAMES, figureInfo, type Reading, type Run } from './figures.ts'

export interface Row {
  label: string
  floor: string
  console: string
  /** The console's part of the floor. */
  ratio: string
  goal: string
  /** Yes or no; empty where there is no goal. */
  met: string
}

export const HEADINGS: Row = {
  label: '',
  floor: 'floor',
  console: 'console',
  ratio: 'console / floor',
  goal: 'goal',
  met: 'met',
}

/** The table's rows: medians over the runs, and in brackets the smallest and the largest. Figures that were not measured are left out. */
export function rowsOf(runs: readonly Run[]): Row[] {
  return FIGURE_NAMES.flatMap((name) => {
    const { label, unit, goal } = figureInfo(name)
    const ours = valuesOf(
      name,
      runs.map((run) => run.console),
    )
    if (ours.length === 0) return []
    const theirs = valuesOf(
      name,
      runs.map(({ floor }) => floor),
    )
    const ratios = runs.flatMap((run) => {
      const [mine, floor] = [run.console[name], run.floor[name]]
      return mine === undefined || floor === undefined || unit === 'times' ? [] : [mine / floor]
    })
    return [
      {
        label: unit === 'times' || unit === 'count' ? label : `${label}, ${unit === 'percent' ? '%' : unit}`,
        floor: spread(theirs, unit),
        console: spread(ours, unit),
        ratio: spread(ratios, 'times'),
        goal: goal === undefined ? '' : format(goal, unit),
        met: goal === undefined ? '' : median(ours) <= goal ? 'yes' : 'no',
      } satisfies Row,
    ]
  })
}

const valuesOf = (name: FigureName, readings: readonly Reading[]) => readings.flatMap((reading) => reading[name] ?? [])

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2
}

type Unit = ReturnType<typeof figureInfo>['unit']

function spread(values: readonly number[], unit: Unit): string {
  if (values.length === 0) return '–'
  const [least, middle, most] = [Math.min(...values), median(values), Math.max(...values)].map((value) =>
    format(value, unit),
  )
  return least === most ? `${middle}` : `${middle} (${least}–${most})`
}

function format(value: number, unit: Unit): string {
  const digits = unit === 'times' ? 2 : unit === 'percent' ? 1 : 0
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

const COLUMNS = ['label', 'floor', 'console', 'ratio', 'goal', 'met'] as const

/** For a terminal. */
export function plainTable(rows: readonly Row[]): string {
  const all = [HEADINGS, ...rows]
  const widths = COLUMNS.map((column) => Math.max(...all.map((row) => row[column].length)))
  return all
    .map((row) =>
      COLUMNS.map((column, index) => {
        const width = widths[index] ?? 0
        return column === 'label' ? row[column].padEnd(width) : row[column].padStart(width)
      })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** For the docs. */
export function markdownTable(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const lines = [HEADINGS, ...rows].map((row) => line(COLUMNS.map((column) => row[column])))
  const [head = '', ...rest] = lines
  return [head, '|---|---|---|---|---|---|', ...rest].join('\n')
}
