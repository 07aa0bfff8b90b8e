import type { GroupRow } from '#api/groups.ts'
import { mergedRanges, type TextRange } from '#lib/text-ranges.ts'
import { inOriginal, plain } from './plain-text.ts'
import type { Search } from './search.ts'

/** Where in a group's texts the words of a search were found: stretches of each text as it is shown. */
export interface WhyMatched {
  id: TextRange[]
  name: TextRange[]
  owner: TextRange[]
  /** Those that hold something found. */
  administrators: { text: string; ranges: TextRange[] }[]
}

/** Every place of every word; of one that is found nowhere as it is, the places that it spells. Nothing for a search without words. */
export function whyMatched({ id, name, owner, administrators }: GroupRow, { words }: Search): WhyMatched {
  if (words.length === 0) return { id: [], name: [], owner: [], administrators: [] }
  const texts = [id, name, owner, ...administrators]
  const plains = texts.map(plain)
  const found = texts.map((): TextRange[] => [])
  for (const { text: word, spelled } of words) {
    const literal = plains.map((text) => placesOf(word, text))
    const places =
      spelled === undefined || literal.some((ranges) => ranges.length > 0)
        ? literal
        : plains.map((text) => [spelled.findIn(text) ?? []].flat())
    for (const [index, ranges] of places.entries()) found[index]?.push(...ranges)
  }
  const shown = texts.map((text, index) => ({ text, ranges: inOriginal(text, mergedRanges(found[index] ?? [])) }))
  const [inId, inName, inOwner, ...inAdministrators] = shown
  return {
    id: inId?.ranges ?? [],
    name: inName?.ranges ?? [],
    owner: inOwner?.ranges ?? [],
    administrators: inAdministrators.filter(({ ranges }) => ranges.length > 0),
  }
}

function placesOf(word: string, text: string): TextRange[] {
  const places: TextRange[] = []
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + word.length)) {
    places.push({ start, end: start + word.length })
  }
  return places
}
