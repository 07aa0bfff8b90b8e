import { useSyncExternalStore } from 'react'
import type { Scope } from '#api/scope.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { ActButton } from './act-button.tsx'
import { OPERATION_OF } from './acts.ts'
import { isRetried } from './batch.ts'
import type { KnownBatch } from './batches.ts'
import { type OutcomeKind, OutcomeLine, outcomeKind, OutcomeWord } from './outcome-line.tsx'
import { peopleStrings } from './people-strings.ts'
import { useBatches } from './use-acts.ts'
import styles from './batch-list.module.css'

/** What is being done to people of a group, and what came of it. */
export function BatchList({ scope, groupId }: { scope: Scope; groupId: string }) {
  const { batches, all } = useBatches(scope, groupId)
  if (all.length === 0) return null
  return (
    <div className={styles.batches}>
      {all.map((known) => (
        <BatchCard key={known.number} known={known} onDismiss={() => batches.dismiss(known)} />
      ))}
    </div>
  )
}

/** What went wrong first, then what is open. */
const ORDER: readonly OutcomeKind[] = [
  'refused',
  'notDone',
  'unknown',
  'notSeen',
  'unsent',
  'leaving',
  'waiting',
  'accepted',
  'done',
]

function BatchCard({ known, onDismiss }: { known: KnownBatch; onDismiss: () => void }) {
  const { batch, kind, labels } = known
  const words = useStrings(peopleStrings)
  const locale = useLocale()
  const { outcomes, phase, resting, stoppedBy } = useSyncExternalStore(batch.subscribe, batch.get)
  const number = (count: number) => count.toLocaleString(locale)
  const all = [...outcomes]
  const kinds = all.map(([, outcome]) => outcomeKind(outcome))
  const counts = ORDER.map((word) => [word, kinds.filter((is) => is === word).length] as const)
  const settled = all.filter(([, outcome]) => outcome.kind !== 'waiting' && outcome.kind !== 'leaving').length
  const retried = all.filter(([, outcome]) => isRetried(outcome)).length
  const sorted = all.toSorted(([, a], [, b]) => ORDER.indexOf(outcomeKind(a)) - ORDER.indexOf(outcomeKind(b)))
  const title = words[`${kind}Title`](number(all.length), all.length === 1)
  return (
    <section className={styles.batch} aria-label={title}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {phase === 'over' ? (
          <PlainButton small onClick={onDismiss} aria-label={`${words.dismiss}: ${title}`}>
            {words.dismiss}
          </PlainButton>
        ) : (
          <PlainButton small onClick={() => batch.cancel()} disabled={phase === 'looking'}>
            {words.stop}
          </PlainButton>
        )}
      </div>
      {phase !== 'over' && <progress aria-label={title} value={settled} max={all.length} className={styles.progress} />}
      <div role="status" className={styles.counts}>
        {phase !== 'over' && <span className="numeric">{words.progress(number(settled), number(all.length))}</span>}
        {resting && <span>{words.resting}</span>}
        {phase === 'looking' && <span>{words.looking}</span>}
        {phase === 'over' &&
          counts.map(
            ([word, count]) =>
              count > 0 && (
                <OutcomeWord key={word} kind={word} act={kind} count={all.length === 1 ? undefined : number(count)} />
              ),
          )}
        {phase === 'over' && stoppedBy !== undefined && (
          <span>
            {words.stopped}
            <QuietFailure what={words.stopped} error={stoppedBy} onRetry={() => batch.retry()} />
          </span>
        )}
      </div>
      {phase === 'over' && retried > 0 && (
        <ActButton small operation={OPERATION_OF[kind]} onClick={() => batch.retry()}>
          {words.again(number(retried))}
        </ActButton>
      )}
      <details open={all.length === 1 || (phase === 'over' && retried > 0)}>
        <summary>{words.results}</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
        <ul className={styles.results} aria-label={words.results} tabIndex={0}>
          {sorted.map(([subject, outcome]) => (
            <OutcomeLine key={subject} act={kind} label={labels.get(subject) ?? subject} outcome={outcome} />
          ))}
        </ul>
      </details>
    </section>
  )
}
