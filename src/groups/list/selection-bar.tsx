import { App } from 'antd'
import { commonStrings } from '../../ui/common-strings.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { type RowSet, useRowSet } from '../../ui/row-set.ts'
import { listStrings } from './list-strings.ts'
import styles from './selection-bar.module.css'

/** How many groups are selected, on whatever pages, and what can be done with them; nothing while none is. */
export function SelectionBar({ selection }: { selection: RowSet }) {
  const words = useStrings(listStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { message } = App.useApp()
  const selected = useRowSet(selection)
  const { size } = selected
  const copy = async () => {
    try {
      await navigator.clipboard.writeText([...selected].join('\n'))
      message.success(common.copied)
    } catch {
      message.error(common.copyFailed)
    }
  }
  return (
    <div className={styles.bar} data-empty={size === 0}>
      <span role="status" className="numeric">
        {size > 0 && words.selected(size.toLocaleString(locale))}
      </span>
      {size > 0 && (
        <>
          <PlainButton small onClick={() => void copy()}>
            {words.copyIds}
          </PlainButton>
          <PlainButton small kind="text" onClick={() => selection.set([])}>
            {words.clearSelection}
          </PlainButton>
        </>
      )}
    </div>
  )
}
