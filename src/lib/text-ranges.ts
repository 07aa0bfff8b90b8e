/** A stretch of a text, in UTF-16 code units; `end` is the first one behind it. */
export interface TextRange {
  start: number
  end: number
}

/** The same stretches in order, those that touch or overlap as one. */
export function mergedRanges(ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last === undefined || start > last.end) merged.push({ start, end })
    else last.end = Math.max(last.end, end)
  }
  return merged
}
