/** Parts of the benchmark, for `--only`. */
export const PARTS = ['start', 'mock', 'acts', 'reading', 'soak'] as const
export type Part = (typeof PARTS)[number]

interface FigureInfo {
  part: Part
  label: string
  unit: 'times' | 'ms' | 'KB' | 'count' | 'percent'
  /** At most this. */
  goal?: number
}

/**
 * What is measured, in the order of the table. What is counted in times is a part of something of the same run: of the floor's first rows,
 * or of the least time that the API permits.
 */
export const FIGURES = {
  firstPaint: { part: 'start', label: 'First paint / the floor’s first rows', unit: 'times', goal: 0.5 },
  firstRows: { part: 'start', label: 'First rows / the floor’s', unit: 'times', goal: 1 },
  mockRows: { part: 'mock', label: 'First rows on the in-browser backend / floor with MSW', unit: 'times', goal: 1.1 },
  firstPaintMs: { part: 'start', label: 'First paint', unit: 'ms' },
  firstRowsMs: { part: 'start', label: 'First rows', unit: 'ms' },
  scripts: { part: 'start', label: 'JavaScript until the first rows, compressed', unit: 'KB', goal: 350 },
  requests: { part: 'start', label: 'Requests before the first rows, calls apart', unit: 'count', goal: 12 },
  keyPaint: { part: 'acts', label: 'Key in the search, next paint', unit: 'ms', goal: 80 },
  keyResult: { part: 'acts', label: 'Key in the search, result', unit: 'ms', goal: 150 },
  clearResult: { part: 'acts', label: 'Clearing the search, result', unit: 'ms', goal: 200 },
  pagePaint: { part: 'acts', label: 'Next page, next paint', unit: 'ms', goal: 100 },
  pageResult: { part: 'acts', label: 'Next page, result', unit: 'ms', goal: 150 },
  sortResult: { part: 'acts', label: 'Sort, result', unit: 'ms', goal: 150 },
  filterResult: { part: 'acts', label: 'Filter, result', unit: 'ms', goal: 150 },
  createVisible: { part: 'acts', label: 'Create dialog visible', unit: 'ms', goal: 250 },
  longestTask: { part: 'reading', label: 'Longest task while the other pages arrive', unit: 'ms', goal: 100 },
  reading: {
    part: 'reading',
    label: 'Reading all groups / the least that half of the calls permit',
    unit: 'times',
    goal: 2.1,
  },
  heapGrowth: { part: 'soak', label: 'Heap growth over the rounds', unit: 'percent', goal: 10 },
} as const satisfies Record<string, FigureInfo>

export type FigureName = keyof typeof FIGURES
/** What one visit, or several of the same run, told. */
export type Reading = Partial<Record<FigureName, number>>
/** One round of visits, so close together that whoever else is busy here disturbs them alike. */
export interface Run {
  floor: Reading
  console: Reading
}

export const figureInfo = (name: FigureName): FigureInfo => FIGURES[name]
export const FIGURE_NAMES = Object.keys(FIGURES).filter((name): name is FigureName => name in FIGURES)
