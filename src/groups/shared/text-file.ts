import { byteLength } from '#lib/byte-length.ts'

/** Characters that are kept as text before they become a part of the file, which the browser need not keep in memory. */
const PART = 500_000

/** A file that is written piece by piece, so that never more than a part of it stands in memory. */
export class TextFile {
  readonly #parts: Blob[] = []
  #text = ''
  #bytes = 0

  /** Bytes of it so far, in UTF-8. */
  get bytes(): number {
    return this.#bytes
  }

  add(text: string): void {
    this.#text += text
    this.#bytes += byteLength(text)
    if (this.#text.length < PART) return
    this.#parts.push(new Blob([this.#text]))
    this.#text = ''
  }

  /** All of it so far, and `end`; more may be added, and then it is given anew. */
  blob(type: string, end = ''): Blob {
    return new Blob([...this.#parts, this.#text, end], { type })
  }
}

export const CSV_TYPE = 'text/csv;charset=utf-8'
