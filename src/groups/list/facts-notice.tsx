import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'
import { formatWait } from '#lib/time.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import type { GroupList } from '../data/use-group-list.ts'
import { factsStrings } from './facts-strings.ts'
import { listStrings } from './list-strings.ts'
import type { SteadyRows } from './use-steady-rows.ts'
import styles from './facts-notice.module.css'

/** So many groups are described within a few seconds. */
const FEW_GROUPS = 100

/** Whether describing the groups of the list takes so long that one has to know, and may want to stop it. */
export const takesLong = ({ facts }: GroupList): boolean => facts !== undefined && facts.wanted > FEW_GROUPS

/** `ready`: all is known, and the rows still keep their places. */
type Stage = 'reading' | 'ready' | undefined

/** Whether the notice stands above the rows: it does not go while a pointer is among them, which would meet another row then. */
export function useFactsStage(list: GroupList, waiting: boolean): Stage {
  const [stood, setStood] = useState(false)
  const reading = takesLong(list) && list.facts?.settled === false
  const stands = reading || (stood && waiting && list.facts !== undefined)
  if (stands !== stood) setStood(stands)
  return reading ? 'reading' : stands ? 'ready' : undefined
}

interface FactsNoticeProps {
  list: GroupList
  stage: 'reading' | 'ready'
  steady: Pick<SteadyRows, 'release'>
}

/** That the order or a filter of the list goes by what is still being read, how long that takes, and ways not to wait for it. */
export function FactsNotice({ list, stage, steady }: FactsNoticeProps) {
  const words = useStrings(factsStrings)
  const common = useStrings(listStrings)
  const locale = useLocale()
  const { facts } = list
  const left = useTimeLeft(facts?.known ?? 0, facts?.wanted ?? 0)
  if (facts === undefined) return null
  const { by } = facts
  if (stage === 'ready') {
    return (
      <div className={styles.notice}>
        <span role="status">{words.allRead}</span>
        <PlainButton small onClick={steady.release}>
          {common.waiting}
        </PlainButton>
      </div>
    )
  }
  const ended = facts.stopped || facts.failure !== undefined
  const state =
    by === 'supergroup'
      ? ended
        ? words.notAllLookedAt
        : ''
      : ended || facts.provisional
        ? words.orderNotFinal
        : words.newestUntilRead
  const number = (value: number) => value.toLocaleString(locale)
  return (
    <div className={clsx(styles.notice, (ended || facts.provisional) && styles.uncertain)}>
      <span role="status" className="visually-hidden">
        {ended ? state : `${words[by]} ${state}`}
      </span>
      <span className={styles.text} aria-hidden>
        {state !== '' && <strong className={styles.state}>{state}</strong>}
        <span className="numeric">
          {ended
            ? words.readOf(number(facts.known), number(facts.wanted))
            : words.soFar(words[by], number(facts.known), number(facts.wanted))}
          {!ended && left !== undefined && ` · ${words.aboutLeft(formatWait(left, locale))}`}
        </span>
      </span>
      <span className={styles.actions}>
        {!ended && by !== 'supergroup' && (
          <PlainButton small onClick={facts.orderSoFar}>
            {words.orderSoFar}
          </PlainButton>
        )}
        {ended ? (
          <PlainButton small onClick={facts.again}>
            {words.goOn}
          </PlainButton>
        ) : (
          <PlainButton small onClick={facts.stop}>
            {words.stop}
          </PlainButton>
        )}
      </span>
      <progress className={styles.progress} aria-label={words[by]} value={facts.known} max={facts.wanted} />
    </div>
  )
}

/** A pace is told from as many milliseconds at least. */
const PACE_AFTER_MS = 2000

/** Seconds until all are known, at the pace since this stands on screen; undefined while that cannot be told. */
function useTimeLeft(known: number, wanted: number): number | undefined {
  const [left, setLeft] = useState<number>()
  const begun = useRef<{ known: number; at: number }>(undefined)
  useEffect(() => {
    const now = performance.now()
    begun.current ??= { known, at: now }
    const passed = now - begun.current.at
    const done = known - begun.current.known
    if (passed >= PACE_AFTER_MS && done > 0) setLeft(((wanted - known) * passed) / done / 1000)
  }, [known, wanted])
  return left
}
