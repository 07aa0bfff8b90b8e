import { useState } from 'react'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { createManyStrings } from './create-many-strings.ts'
import { faultText, placeText } from './fault-words.ts'
import type { FaultyRow } from './judge-rows.ts'
import type { FileForm } from './loaded-rows.ts'
import { PlaceLine } from './reading-view.tsx'
import styles from './fault-list.module.css'

/** Rows that are shown at first, and with each click. */
const SHOWN = 50

/** The rows that cannot be created: each fault with its line and column. */
export function FaultList({ faulty, form }: { faulty: readonly FaultyRow[]; form: FileForm['kind'] }) {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  const [shown, setShown] = useState(SHOWN)
  const rest = faulty.length - shown
  return (
    <>
      <ol className={styles.faults}>
        {faulty.slice(0, shown).map(({ row, faults }, index) => (
          <li key={index} className={styles.row}>
            <code translate="no" className={styles.id}>
              {row.group.id}
            </code>
            <span className={styles.list}>
              {faults.map((fault, number) => (
                <PlaceLine key={number} place={placeText(fault.place, form, locale)}>
                  {faultText(fault, form, locale)}
                </PlaceLine>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <PlainButton small className={styles.more} onClick={() => setShown(shown + SHOWN)}>
          {words.showMore(Math.min(rest, SHOWN).toLocaleString(locale))}
        </PlainButton>
      )}
    </>
  )
}
