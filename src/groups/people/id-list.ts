import { type FieldProblem, userIdProblems } from '#api/contract/field-rules.ts'
import { columnOf, SEPARATOR, withoutQuotes } from '../fields/administrators.ts'

export interface ReadIds {
  /** Each once, in the order in which they were named first. */
  ids: string[]
  /** Those that were named again. */
  repeated: string[]
  /** What can be no user's ID, at its place; line and column from 1. */
  faults: { id: string; line: number; column: number; problems: readonly FieldProblem[] }[]
  /** The first row of a pasted column, which says what the others are. */
  heading: string | undefined
}

const LINE_END = /\r\n?|\n/

/** The users' IDs of a text, whatever separates them. */
export function readIds(text: string): ReadIds {
  const heading = columnOf(text)?.heading
  const ids = new Set<string>()
  const repeated = new Set<string>()
  const faults: ReadIds['faults'] = []
  let headingLeft = heading !== undefined
  for (const [index, line] of text.split(LINE_END).entries()) {
    const isHeading = headingLeft && line.trim() !== ''
    if (isHeading) headingLeft = false
    else
      for (const { part, at } of partsOf(line)) {
        const id = withoutQuotes(part)
        const problems = id === '' ? [] : userIdProblems(id)
        if (problems.length > 0) faults.push({ id, line: index + 1, column: at + 1, problems })
        else if (ids.has(id)) repeated.add(id)
        else if (id !== '') ids.add(id)
      }
  }
  return { ids: [...ids], repeated: [...repeated], faults, heading }
}

/** What stands between separators, and where it begins. */
function partsOf(line: string): { part: string; at: number }[] {
  const parts: { part: string; at: number }[] = []
  let at = 0
  for (const part of line.split(SEPARATOR)) {
    parts.push({ part, at })
    at += part.length + 1
  }
  return parts
}
