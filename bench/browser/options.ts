import { parseArgs } from 'node:util'
import { type Part, PARTS } from './figures.ts'

export interface Options {
  /** How often each page is visited. */
  runs: number
  /** Of the soak. */
  rounds: number
  only: readonly Part[]
  /** Whether the table in docs/performance.md is replaced. */
  markdown: boolean
}

export const USAGE = `Usage: npm run bench -- [options]
  --runs 5         visits to each page, in turn; medians and ranges are shown
  --rounds 50      rounds of opening, changing and closing a group's details
  --only start     a part, and may come several times: ${PARTS.join(', ')}
  --markdown       writes the table to docs/performance.md, too`

/** A mistake on the command line, in a sentence. */
export class UsageError extends Error {}

/** The command line, read. Throws UsageError. */
export function readOptions(args: string[]): Options {
  const values = parse(args)
  const only = (values.only ?? []).map((given) => {
    const part = PARTS.find((name) => name === given)
    if (part === undefined) throw new UsageError(`There is no part "${given}". Take one of ${PARTS.join(', ')}.`)
    return part
  })
  if (values.markdown && only.length > 0) throw new UsageError('--markdown wants all parts: leave out --only.')
  return {
    runs: countOf('--runs', values.runs, 100),
    rounds: countOf('--rounds', values.rounds, 100_000),
    only: only.length === 0 ? PARTS : only,
    markdown: values.markdown,
  }
}

function parse(args: string[]) {
  try {
    const options = {
      runs: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '50' },
      only: { type: 'string', multiple: true },
      markdown: { type: 'boolean', default: false },
    } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function countOf(option: string, given: string, max: number): number {
  const value = /^\d{1,6}$/.test(given) ? Number(given) : 0
  if (value >= 1 && value <= max) return value
  throw new UsageError(`${option} takes a whole number from 1 to ${max}, not "${given}".`)
}
