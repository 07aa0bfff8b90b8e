import { OPERATIONS } from '#api/permissions.ts'
import { Failure } from '#api/failure.ts'
import { failureStrings } from '../../ui/failure-strings.ts'
import { failureWords } from '../../ui/failure-words.ts'
import { useStrings } from '../../ui/preferences.ts'
import { OWN_CODES } from '../runs/acts.ts'
import { type ItemState, RUN_KINDS, type RunKind } from '../runs/run-types.ts'
import { resultsStrings } from './results-strings.ts'
import styles from './item-result.module.css'

const SHAPES = {
  waiting: 'open',
  leaving: 'open',
  done: 'good',
  refused: 'bad',
  notDone: 'bad',
  unknown: 'uncertain',
  unsent: 'open',
} as const satisfies Record<ItemState['state'], string>

/** What became of an item, by word, shape and colour. What was sent is only accepted, which proves nothing. */
export function ResultWord({ kind, state: { state, found } }: { kind: RunKind; state: ItemState }) {
  const words = useStrings(resultsStrings)
  const isAccepted = state === 'done' && kind === 'send' && found !== true
  return (
    <span className={styles.result} data-shape={isAccepted ? 'open' : SHAPES[state]}>
      {isAccepted ? words.accepted : words[state]}
    </span>
  )
}

/** Why it came to that, where there is more to say. */
export function ResultReason({ kind, state }: { kind: RunKind; state: ItemState }) {
  const words = useStrings(resultsStrings)
  const reason = useReason(kind, state)
  const requestId = state.said?.requestId
  return (
    <>
      {reason}
      {requestId !== undefined && <span className={styles.request}>{words.requestId(requestId)}</span>}
    </>
  )
}

function useReason(kind: RunKind, { state, said, found }: ItemState): string {
  const words = useStrings(resultsStrings)
  const failures = useStrings(failureStrings)
  if (state === 'done') return found === true ? (kind === 'send' ? words.foundStored : words.foundDone) : ''
  if (state === 'notDone') return words.notDoneWhy
  if (state === 'unsent') return words.unsentWhy
  if (state === 'unknown') return kind === 'send' ? words.unknownSend : words.unknownWhy
  if (said === undefined) return ''
  const { code, message, status } = said
  if (code === OWN_CODES.takenByLiveGroup) return words.takenByGroup
  if (code === OWN_CODES.takenByDeletedGroup) return words.takenByDeleted
  if (code === OWN_CODES.tooManyAdministrators) return words.tooManyAdministrators(message)
  if (code === OWN_CODES.keepsChanging) return words.keepsChanging
  const told = { ...(code === undefined ? {} : { code }), ...(status === undefined ? {} : { status }) }
  const failure = new Failure({ ...told, message, kind: 'refused', action: OPERATIONS[RUN_KINDS[kind]], write: true })
  return failureWords(failure, failures).title
}
