import type { RecallKind, RecallState } from './recall-state.ts'
import type { recallStrings } from './recall-strings.ts'

/** Characters of a message that are quoted where there are several. */
export const QUOTED = 80

type Words = (typeof recallStrings)['en']

/** What is known of a message that was to be recalled, as a sentence. Of a refusal nothing: the failure says it. */
export function sentenceOf({ kind }: RecallState, words: Words): string | undefined {
  return {
    waiting: words.waiting,
    sent: words.sent,
    accepted: words.looking,
    asking: words.asking,
    gone: words.gone,
    shown: words.shown,
    unread: words.unread,
    refused: undefined,
    lost: words.notDone,
    unknown: words.unknown,
    unsent: words.resultUnsent,
  }[kind]
}

/** The same as a mark in a line; none of one that was not sent after all. */
export function markOf({ kind }: RecallState, words: Words): string | undefined {
  return {
    waiting: words.markWaiting,
    sent: words.markWaiting,
    accepted: words.markAccepted,
    asking: words.markUnknown,
    gone: words.markGone,
    shown: words.markShown,
    unread: words.markAccepted,
    refused: words.markRefused,
    lost: words.markUnknown,
    unknown: words.markUnknown,
    unsent: undefined,
  }[kind]
}

/** How many came to which end, as far as there are any. */
export function countWords(counts: Record<RecallKind, number>, words: Words, number: (count: number) => string) {
  const told = [
    [counts.gone, words.countGone],
    [counts.accepted + counts.unread, words.countAccepted],
    [counts.shown, words.countShown],
    [counts.refused, words.countRefused],
    [counts.lost, words.countLost],
    [counts.asking + counts.unknown, words.countUnknown],
    [counts.unsent, words.countUnsent],
  ] as const
  return told.flatMap(([count, say]) => (count === 0 ? [] : [say(number(count))]))
}
