import { clsx } from 'clsx'
import { type MouseEvent, type ReactNode, useRef } from 'react'
import type { GroupRow as Row } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { useOpenDialog } from '../../ui/dialog-route.tsx'
import { usePreference, useStrings } from '../../ui/preferences.ts'
import type { RowSet } from '../../ui/row-set.ts'
import type { Direction, SortKey } from '../data/list-params.ts'
import type { Column } from './columns.ts'
import { GroupCard } from './group-card.tsx'
import { GroupRow } from './group-row.tsx'
import { densityPreference } from './list-preferences.ts'
import { listStrings } from './list-strings.ts'
import { TableHead } from './table-head.tsx'
import styles from './group-table.module.css'

interface GroupTableProps {
  scope: Scope
  rows: readonly Row[]
  columns: readonly Column[]
  /** One cell a group, where the window is too narrow for columns. */
  cards: boolean
  q: string
  sort: SortKey
  order: Direction
  sortable: boolean
  onSort: (sort: SortKey, order: Direction) => void
  selection: RowSet
  changed: RowSet
  busy: boolean
  outdated: boolean
  /** Stands where there are no rows. */
  empty: ReactNode
  /** Told while a pointer is over the rows, and when it has left them. */
  onPointer: (over: boolean) => void
}

/**
 * The browser's own table: antd's takes four times as long to draw, and 100 KB to load before the first row. The whole row opens its
 * group, for the pointer; the link in it is for everybody else.
 */
export function GroupTable({ scope, rows, columns, cards, q, selection, changed, ...rest }: GroupTableProps) {
  const words = useStrings(listStrings)
  const density = usePreference(densityPreference)
  const openDialog = useOpenDialog()
  const from = useRef<string>(undefined)
  const { busy, outdated, empty, onPointer, ...sorting } = rest

  const open = (event: MouseEvent) => {
    const id = rowAt(event.target)
    if (id === undefined) return
    if (event.target instanceof HTMLInputElement) {
      // The range since the row chosen before, as lists of files do.
      if (event.shiftKey && from.current !== undefined) {
        selection.put(between(rows, from.current, id), event.target.checked)
      }
      from.current = id
      return
    }
    const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (plain && isBare(event.target) && window.getSelection()?.isCollapsed !== false) {
      openDialog(paths.groupDetails(scope, id))
    }
  }
  return (
    <div className={styles.frame}>
      <table
        className={clsx(styles.table, cards && styles.cards, outdated && styles.outdated)}
        data-density={density}
        aria-label={words.groups}
        aria-busy={busy}
      >
        {!cards && <TableHead rows={rows} columns={columns} selection={selection} {...sorting} />}
        {/* The keys are heard by the whole list (use-list-keys.ts), and each row has a link that does the same. */}
        <tbody onClick={open} onPointerMove={() => onPointer(true)} onPointerLeave={() => onPointer(false)}>
          {rows.length === 0 && (
            <tr>
              <td colSpan={cards ? 1 : columns.length + 3} className={styles.nothing}>
                {empty}
              </td>
            </tr>
          )}
          {rows.map((row) =>
            cards ? (
              <GroupCard key={row.id} scope={scope} row={row} q={q} changed={changed} />
            ) : (
              <GroupRow
                key={row.id}
                scope={scope}
                row={row}
                columns={columns}
                q={q}
                selection={selection}
                changed={changed}
              />
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

const rowAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined

/** Nothing that does something of its own when it is clicked. */
const isBare = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input, label, [role=button]') === null

/** The IDs from one row to another, both included, whichever stands first; none when one of them is not here. */
function between(rows: readonly Row[], a: string, b: string): string[] {
  const ids = rows.map(({ id }) => id)
  const [first = -1, last = -1] = [ids.indexOf(a), ids.indexOf(b)].toSorted((x, y) => x - y)
  return first === -1 ? [] : ids.slice(first, last + 1)
}
