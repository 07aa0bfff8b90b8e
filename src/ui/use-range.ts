import { useRef } from 'react'
import type { RowSet } from './row-set.ts'

export interface Range {
  /** From this one on the next range goes. */
  begin(id: string): void
  /** Marks all from there to this one, both included, or takes the marks away. */
  extend(id: string, marked: boolean): void
}

/** Ranges of rows, as lists of files have them. `orders`: orders that rows stand in, of which the first that holds both ends counts. */
export function useRange(selection: RowSet, orders: readonly (readonly string[])[]): Range {
  const from = useRef<string>(undefined)
  return {
    begin(id) {
      from.current = id
    },
    extend(id, marked) {
      if (from.current !== undefined) selection.put(between(orders, from.current, id), marked)
      from.current = id
    },
  }
}

/** The IDs from one to another, whichever stands first; none when no order holds both. */
export function between(orders: readonly (readonly string[])[], a: string, b: string): string[] {
  for (const ids of orders) {
    const [first = -1, last = -1] = [ids.indexOf(a), ids.indexOf(b)].toSorted((x, y) => x - y)
    if (first !== -1) return ids.slice(first, last + 1)
  }
  return []
}
