import { clsx } from 'clsx'
import { useId, useRef, useState } from 'react'
import { DayInput } from '../../ui/day-input.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import type { Facets, ListParams } from '../data/list-params.ts'
import { facetStrings } from './facet-strings.ts'
import { type ChangeList, lastDays } from './facets.ts'
import styles from './created-facet.module.css'

/** Days up to today, which go on with the calendar: who works past midnight goes on seeing what is created. */
const PRESETS = [1, 7, 30] as const

type Days = Pick<Facets, 'createdFrom' | 'createdTo'>

/** Between which days a group was created, both counted, in the operator's time zone. */
export function CreatedFacet({ params, change }: { params: ListParams; change: ChangeList }) {
  const words = useStrings(facetStrings)
  const id = useId()
  const { createdFrom, createdTo, createdLast } = params
  const [typed, setTyped] = useState<Days>({ createdFrom, createdTo })
  const [told, setTold] = useState<Days>({ createdFrom, createdTo })
  if (told.createdFrom !== createdFrom || told.createdTo !== createdTo) {
    setTold({ createdFrom, createdTo })
    setTyped({ createdFrom, createdTo })
  }
  // A day is typed in pieces, each of which is one: together they are one step.
  const begun = useRef(false)
  const wrong = isAfter(typed.createdFrom, typed.createdTo)

  const take = (day: Partial<Days>) => {
    const next = { ...typed, ...day }
    setTyped(next)
    if (isAfter(next.createdFrom, next.createdTo)) return
    change(next, { replace: begun.current })
    begun.current = true
  }
  const field = (key: keyof Days, label: string) => (
    <div>
      <label htmlFor={`${id}-${key}`} className={styles.label}>
        {label}
      </label>
      <DayInput
        id={`${id}-${key}`}
        value={typed[key] ?? ''}
        invalid={wrong}
        describedBy={wrong ? `${id}-wrong` : undefined}
        onFocus={() => {
          begun.current = false
        }}
        onChange={(day) => take({ [key]: day === '' ? undefined : day })}
      />
    </div>
  )
  return (
    <fieldset className={styles.created}>
      <legend className={styles.legend}>{words.created}</legend>
      <div className={styles.presets}>
        {PRESETS.map((days) => {
          const on = createdLast === days
          return (
            <PlainButton
              key={days}
              small
              className={clsx(on && styles.on)}
              aria-pressed={on}
              onClick={() => change({ createdLast: on ? undefined : days })}
            >
              {lastDays(days, words)}
            </PlainButton>
          )
        })}
      </div>
      <div className={styles.days}>
        {field('createdFrom', words.from)}
        {field('createdTo', words.to)}
      </div>
      <div id={`${id}-wrong`} role="alert" className={styles.wrong}>
        {wrong && words.wrongOrder}
      </div>
    </fieldset>
  )
}

/** Days as addresses write them are in order as texts are. */
const isAfter = (from: string | undefined, to: string | undefined): boolean =>
  from !== undefined && to !== undefined && from > to
