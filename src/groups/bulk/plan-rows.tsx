import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { clsx } from 'clsx'
import { type ReactNode, useState } from 'react'
import { Choice } from '../../ui/choice.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import type { LeftOut, Plan, PlannedItem } from './plan.ts'
import { planStrings } from './plan-strings.ts'
import { reasonText } from './reasons.ts'
import styles from './plan-rows.module.css'

/** Groups that are drawn at a time. */
const PAGE = 50

/** What a plan tells of each of its groups, beside which it is. */
export interface PlanColumn {
  title: string
  numeric?: boolean
  of: (item: PlannedItem) => ReactNode
}

interface PlanRowsProps {
  plan: Plan
  columns: readonly PlanColumn[]
  /** Shown when asked for: what is filled in comes first. */
  folded?: boolean
}

/** Every group of a plan, those that something happens to and those that are left out, with the reason. */
export function PlanRows({ folded = false, ...props }: PlanRowsProps) {
  const words = useStrings(planStrings)
  if (!folded) return <Parts {...props} />
  return (
    <details className={styles.fold}>
      <summary>{words.showGroups}</summary>
      <Parts {...props} />
    </details>
  )
}

function Parts({ plan, columns }: Omit<PlanRowsProps, 'folded'>) {
  const words = useStrings(planStrings)
  const locale = useLocale()
  const [chosen, choose] = useState<'todo' | 'left'>()
  const number = (value: number) => value.toLocaleString(locale)
  const { todo, left } = plan
  // Whichever has something to show.
  const part = (chosen ?? 'todo') === 'todo' && (todo.length > 0 || left.length === 0) ? 'todo' : 'left'
  return (
    <div className={styles.rows}>
      <Choice
        label={words.show}
        value={part}
        onChange={choose}
        options={[
          { value: 'todo', label: words.todoTab(number(todo.length)) },
          { value: 'left', label: words.leftTab(number(left.length)) },
        ]}
      />
      {part === 'todo' ? (
        <Table key="todo" items={todo} columns={columns} label={words.todoTab(number(todo.length))} />
      ) : (
        <Table
          key="left"
          items={left}
          columns={[{ title: words.why, of: (item) => reasonText(item.why, locale) }]}
          label={words.leftTab(number(left.length))}
        />
      )}
    </div>
  )
}

interface TableProps<Item> {
  items: readonly Item[]
  columns: readonly { title: string; numeric?: boolean; of: (item: Item) => ReactNode }[]
  label: string
}

function Table<Item extends PlannedItem | LeftOut>({ items, columns, label }: TableProps<Item>) {
  const words = useStrings(planStrings)
  const [asked, setFrom] = useState(0)
  // Fewer than when that page was asked for.
  const from = asked < items.length ? asked : 0
  const shown = items.slice(from, from + PAGE)
  if (items.length === 0) return null
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolling is its interaction */}
      <div className={styles.box} role="region" aria-label={label} tabIndex={0} key={from}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.group}</th>
              {columns.map(({ title, numeric = false }) => (
                <th key={title} scope="col" className={clsx(numeric && styles.numeric)}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={item.group.id}>
                <th scope="row">
                  <GroupName {...item.group} />
                </th>
                {columns.map(({ title, numeric = false, of }) => (
                  <td key={title} className={clsx(numeric && styles.numeric)}>
                    {of(item)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.length > PAGE && <Steps from={from} count={items.length} onStep={setFrom} />}
    </>
  )
}

function GroupName({ id, name }: { id: string; name: string }) {
  return (
    <>
      {name.trim() !== '' && (
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
      )}
      <code translate="no" className={styles.id} title={id}>
        {id}
      </code>
    </>
  )
}

interface StepsProps {
  from: number
  count: number
  onStep: (from: number) => void
}

/** Leads through more groups than are drawn at a time. */
function Steps({ from, count, onStep }: StepsProps) {
  const words = useStrings(planStrings)
  const locale = useLocale()
  const number = (value: number) => value.toLocaleString(locale)
  const [isFirst, isLast] = [from === 0, from + PAGE >= count]
  return (
    <div className={styles.steps}>
      <span className="muted numeric" role="status">
        {words.range(number(from + 1), number(Math.min(from + PAGE, count)), number(count))}
      </span>
      <PlainButton
        small
        aria-label={words.previous}
        title={words.previous}
        aria-disabled={isFirst}
        onClick={() => !isFirst && onStep(from - PAGE)}
      >
        <LeftOutlined aria-hidden />
      </PlainButton>
      <PlainButton
        small
        aria-label={words.next}
        title={words.next}
        aria-disabled={isLast}
        onClick={() => !isLast && onStep(from + PAGE)}
      >
        <RightOutlined aria-hidden />
      </PlainButton>
    </div>
  )
}
