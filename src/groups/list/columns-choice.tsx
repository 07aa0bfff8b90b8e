import { useRef } from 'react'
import { CheckLine } from '../../ui/check-line.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { usePreference, useStrings } from '../../ui/preferences.ts'
import { COLUMN_KEYS, type ColumnKey, type ListParams } from '../data/list-params.ts'
import { displayStrings } from './display-strings.ts'
import type { ChangeList } from './facets.ts'
import { columnsPreference } from './list-preferences.ts'
import styles from './columns-choice.module.css'

/**
 * Which columns stand. An address that chooses them, as a saved view's does, is changed; otherwise it is the operator's preference.
 * Deleted groups always have theirs.
 */
export function ColumnsChoice({ params, change }: { params: ListParams; change: ChangeList }) {
  const words = useStrings(displayStrings)
  const preferred = usePreference(columnsPreference)
  const { columns: linked, page } = params
  const fieldset = useRef<HTMLFieldSetElement>(null)
  const giveUp = () => {
    change({ columns: undefined, page })
    // The button goes.
    fieldset.current?.querySelector('input')?.focus()
  }
  if (params.status === 'deleted') {
    return (
      <fieldset className={styles.columns}>
        <legend className={styles.legend}>{words.columns}</legend>
        <div className="muted">{words.fixed}</div>
      </fieldset>
    )
  }
  const shown = linked ?? preferred
  const put = (key: ColumnKey, on: boolean) => {
    const columns = COLUMN_KEYS.filter((each) => (each === key ? on : shown.includes(each)))
    if (linked === undefined) columnsPreference.set(columns)
    else change({ columns, page })
  }
  return (
    <fieldset ref={fieldset} className={styles.columns}>
      <legend className={styles.legend}>{words.columns}</legend>
      <div className={styles.keys}>
        {COLUMN_KEYS.map((key) => (
          <CheckLine key={key} label={words[key]} checked={shown.includes(key)} onChange={(on) => put(key, on)} />
        ))}
      </div>
      {linked !== undefined && (
        <div className={styles.linked}>
          <span className="muted">{words.linked}</span>
          <PlainButton
            small
            onClick={() => {
              columnsPreference.set([...linked])
              giveUp()
            }}
          >
            {words.keep}
          </PlainButton>
          <PlainButton small kind="text" onClick={giveUp}>
            {words.mine}
          </PlainButton>
        </div>
      )}
    </fieldset>
  )
}
