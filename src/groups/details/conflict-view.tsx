import { Alert, Button, Flex, Radio } from 'antd'
import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'
import type { GroupValues } from '#api/groups.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { LongText } from '../../ui/long-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { detailsStrings } from './details-strings.ts'
import { fieldStrings } from '../fields/field-strings.ts'
import { compareThreeWay, type Comparison, type GroupField } from './group-edit.ts'
import type { Conflict, Decision } from './use-group-edit.ts'
import styles from './conflict-view.module.css'
import panel from './details-panel.module.css'

interface ConflictViewProps {
  conflict: Conflict
  pending: boolean
  onDecide: (decision: Decision) => void
  onContinue: () => void
}

/** Somebody else saved first: mine, theirs and what was opened, and the operator decides field by field. */
export function ConflictView({ conflict, pending, onDecide, onContinue }: ConflictViewProps) {
  const words = useStrings(detailsStrings)
  const [decision, setDecision] = useState<Decision>({})
  const view = useRef<HTMLDivElement>(null)
  // The button that led here is gone; what has to be read now takes its place.
  useEffect(() => {
    view.current?.focus()
  }, [])
  const compared = compareThreeWay(conflict.mine, conflict.theirs, conflict.opened)
  const undecided = compared.some(({ field, outcome }) => outcome === 'conflict' && decision[field] === undefined)
  return (
    <Flex vertical gap={16} className={clsx(styles.conflict)} ref={view} tabIndex={-1}>
      <Alert type="warning" showIcon role="alert" title={words.conflictTitle} description={words.conflictBody} />
      {compared.length === 0 && <p>{words.sameContent}</p>}
      {compared.map(({ field, outcome }) => (
        <FieldConflict
          key={field}
          field={field}
          outcome={outcome}
          conflict={conflict}
          choice={decision[field]}
          onChoose={(side) => setDecision({ ...decision, [field]: side })}
        />
      ))}
      {undecided && <div>{words.decideFirst}</div>}
      <Flex gap={8} wrap justify="end">
        <Button onClick={onContinue} disabled={pending}>
          {words.continueEditing}
        </Button>
        <Button type="primary" loading={pending} disabled={undecided} onClick={() => onDecide(decision)}>
          {words.saveDecision}
        </Button>
      </Flex>
    </Flex>
  )
}

const textOf = (values: GroupValues, field: GroupField): string =>
  field === 'information' ? values.information : values.administrators.join('\n')

interface FieldConflictProps {
  field: GroupField
  outcome: Comparison
  conflict: Conflict
  choice: 'mine' | 'theirs' | undefined
  onChoose: (side: 'mine' | 'theirs') => void
}

function FieldConflict({ field, outcome, conflict: { mine, theirs, opened }, choice, onChoose }: FieldConflictProps) {
  const words = useStrings(detailsStrings)
  const fields = useStrings(fieldStrings)
  const label = field === 'information' ? fields.information : fields.administrator
  const note = { mine: words.onlyMine, theirs: words.onlyTheirs, agreed: words.agreed, conflict: undefined }[outcome]
  return (
    <section className={styles.field} aria-label={label}>
      <h2>{label}</h2>
      {note !== undefined && <p className={panel.note}>{note}</p>}
      <div className={styles.versions}>
        <Version of={label} name={words.mine} text={textOf(mine, field)} copy={words.copyMine} />
        <Version of={label} name={words.theirs} text={textOf(theirs, field)} />
        <Version of={label} name={words.opened} text={textOf(opened, field)} />
      </div>
      {outcome === 'conflict' && (
        <Radio.Group
          aria-label={words.decide(label)}
          value={choice}
          onChange={(event) => onChoose(event.target.value === 'mine' ? 'mine' : 'theirs')}
          options={[
            { value: 'mine', label: words.keepMine },
            { value: 'theirs', label: words.takeTheirs },
          ]}
        />
      )}
    </section>
  )
}

function Version({ of, name, text, copy }: { of: string; name: string; text: string; copy?: string }) {
  const words = useStrings(detailsStrings)
  return (
    <div className={styles.version}>
      <div className={styles.head}>
        <span>{name}</span>
        {copy !== undefined && text !== '' && <CopyButton text={text} what={copy} />}
      </div>
      <LongText label={`${of}: ${name}`}>{text === '' ? <span className="muted">{words.empty}</span> : text}</LongText>
    </div>
  )
}
