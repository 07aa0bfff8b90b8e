import * as v from 'valibot'
import type { Breathe } from '#lib/slices.ts'
import { splitIds } from '../fields/administrators.ts'
import { INPUT_COLUMNS, type InputColumn } from './columns.ts'
import { type LoadedRow, MOST_ROWS } from './loaded-rows.ts'
import { type Pattern, parsePattern, type PatternProblem, textAt } from './pattern.ts'

/** A text for each field, in which number ranges may stand. */
export const patternValues = v.object({
  id: v.string(),
  name: v.string(),
  owner: v.string(),
  administrators: v.string(),
  information: v.string(),
})
export type PatternValues = v.InferOutput<typeof patternValues>

export type PatternFault = { column: InputColumn } & (
  | PatternProblem
  /** Another number of texts than there are groups. */
  | { kind: 'count'; makes: number; groups: number }
)

export interface PatternPlan {
  /** How many groups: as many as the ID's pattern makes. None with faults. */
  count: number
  faults: readonly PatternFault[]
  patterns: Readonly<Record<InputColumn, Pattern>>
}

/** What the patterns make: the first group of the first text of each, and so on; a text without ranges is the same for all. */
export function planPattern(values: PatternValues): PatternPlan {
  const patternOf = (column: InputColumn) => parsePattern(values[column], MOST_ROWS)
  const patterns = {
    id: patternOf('id'),
    name: patternOf('name'),
    owner: patternOf('owner'),
    administrators: patternOf('administrators'),
    information: patternOf('information'),
  }
  const groups = patterns.id.count
  const faults = INPUT_COLUMNS.flatMap((column): PatternFault[] => {
    const { problems, count } = patterns[column]
    if (problems.length > 0) return problems.map((problem) => ({ column, ...problem }))
    return groups === 0 || count === 1 || count === groups ? [] : [{ column, kind: 'count', makes: count, groups }]
  })
  return { count: faults.length > 0 ? 0 : groups, faults, patterns }
}

/** The groups of a plan, in slices. */
export async function patternRows({ count, patterns }: PatternPlan, breathe: Breathe): Promise<LoadedRow[]> {
  const textOf = (column: InputColumn, index: number) => {
    const pattern = patterns[column]
    return textAt(pattern, pattern.count === 1 ? 0 : index)
  }
  const rows: LoadedRow[] = []
  for (let index = 0; index < count; index += 1) {
    await breathe()
    rows.push({
      place: { line: index + 1, column: 1 },
      places: {},
      group: {
        id: textOf('id', index),
        name: textOf('name', index),
        owner: textOf('owner', index),
        administrators: splitIds(textOf('administrators', index)),
        information: textOf('information', index),
      },
      deleted: false,
      faults: [],
    })
  }
  return rows
}
