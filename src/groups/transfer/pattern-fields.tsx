import { Form } from 'antd'
import { clsx } from 'clsx'
import type { KeyboardEvent, ReactNode } from 'react'
import { CodeInput } from '../../ui/code-input.tsx'
import { GrowingText } from '../../ui/growing-text.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { columnStrings } from './column-strings.ts'
import { INPUT_COLUMNS, type InputColumn } from './columns.ts'
import { createManyStrings } from './create-many-strings.ts'
import { patternText } from './fault-words.ts'
import { type PatternPlan, planPattern, type PatternValues } from './pattern-groups.ts'
import { textAt } from './pattern.ts'
import styles from './source-fields.module.css'

/** Creating hundreds is never what Enter in a field means. */
const noSubmit = (event: KeyboardEvent) => {
  if (event.key === 'Enter') event.preventDefault()
}

const FIELDS: Record<InputColumn, ReactNode> = {
  id: <CodeInput onKeyDown={noSubmit} />,
  name: <TextInput onKeyDown={noSubmit} />,
  owner: <CodeInput onKeyDown={noSubmit} />,
  administrators: <CodeInput onKeyDown={noSubmit} />,
  information: <GrowingText short spellCheck={false} />,
}

/** A text for each field, what its ranges make of it, and what is wrong with them. */
export function PatternFields({ values }: { values: PatternValues }) {
  const words = useStrings(createManyStrings)
  const columns = useStrings(columnStrings)
  const locale = useLocale()
  const plan = planPattern(values)
  return (
    <>
      <p className={clsx('muted', styles.hint)}>{words.patternHint}</p>
      <div className={styles.pattern}>
        {INPUT_COLUMNS.map((column) => {
          const faults = values.id === '' ? [] : plan.faults.filter((fault) => fault.column === column)
          const help = faults.map((fault) => patternText(fault, locale)).join(' ')
          return (
            <div key={column} className={clsx(column === 'information' && styles.wide)}>
              <Form.Item
                name={column}
                className={clsx(column === 'information' && styles.last)}
                label={columns[column]}
                required={column === 'id'}
                {...(help === '' ? {} : { validateStatus: 'error' as const, help })}
                extra={<Makes plan={plan} column={column} />}
              >
                {FIELDS[column]}
              </Form.Item>
            </div>
          )
        })}
      </div>
    </>
  )
}

/** How many texts a pattern makes, with its first and last. */
function Makes({ plan, column }: { plan: PatternPlan; column: InputColumn }) {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  const pattern = plan.patterns[column]
  const { count } = pattern
  if (count < 2) return column === 'administrators' ? words.administratorsHint : null
  return (
    <span className={styles.makes}>
      <span className="numeric">{words.makes(count.toLocaleString(locale))}</span>
      <span className={styles.ends}>{words.firstAndLast(textAt(pattern, 0), textAt(pattern, count - 1))}</span>
    </span>
  )
}
