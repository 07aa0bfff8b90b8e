import { clsx } from 'clsx'
import { type ReactNode, useRef } from 'react'
import type { GroupRow as Row } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { useOpenDialog } from '../../ui/dialog-route.tsx'
import { usePreference, useStrings } from '../../ui/preferences.ts'
import type { RowSet } from '../../ui/row-set.ts'
import type { Search } from '../data/search.ts'
import type { Direction, SortKey } from '../data/list-params.ts'
import type { Column } from './columns.ts'
import { GroupCard } from './group-card.tsx'
import { GroupRow } from './group-row.tsx'
import { densityPreference } from './list-preferences.ts'
import { listStrings } from './list-strings.ts'
import { TableHead } from './table-head.tsx'
import type { Range } from '../../ui/use-range.ts'
import { useRowClicks } from './use-row-clicks.ts'
import shared from '../../ui/list-table.module.css'
import styles from './group-table.module.css'

interface GroupTableProps {
  scope: Scope
  rows: readonly Row[]
  columns: readonly Column[]
  /** One cell a group, where the window is too narrow for columns. */
  cards: boolean
  search: Search
  sort: SortKey
  order: Direction
  sortable: boolean
  onSort: (sort: SortKey) => void
  selection: RowSet
  range: Range
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
export function GroupTable({ scope, rows, columns, cards, search, selection, changed, ...rest }: GroupTableProps) {
  const words = useStrings(listStrings)
  const density = usePreference(densityPreference)
  const openDialog = useOpenDialog()
  const table = useRef<HTMLTableElement>(null)
  const { busy, outdated, empty, range, onPointer, ...sorting } = rest
  useRowClicks(table, { range, open: (id) => openDialog(paths.groupDetails(scope, id)), onPointer })
  return (
    <div className={shared.frame}>
      <table
        ref={table}
        className={clsx(shared.table, styles.table, cards && styles.cards, outdated && styles.outdated)}
        data-density={density}
        aria-label={words.groups}
        aria-busy={busy}
      >
        {!cards && <TableHead rows={rows} columns={columns} selection={selection} {...sorting} />}
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={cards ? 1 : columns.length + 3} className={styles.nothing}>
                {empty}
              </td>
            </tr>
          )}
          {rows.map((row) =>
            cards ? (
              <GroupCard key={row.id} scope={scope} row={row} search={search} selection={selection} changed={changed} />
            ) : (
              <GroupRow
                key={row.id}
                scope={scope}
                row={row}
                columns={columns}
                search={search}
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
