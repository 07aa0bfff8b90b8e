import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { type RowSet, useRowSet } from '../../ui/row-set.ts'
import { ActButton } from './act-button.tsx'
import { OPERATION_OF } from './acts.ts'
import type { AskedAct } from './act-question.tsx'
import { peopleStrings } from './people-strings.ts'
import type { UserAct } from './use-acts.ts'
import styles from './people.module.css'

interface SelectedActsProps {
  selection: RowSet
  kinds: readonly UserAct[]
  onAsk: (asked: AskedAct) => void
}

/** How many are selected, and what can be done to all of them; nothing while none is. */
export function SelectedActs({ selection, kinds, onAsk }: SelectedActsProps) {
  const words = useStrings(peopleStrings)
  const locale = useLocale()
  const selected = useRowSet(selection)
  if (selected.size === 0) return null
  return (
    <div className={styles.buttons}>
      <strong className="numeric" role="status">
        {words.selected(selected.size.toLocaleString(locale))}
      </strong>
      {kinds.map((kind) => (
        <ActButton
          key={kind}
          small
          operation={OPERATION_OF[kind]}
          onClick={() => onAsk({ kind, users: [...selected] })}
        >
          {words[kind]}
        </ActButton>
      ))}
      <PlainButton small kind="text" onClick={() => selection.set([])}>
        {words.clear}
      </PlainButton>
    </div>
  )
}
