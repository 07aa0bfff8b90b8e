import type { FieldProblem } from '#api/contract/field-rules.ts'
import type { Locale } from '#lib/strings.ts'
import { problemTexts } from '../../ui/problem-strings.ts'
import { fieldStrings } from './field-strings.ts'

/** A pasted list may be long and all of it wrong. */
const MOST = { lines: 5, named: 3, letters: 64 }

/** What is wrong with which IDs: those that fail alike on one line. */
export function administratorSentences(
  problems: readonly { id: string; problems: readonly FieldProblem[] }[],
  locale: Locale,
): string[] {
  const words = fieldStrings[locale]
  const byReason = new Map<string, string[]>()
  for (const { id, problems: own } of problems) {
    const reason = problemTexts(own, locale).join(locale === 'zh' ? '' : ' ')
    const alike = byReason.get(reason)
    if (alike === undefined) byReason.set(reason, [id])
    else alike.push(id)
  }
  const number = (count: number) => count.toLocaleString(locale)
  const naming = (ids: readonly string[]) => {
    const named = ids.slice(0, MOST.named).map((id) => words.quoted(shortened(id)))
    const list = named.join(locale === 'zh' ? '、' : ', ')
    return ids.length > named.length ? words.andMore(list, number(ids.length - named.length)) : list
  }
  const groups = [...byReason]
  const lines = groups.slice(0, MOST.lines).map(([reason, ids]) => words.namedProblem(naming(ids), reason))
  const more = groups.slice(MOST.lines).reduce((sum, [, ids]) => sum + ids.length, 0)
  return more > 0 ? [...lines, words.moreProblems(number(more))] : lines
}

function shortened(id: string): string {
  const letters = [...id]
  return letters.length > MOST.letters ? `${letters.slice(0, MOST.letters).join('')}…` : id
}
