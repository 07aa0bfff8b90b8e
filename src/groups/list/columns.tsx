import type { TableColumnsType } from 'antd'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { zonePlace } from '#lib/time.ts'
import { IdText } from '../../ui/id-text.tsx'
import { ariaSort, SortHeader } from '../../ui/sort-header.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { GroupCard } from './group-card.tsx'
import { NameCell, OnlineUsers, RowActions, TextCell } from './group-cells.tsx'
import { type Direction, firstDirection, type SortKey } from '../data/list-params.ts'
import type { listStrings } from './list-strings.ts'
import { StatusTag } from '../shared/status-tag.tsx'
import styles from './groups-page.module.css'

interface ColumnsInput {
  scope: Scope
  words: (typeof listStrings)['en']
  /** The order the rows stand in. */
  sort: SortKey
  order: Direction
  /** Whether all groups are read, as sorting by anything but Created needs. */
  sortable: boolean
  onSort: (sort: SortKey, order: Direction) => void
}

/** Widths are in groups-page.module.css, where they follow the width of the list. */
export function wideColumns({ scope, words, sort, order, sortable, onSort }: ColumnsInput) {
  const sorted = (key: SortKey, title: string, className?: string, under?: ReactNode) => {
    const direction = sort === key ? order : undefined
    const next = direction === undefined ? firstDirection(key) : direction === 'asc' ? 'desc' : 'asc'
    return {
      key,
      className: clsx(className),
      onHeaderCell: () => ({ 'aria-sort': ariaSort(direction) }),
      title: (
        <>
          <SortHeader
            label={words.sortBy(title)}
            direction={direction}
            lockedReason={sortable || key === 'created' ? undefined : words.sortLocked}
            onSort={() => onSort(key, next)}
          >
            {title}
          </SortHeader>
          {under}
        </>
      ),
    }
  }
  const columns: TableColumnsType<GroupRow> = [
    {
      ...sorted('id', words.id, styles.id),
      rowScope: 'row',
      render: (_, row) => <IdText id={row.id} what={words.id} ellipsis />,
    },
    { ...sorted('name', words.name), render: (_, row) => <NameCell scope={scope} row={row} /> },
    { ...sorted('owner', words.owner, styles.owner), render: (_, row) => <TextCell text={row.owner} /> },
    { ...sorted('status', words.status, styles.status), render: (_, row) => <StatusTag deleted={row.deleted} /> },
    {
      key: 'online',
      className: clsx(styles.online),
      title: words.online,
      render: (_, row) => <OnlineUsers scope={scope} row={row} />,
    },
    {
      ...sorted('created', words.created, styles.created, <Zone />),
      render: (_, row) => <TimeText seconds={row.createdAt} zone={false} />,
    },
    {
      key: 'actions',
      className: clsx(styles.actions),
      title: words.actions,
      render: (_, row) => <RowActions scope={scope} row={row} />,
    },
  ]
  return columns
}

/** Names the time zone of the column. */
function Zone() {
  const zone = zonePlace()
  return (
    <span className={styles.zone} title={zone}>
      {zone}
    </span>
  )
}

/** One cell a group, for windows too narrow for columns. */
export function narrowColumns({ scope }: Pick<ColumnsInput, 'scope'>) {
  const columns: TableColumnsType<GroupRow> = [
    { key: 'group', render: (_, row) => <GroupCard scope={scope} row={row} /> },
  ]
  return columns
}
