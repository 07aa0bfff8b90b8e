import { clsx } from 'clsx'
import { useState } from 'react'
import { byteLength } from '#lib/byte-length.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { columnStrings } from './column-strings.ts'
import { INPUT_COLUMNS } from './columns.ts'
import { createManyStrings } from './create-many-strings.ts'
import type { LoadedRow } from './loaded-rows.ts'
import styles from './group-preview.module.css'

/** Rows that are shown at first, and with each click. */
const SHOWN = 50
/** Of information, letters that are shown. */
const BEGINNING = 80

/** What will be created. */
export function GroupPreview({ rows }: { rows: readonly LoadedRow[] }) {
  const words = useStrings(createManyStrings)
  const columns = useStrings(columnStrings)
  const locale = useLocale()
  const [shown, setShown] = useState(SHOWN)
  const rest = rows.length - shown
  return (
    <>
      {/* As wide as it must be: it scrolls by itself, also by keyboard. */}
      <div role="region" aria-label={words.groups('')} tabIndex={0} className={styles.frame}>
        <table className={styles.groups}>
          <thead>
            <tr>
              {INPUT_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ group }) => (
              <tr key={group.id}>
                <td className={styles.code}>{group.id}</td>
                <td>{group.name}</td>
                <td className={styles.code}>{group.owner}</td>
                <td className={styles.code}>{group.administrators.join(', ')}</td>
                <td>{group.information !== '' && <Information text={group.information} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <PlainButton small className={styles.more} onClick={() => setShown(shown + SHOWN)}>
          {words.showMore(Math.min(rest, SHOWN).toLocaleString(locale))}
        </PlainButton>
      )}
    </>
  )
}

function Information({ text }: { text: string }) {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  return (
    <span className={styles.information}>
      <span className={styles.beginning}>{text.slice(0, BEGINNING)}</span>
      <span className={clsx('muted', 'numeric')}>{words.bytes(byteLength(text).toLocaleString(locale))}</span>
    </span>
  )
}
