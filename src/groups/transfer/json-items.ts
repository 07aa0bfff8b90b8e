import type { Breathe } from '#lib/slices.ts'
import { FormFault, type FormFaultKind } from './csv-records.ts'
import { type Place, TextPlace } from './text-place.ts'

/** One element of the list, as it is written. */
export interface JsonItem {
  text: string
  /** Where it begins. */
  place: Place
}

/** Characters of one element that nobody means: a group has some 33 KB, each of which may be written as six. */
const LONGEST_ITEM = 1024 * 1024
/** The parser descends by calls. */
const MOST_DEPTH = 100
/** Characters that are looked through at a time, a millisecond's work. */
const SLICE = 64 * 1024

const SPACE = /[ \t\n\r\uFEFF]/

type Expecting = 'list' | 'firstItem' | 'item' | 'comma' | 'nothing'

/**
 * The elements of a JSON list that comes piece by piece. It looks at brackets, commas and quotation marks of the list itself; what an element
 * says is for its reader. Rejects with `FormFault`.
 */
export async function* jsonItems(text: AsyncIterable<string>, breathe: Breathe): AsyncGenerator<JsonItem> {
  const cutter = new ItemCutter()
  for await (const piece of text) {
    for (let from = 0; from < piece.length; from += SLICE) {
      yield* cutter.push(piece.slice(from, from + SLICE))
      await breathe()
    }
  }
  cutter.end()
}

class ItemCutter {
  readonly #place = new TextPlace()
  #expecting: Expecting = 'list'
  #item: { text: string; place: Place } | undefined
  #depth = 0
  #inString = false
  #escaped = false

  end(): void {
    if (this.#expecting === 'nothing') return
    throw new FormFault(this.#expecting === 'list' ? 'notAList' : 'jsonEnds', this.#item?.place ?? this.#place.get())
  }

  *push(piece: string): Generator<JsonItem> {
    /** Up to where the piece is in `#place`, and in the item. */
    let told = 0
    const tell = (index: number) => {
      this.#place.advance(piece.slice(told, index))
      if (this.#item !== undefined) this.#item.text += piece.slice(told, index)
      told = index
    }
    const fail = (what: FormFaultKind, index: number) => {
      tell(index)
      return new FormFault(what, this.#place.get())
    }
    for (let index = 0; index < piece.length; index += 1) {
      const character = piece.charAt(index)
      if (this.#item !== undefined) {
        const depth = this.#depth
        if (!this.#ends(character)) {
          if (this.#depth > MOST_DEPTH && this.#depth > depth) throw fail('tooDeep', index)
          continue
        }
        // A bracket or a quotation mark is the last of it; whatever ends a number or a word is not.
        const isPart = depth > 0 || character === '"'
        tell(isPart ? index + 1 : index)
        yield this.#item
        this.#item = undefined
        this.#expecting = 'comma'
        if (isPart) continue
      }
      if (SPACE.test(character)) continue
      switch (this.#expecting) {
        case 'list':
          if (character !== '[') throw fail('notAList', index)
          this.#expecting = 'firstItem'
          break
        case 'comma':
          if (character !== ',' && character !== ']') throw fail('json', index)
          this.#expecting = character === ',' ? 'item' : 'nothing'
          break
        case 'nothing':
          throw fail('jsonGoesOn', index)
        case 'firstItem':
        case 'item':
          if (character === ']' && this.#expecting === 'firstItem') {
            this.#expecting = 'nothing'
            break
          }
          if (character === ']' || character === ',') throw fail('json', index)
          tell(index)
          this.#item = { text: '', place: this.#place.get() }
          this.#depth = character === '{' || character === '[' ? 1 : 0
          this.#inString = character === '"'
          this.#escaped = false
      }
    }
    tell(piece.length)
    if ((this.#item?.text.length ?? 0) > LONGEST_ITEM)
      throw new FormFault('tooLong', this.#item?.place ?? this.#place.get())
  }

  /** Whether a character ends the element under way, which it is a part of where that is in brackets or quotation marks. */
  #ends(character: string): boolean {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false
      else if (character === '\\') this.#escaped = true
      else if (character === '"') {
        this.#inString = false
        return this.#depth === 0
      }
      return false
    }
    if (this.#depth === 0) return character === ',' || character === ']' || SPACE.test(character)
    if (character === '"') this.#inString = true
    else if (character === '{' || character === '[') this.#depth += 1
    else if (character === '}' || character === ']') {
      this.#depth -= 1
      return this.#depth === 0
    }
    return false
  }
}
