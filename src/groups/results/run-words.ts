import type { Locale } from '#lib/strings.ts'
import { isOver } from '../runs/journal.ts'
import type { RunHead, RunView } from '../runs/run-types.ts'
import type { resultsStrings } from './results-strings.ts'

export type ResultsWords = (typeof resultsStrings)['en']

/** What a run does, as its title: "Delete 200 groups". */
export function titleOf({ kind, size }: RunHead, words: ResultsWords, locale: Locale): string {
  return size === 1 ? words[`${kind}One`] : words[kind](size.toLocaleString(locale))
}

/** How it stands with a run, in a word. */
export function stateWord(head: RunHead, words: ResultsWords): string {
  const { state } = head
  if (state === 'cancelled' && !isOver(head)) return words.cancelling
  return words[state]
}

/** Why a run does not move, as a sentence; undefined while it does. */
export function standstill({ head, rest, isHere }: RunView, words: ResultsWords): string | undefined {
  if (isOver(head)) return undefined
  if (head.state === 'paused') {
    if (head.pausedFor === 'session') return words.pausedSession
    if (head.pausedFor === 'interrupted') return words.pausedInterrupted
    return head.pausedFor === 'quota' ? words.pausedQuota : undefined
  }
  if (rest !== undefined) {
    return { throttled: words.resting, unreachable: words.away, storage: words.storage }[rest.why](String(rest.seconds))
  }
  return isHere ? undefined : words.elsewhere
}

/** How fast it goes, and how long it still takes. */
export function paceWords({ pace }: RunView, words: ResultsWords, locale: Locale): string | undefined {
  if (pace === undefined) return undefined
  const { perSecond, secondsLeft } = pace
  const left =
    secondsLeft < 100
      ? words.secondsLeft(secondsLeft.toLocaleString(locale))
      : words.minutesLeft(Math.ceil(secondsLeft / 60).toLocaleString(locale))
  return `${words.perSecond(perSecond.toLocaleString(locale, { maximumFractionDigits: 1 }))} · ${left}`
}

/** How many items came to which end, as far as there are any: "197 done · 3 failed". */
export function countWords({ counts }: RunView, words: ResultsWords, locale: Locale): string[] {
  const told = [
    [counts.done, words.okCount],
    [counts.refused + counts.notDone, words.badCount],
    [counts.unknown, words.unknownCount],
    [counts.unsent, words.unsentCount],
  ] as const
  return told.flatMap(([count, say]) => (count === 0 ? [] : [say(count.toLocaleString(locale))]))
}
