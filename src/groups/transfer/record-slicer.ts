const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d]

/**
 * Cuts CSV into pieces of whole records, so that each can be parsed by itself: a line end within quotation marks ends no record. It finds no
 * faults; where quotation marks are wrong, the parser does, in the piece that begins with the faulty record at the latest.
 */
export class RecordSlicer {
  readonly #delimiter: number
  #pending: Uint8Array = new Uint8Array()
  /** How much of what is pending has been looked at. */
  #seen = 0
  #quoted = false
  #atStart = true

  /** `delimiter`: one byte of ASCII. */
  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0)
  }

  /** Bytes that wait for the end of their record. */
  get waiting(): number {
    return this.#pending.length
  }

  /** Takes more bytes of UTF-8, and gives all whole records so far; undefined while there is none. */
  push(bytes: Uint8Array): Uint8Array | undefined {
    const all = joined(this.#pending, bytes)
    const end = this.#lastEnd(all)
    this.#pending = all.subarray(end)
    this.#seen -= end
    return end === 0 ? undefined : all.subarray(0, end)
  }

  /** What is left: the last record, when no line end closes it. */
  rest(): Uint8Array {
    return this.#pending
  }

  /** Where the last whole record ends. The last byte is not looked at: the next one tells what it is. */
  #lastEnd(all: Uint8Array): number {
    let end = 0
    let quoted = this.#quoted
    let atStart = this.#atStart
    let index = this.#seen
    for (; index < all.length - 1; index += 1) {
      const byte = all[index]
      if (quoted) {
        if (byte !== QUOTE) continue
        if (all[index + 1] === QUOTE) {
          // Two stand for one; both are looked at together.
          if (index + 1 === all.length - 1) break
          index += 1
        } else quoted = false
        continue
      }
      if (byte === QUOTE && atStart) {
        quoted = true
        atStart = false
      } else if (byte === LF || (byte === CR && all[index + 1] !== LF)) {
        end = index + 1
        atStart = true
      } else atStart = byte === this.#delimiter
    }
    this.#quoted = quoted
    this.#atStart = atStart
    this.#seen = index
    return end
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  const all = new Uint8Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
