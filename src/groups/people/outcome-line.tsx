import { failureStrings } from '../../ui/failure-strings.ts'
import { failureWords } from '../../ui/failure-words.ts'
import { useStrings } from '../../ui/preferences.ts'
import type { ActKind } from './acts.ts'
import type { Outcome } from './batch.ts'
import { peopleStrings } from './people-strings.ts'
import styles from './batch-list.module.css'

/** Outcomes as they are told: what is accepted is not done until a reading shows it. */
export type OutcomeKind = Outcome['kind'] | 'accepted' | 'notSeen'

const SHAPES = {
  waiting: 'open',
  leaving: 'open',
  unsent: 'open',
  done: 'good',
  accepted: 'open',
  notSeen: 'uncertain',
  refused: 'bad',
  notDone: 'bad',
  unknown: 'uncertain',
} as const satisfies Record<OutcomeKind, string>

export function outcomeKind(outcome: Outcome): OutcomeKind {
  if (outcome.kind !== 'done') return outcome.kind
  return outcome.seen === undefined ? 'accepted' : outcome.seen ? 'done' : 'notSeen'
}

interface OutcomeWordProps {
  kind: OutcomeKind
  act: ActKind
  /** Of how many, as the language writes it; of one when left out. */
  count?: string | undefined
}

export function OutcomeWord({ kind, act, count }: OutcomeWordProps) {
  const words = useStrings(peopleStrings)
  // A kick is over with its answer: a look later could tell of nothing but a return.
  const isDone = kind === 'done' || (kind === 'accepted' && act === 'kick')
  const word = isDone ? words[`${act}Done`] : kind === 'notSeen' || kind === 'accepted' ? words.accepted : words[kind]
  return (
    <span className={styles.word} data-shape={isDone ? 'good' : SHAPES[kind]}>
      {count === undefined ? word : words.counted(word, count)}
    </span>
  )
}

interface OutcomeLineProps {
  act: ActKind
  label: string
  outcome: Outcome
}

/** What became of one, and why where there is more to say. */
export function OutcomeLine({ act, label, outcome }: OutcomeLineProps) {
  const why = useReason(act, outcome)
  return (
    <li>
      <bdi className={styles.subject}>{label}</bdi>
      <OutcomeWord kind={outcomeKind(outcome)} act={act} />
      {why !== '' && <span className={styles.why}>{why}</span>}
    </li>
  )
}

function useReason(act: ActKind, outcome: Outcome): string {
  const words = useStrings(peopleStrings)
  const failures = useStrings(failureStrings)
  switch (outcome.kind) {
    case 'refused': {
      const { title, advice } = failureWords(outcome.failure, failures)
      const { code } = outcome.failure
      return `${title} ${advice}${code === undefined ? '' : ` (${code})`}`
    }
    case 'notDone':
      return words.notDoneWhy
    case 'unknown':
      return act === 'kick' ? words.unknownKick : words.unknownWhy
    case 'done':
      if (act === 'kick' || outcome.seen === true) return ''
      return outcome.seen === false ? words.acceptedNotSeen : words.acceptedWhy
    case 'waiting':
    case 'leaving':
    case 'unsent':
      return ''
  }
}
