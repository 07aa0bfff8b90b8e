/** Characters of a text that take several bytes each: how many of one kind, and which of them cost the most. */
export interface CostlyCharacters {
  kind: 'emoji' | 'character'
  /** Of each. */
  bytes: number
  count: number
  /** Each once, the one that costs most first. */
  samples: string[]
}

const encoder = new TextEncoder()
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const EMOJI = /\p{Emoji_Presentation}|\uFE0F|\u20E3/u

/**
 * What in a text takes more than a byte, as people see characters: an emoji of several code points is one. The kinds that take the
 * most bytes together come first. Takes time with the length of the text.
 */
export function costlyCharacters(text: string, mostKinds: number, mostSamples: number): CostlyCharacters[] {
  const counts = new Map<string, number>()
  for (const { segment } of segmenter.segment(text))
    if (isCostly(segment)) counts.set(segment, (counts.get(segment) ?? 0) + 1)
  const kinds = new Map<string, CostlyCharacters>()
  for (const [segment, count] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    const bytes = encoder.encode(segment).length
    const kind = EMOJI.test(segment) ? 'emoji' : 'character'
    const found = kinds.get(`${kind}${bytes}`) ?? { kind, bytes, count: 0, samples: [] }
    found.count += count
    if (found.samples.length < mostSamples) found.samples.push(segment)
    kinds.set(`${kind}${bytes}`, found)
  }
  return [...kinds.values()].toSorted((a, b) => b.count * b.bytes - a.count * a.bytes).slice(0, mostKinds)
}

const isCostly = (segment: string): boolean => /\P{ASCII}/u.test(segment) && segment.isWellFormed()
