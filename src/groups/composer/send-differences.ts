import type { SendValues } from './send-values.ts'

const COMPARED = [
  'content',
  'senderId',
  'type',
  'weight',
  'senderInformation',
  'messageId',
  'increase',
  'doNotStore',
  'doNotCache',
] as const
export type ComparedField = (typeof COMPARED)[number]

/** A field that says something else: what went and what came, with what both have around it. */
export interface Difference {
  field: ComparedField
  start: string
  before: string
  after: string
  end: string
}

/** Characters around a change that are told. */
const AROUND = 20

/** In what an edited message differs from the first one. */
export function differencesOf(first: SendValues, second: SendValues): Difference[] {
  return COMPARED.flatMap((field) => {
    const before = textOf(first[field])
    const after = textOf(second[field])
    return before === after ? [] : [{ field, ...changeIn(before, after) }]
  })
}

const textOf = (value: string | boolean): string => (value === true ? '✓' : value === false ? '' : value)

function changeIn(one: string, other: string): Omit<Difference, 'field'> {
  const before = Array.from(one)
  const after = Array.from(other)
  const most = Math.min(before.length, after.length)
  let same = 0
  while (same < most && before[same] === after[same]) same += 1
  let tail = 0
  while (tail < most - same && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const start = before.slice(0, same)
  const end = before.slice(before.length - tail)
  return {
    start: (start.length > AROUND ? '…' : '') + start.slice(-AROUND).join(''),
    before: before.slice(same, before.length - tail).join(''),
    after: after.slice(same, after.length - tail).join(''),
    end: end.slice(0, AROUND).join('') + (end.length > AROUND ? '…' : ''),
  }
}
