import { clsx } from 'clsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { listStrings } from './list-strings.ts'
import { hasFacets } from '../data/list-params.ts'
import type { GroupList } from '../data/use-group-list.ts'
import { factsStrings } from './facts-strings.ts'
import { takesLong } from './facts-notice.tsx'
import styles from './search-progress.module.css'

/** Fewer groups than this are read before one could read about it. */
const WORTH_SAYING = 200
/** How often a screen reader hears of the progress, as a share of all groups. */
const SPOKEN_STEP = 0.25

/** How far search and filters have got, and what they found: in full for the eye, in steps for the ear. */
export function SearchProgress({ id, list }: { id: string; list: GroupList }) {
  const words = useStrings(listStrings)
  const factWords = useStrings(factsStrings)
  const locale = useLocale()
  const { sortWaits, facts, shown: directory } = list
  const narrowed = list.searching || hasFacets(list.params)
  const { complete, reading, failure } = directory
  const total = directory.total ?? 0
  const read = complete ? total : Math.min(directory.entries.length, total)
  const number = (value: number) => value.toLocaleString(locale)
  // Rounded down: 100 % is said of all groups alone.
  const percent = (part: number) => part.toLocaleString(locale, { style: 'percent', roundingMode: 'floor' })
  const share = (readSoFar: number) => percent(total === 0 ? 0 : readSoFar / total)

  const sentences = (readSoFar: number): string[] => {
    if (complete && facts !== undefined && facts.share < 1 && facts.failure === undefined) {
      // A notice of its own tells of what takes long.
      const known = takesLong(list) ? [] : [factWords.share(factWords[facts.by], percent(facts.share))]
      if (!narrowed) return known
      // Of a group that nobody has described it is not known whether it is a supergroup.
      const all = !list.params.supergroup
      return [all ? words.found(number(list.total), number(total)) : words.foundSoFar(number(list.total)), ...known]
    }
    if (complete) return narrowed ? [words.found(number(list.total), number(total))] : []
    // Then `ReadingStopped` tells how far it got.
    if (failure !== undefined) return narrowed ? [words.foundSoFar(number(list.total))] : []
    if (narrowed) return [words.searching(share(readSoFar)), words.foundSoFar(number(list.total))]
    if (sortWaits) return [words.sortWaits(share(readSoFar))]
    return reading && total > WORTH_SAYING ? [words.reading(share(readSoFar))] : []
  }
  const step = Math.floor(total * SPOKEN_STEP)
  const spoken = narrowed || sortWaits ? sentences(step === 0 ? read : Math.floor(read / step) * step).join(' · ') : ''
  return (
    <>
      <span className={clsx('muted numeric', styles.progress)} aria-hidden>
        {directory.total === undefined ? '' : sentences(read).join(' · ')}
      </span>
      <span id={id} role="status" className="visually-hidden">
        {directory.total === undefined ? '' : spoken}
      </span>
      {facts?.failure !== undefined && (
        <QuietFailure what={factWords.failed} error={facts.failure} onRetry={facts.again} />
      )}
    </>
  )
}
