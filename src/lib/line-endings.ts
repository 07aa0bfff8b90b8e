type Ending = '\r\n' | '\r' | '\n' | ''

const LINES = /([^\r\n]*)(\r\n|\r|\n|$)/g

function linesOf(text: string): { text: string; ending: Ending }[] {
  const lines: { text: string; ending: Ending }[] = []
  for (const [, line = '', ending = ''] of text.matchAll(LINES)) {
    const known = ending === '\r\n' || ending === '\r' || ending === '\n' ? ending : ''
    lines.push({ text: line, ending: known })
    if (known === '') break
  }
  return lines
}

/** The text as a `<textarea>` holds it: every line break is LF there, whatever was put in. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/**
 * Gives an edited text (line breaks LF) the line breaks of the stored one it came from: untouched lines at the start and end
 * keep theirs, lines in between get the kind the stored text uses most.
 */
export function withEndingsOf(stored: string, edited: string): string {
  const before = linesOf(stored)
  const after = edited.split('\n')
  const most = commonest(before.map(({ ending }) => ending))
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start]?.text === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end]?.text === after[after.length - 1 - end]) end += 1

  const last = after.length - 1
  let result = ''
  for (const [index, line] of after.entries()) {
    const twin = index < start ? index : index > last - end ? before.length - 1 - (last - index) : undefined
    const kept = twin === undefined ? undefined : before[twin]?.ending
    const ending = index === last ? '' : kept === undefined || kept === '' ? most : kept
    // An LF right after a CR would make one line break of two.
    result += line + (line === '' && ending === '\n' && result.endsWith('\r') ? '\r' : ending)
  }
  return result
}

function commonest(endings: readonly Ending[]): Exclude<Ending, ''> {
  const count = (ending: Ending) => endings.filter((other) => other === ending).length
  const [crlf, cr, lf] = [count('\r\n'), count('\r'), count('\n')]
  if (crlf > 0 && crlf >= cr && crlf >= lf) return '\r\n'
  return cr > lf ? '\r' : '\n'
}
