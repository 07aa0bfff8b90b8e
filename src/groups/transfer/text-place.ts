/** Both counted from 1. */
export interface Place {
  line: number
  column: number
}

const LINE_END = /\r\n|\r|\n/g

/** Where one stands in a text that comes piece by piece. Columns count characters. */
export class TextPlace {
  #line = 1
  #column = 1
  /** A line feed that comes next belongs to this line end. */
  #afterReturn = false

  get(): Place {
    return { line: this.#line, column: this.#column }
  }

  advance(text: string): void {
    if (text === '') return
    let start = this.#afterReturn && text.startsWith('\n') ? 1 : 0
    LINE_END.lastIndex = start
    for (let found = LINE_END.exec(text); found !== null; found = LINE_END.exec(text)) {
      this.#line += 1
      this.#column = 1
      start = LINE_END.lastIndex
    }
    this.#column += lettersOf(text.slice(start))
    this.#afterReturn = text.endsWith('\r')
  }
}

function lettersOf(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** How many line ends a text has. */
export const lineEndsIn = (text: string): number =>
  text.includes('\n') || text.includes('\r') ? (text.match(LINE_END)?.length ?? 0) : 0
