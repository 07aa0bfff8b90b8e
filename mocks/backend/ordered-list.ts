/** Longest chunk before it is split: moving this many pointers is cheaper than anything a call does. */
const CHUNK = 512

/**
 * Items in ascending order of a number that is unique to each and never changes. Adding, removing and reaching the n-th item
 * cost about the same for 50 items and for 50,000, which a sorted array does not give: it moves its whole tail.
 */
export class OrderedList<T> {
  readonly #orderOf: (item: T) => number
  readonly #chunks: T[][] = []
  #length = 0

  /** `items` must come in order. */
  constructor(orderOf: (item: T) => number, items: Iterable<T> = []) {
    this.#orderOf = orderOf
    for (const item of items) this.add(item)
  }

  get length(): number {
    return this.#length
  }

  add(item: T): void {
    this.#length += 1
    const at = this.#chunkFor(this.#orderOf(item))
    const chunk = this.#chunks[at]
    if (chunk === undefined) {
      this.#chunks.push([item])
      return
    }
    chunk.splice(this.#placeIn(chunk, this.#orderOf(item)), 0, item)
    if (chunk.length > CHUNK) {
      // Items mostly arrive in order: leaving the full half behind keeps chunks full instead of half empty.
      const isLast = at === this.#chunks.length - 1
      this.#chunks.splice(at + 1, 0, chunk.splice(isLast ? CHUNK : CHUNK / 2))
    }
  }

  /** Does nothing when the item is not in the list. */
  remove(item: T): void {
    const order = this.#orderOf(item)
    const at = this.#chunkFor(order)
    const chunk = this.#chunks[at]
    const place = chunk === undefined ? -1 : this.#placeIn(chunk, order)
    if (chunk === undefined || chunk[place] !== item) return
    chunk.splice(place, 1)
    this.#length -= 1
    if (chunk.length === 0) this.#chunks.splice(at, 1)
  }

  /** At most `count` items, after `skip` of them, in the direction asked for. */
  page(skip: number, count: number, direction: 'ascending' | 'descending'): T[] {
    if (direction === 'ascending') return this.#slice(skip, Math.min(count, this.#length - skip))
    const end = this.#length - skip
    const start = Math.max(0, end - count)
    return this.#slice(start, end - start).toReversed()
  }

  /** At most `count` items that come after the one of that order, present or not; from the start when undefined. */
  after(order: number | undefined, count: number, direction: 'ascending' | 'descending'): T[] {
    if (order === undefined) return this.page(0, count, direction)
    const before = this.#countBefore(direction === 'ascending' ? order + 1 : order)
    return this.page(direction === 'ascending' ? before : this.#length - before, count, direction)
  }

  /** How many items come before that order. */
  #countBefore(order: number): number {
    const at = this.#chunkFor(order)
    const chunk = this.#chunks[at]
    if (chunk === undefined) return 0
    let count = this.#placeIn(chunk, order)
    for (const earlier of this.#chunks.slice(0, at)) count += earlier.length
    return count
  }

  #slice(start: number, count: number): T[] {
    const items: T[] = []
    let skip = start
    for (const chunk of this.#chunks) {
      if (items.length >= count) break
      if (skip < chunk.length) items.push(...chunk.slice(skip, skip + count - items.length))
      skip = Math.max(0, skip - chunk.length)
    }
    return items
  }

  /** The last chunk that starts at or before `order`; the first one when none does. */
  #chunkFor(order: number): number {
    let low = 0
    let high = this.#chunks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const first = this.#chunks[middle]?.[0]
      if (first !== undefined && this.#orderOf(first) <= order) low = middle
      else high = middle - 1
    }
    return low
  }

  #placeIn(chunk: readonly T[], order: number): number {
    let low = 0
    let high = chunk.length
    while (low < high) {
      const middle = (low + high) >> 1
      const item = chunk[middle]
      if (item !== undefined && this.#orderOf(item) < order) low = middle + 1
      else high = middle
    }
    return low
  }
}
