import { clsx } from 'clsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { isOver } from '../runs/journal.ts'
import type { RunView } from '../runs/run-types.ts'
import { resultsStrings } from './results-strings.ts'
import { countWords, paceWords, standstill } from './run-words.ts'
import styles from './run-progress.module.css'

/** How far a run has come: a bar of what ended how, the counts, the pace, and why it stands still when it does. */
export function RunProgress({ view }: { view: RunView }) {
  const words = useStrings(resultsStrings)
  const locale = useLocale()
  const { head, counts } = view
  const settled = head.size - counts.waiting - counts.leaving
  const sum = words.sum(settled.toLocaleString(locale), head.size.toLocaleString(locale))
  const width = (count: number) => ({ inlineSize: `${String((count / head.size) * 100)}%` })
  const still = standstill(view, words)
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        aria-label={words.progress}
        aria-valuemin={0}
        aria-valuemax={head.size}
        aria-valuenow={settled}
        aria-valuetext={sum}
        className={styles.bar}
      >
        <span className={styles.good} style={width(counts.done)} />
        <span className={styles.uncertain} style={width(counts.unknown)} />
        <span className={styles.bad} style={width(counts.refused + counts.notDone)} />
      </div>
      <div className={styles.facts}>
        <strong className="numeric">{sum}</strong>
        {countWords(view, words, locale).map((told) => (
          <span key={told} className="numeric">
            {told}
          </span>
        ))}
        {!isOver(head) && <span className="muted numeric">{paceWords(view, words, locale)}</span>}
      </div>
      {still !== undefined && <p className={clsx(styles.still)}>{still}</p>}
    </div>
  )
}
