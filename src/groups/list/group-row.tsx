import { clsx } from 'clsx'
import { memo, useMemo } from 'react'
import type { GroupRow as Row } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { useStrings } from '../../ui/preferences.ts'
import { type RowSet, useIsMarked } from '../../ui/row-set.ts'
import type { Search } from '../data/search.ts'
import { useRowGroup } from '../data/use-row-group.ts'
import { whyMatched } from '../data/why-matched.ts'
import { StatusTag } from '../shared/status-tag.tsx'
import { Administrators } from './administrators-cell.tsx'
import { Ago } from './ago.tsx'
import type { Column } from './columns.ts'
import { DeletionCell } from './deletion-cell.tsx'
import { listStrings } from './list-strings.ts'
import { NameCell } from './name-cell.tsx'
import { OnlineUsers } from './online-users.tsx'
import { RowActions } from './row-actions.tsx'
import { TextCell } from './text-cell.tsx'
import styles from './group-table.module.css'

interface GroupRowProps {
  scope: Scope
  row: Row
  columns: readonly Column[]
  /** What was searched for: what it found is marked. */
  search: Search
  selection: RowSet
  changed: RowSet
}

/** A group in columns. Drawn anew only when something of it changes, whatever happens to the others. */
export const GroupRow = memo(function GroupRow({ scope, row, columns, search, selection, changed }: GroupRowProps) {
  const words = useStrings(listStrings)
  const selected = useIsMarked(selection, row.id)
  const marked = useIsMarked(changed, row.id)
  const why = useMemo(() => whyMatched(row, search), [row, search])
  const group = useRowGroup(scope, row.id, { again: !row.deleted })
  return (
    <tr
      className={clsx(row.deleted && styles.deleted, selected && styles.selected, marked && styles.changed)}
      data-row={row.id}
      tabIndex={-1}
    >
      <td className={styles.select}>
        <input
          type="checkbox"
          checked={selected}
          aria-label={words.selectGroup(row.id)}
          onChange={({ target }) => selection.put([row.id], target.checked)}
        />
      </td>
      <th scope="row" className={styles.name}>
        <NameCell
          row={row}
          supergroup={group.data?.live?.supergroup === true}
          why={why}
          shown={{ owner: columns.includes('owner'), administrators: columns.includes('administrators') }}
        />
        {marked && <span className="visually-hidden">{words.changed}</span>}
      </th>
      {columns.map((column) => (
        <td key={column} data-column={column}>
          {cell(column)}
        </td>
      ))}
      <td className={styles.actions}>
        <RowActions scope={scope} row={row} group={group} timed={!columns.includes('restorableUntil')} />
      </td>
    </tr>
  )

  function cell(column: Column) {
    switch (column) {
      case 'online':
        return <OnlineUsers scope={scope} row={row} group={group} />
      case 'status':
        return <StatusTag deleted={row.deleted} />
      case 'owner':
        return <TextCell text={row.owner} ranges={why.owner} />
      case 'administrators':
        return <Administrators administrators={row.administrators} found={why.administrators} />
      case 'created':
        return <Ago seconds={row.createdAt} />
      case 'deletedAt':
      case 'deletedBy':
      case 'messagesUntil':
      case 'restorableUntil':
        return <DeletionCell column={column} group={group} />
    }
  }
})
