import type { GroupRow } from '#api/groups.ts'
import { useStrings } from '../../ui/preferences.ts'
import { type RowSet, useRowSet } from '../../ui/row-set.ts'
import { ariaSort, SortHeader } from '../../ui/sort-header.tsx'
import type { Direction, SortKey } from '../data/list-params.ts'
import { type Column, SORT_OF } from './columns.ts'
import { listStrings } from './list-strings.ts'
import { selectionStrings } from './selection-strings.ts'
import shared from '../../ui/list-table.module.css'
import styles from './group-table.module.css'

interface TableHeadProps {
  rows: readonly GroupRow[]
  columns: readonly Column[]
  /** The order the rows stand in. */
  sort: SortKey
  order: Direction
  /** Whether all groups are read, as sorting by anything but Created needs. */
  sortable: boolean
  selection: RowSet
  onSort: (sort: SortKey) => void
}

/** The headings, which stay in view. */
export function TableHead({ rows, columns, selection, ...sorting }: TableHeadProps) {
  const words = useStrings(listStrings)
  const selecting = useStrings(selectionStrings)
  const selected = useRowSet(selection)
  const here = rows.filter(({ id }) => selected.has(id)).length
  const { sort, order } = sorting
  return (
    <thead className={shared.head}>
      <tr>
        <th scope="col" className={styles.select}>
          <input
            type="checkbox"
            aria-label={selecting.selectPage}
            checked={here > 0 && here === rows.length}
            ref={(box) => {
              if (box !== null) box.indeterminate = here > 0 && here < rows.length
            }}
            onChange={({ target }) =>
              selection.put(
                rows.map(({ id }) => id),
                target.checked,
              )
            }
          />
        </th>
        <th
          scope="col"
          className={styles.name}
          aria-sort={ariaSort(sort === 'name' || sort === 'id' ? order : undefined)}
        >
          <Sorter by="name" title={words.name} {...sorting} />
          <Sorter by="id" title={words.id} {...sorting} />
        </th>
        {columns.map((column) => {
          const by = SORT_OF[column]
          const title = words[column]
          return (
            <th
              key={column}
              scope="col"
              data-column={column}
              aria-sort={ariaSort(by !== undefined && sort === by ? order : undefined)}
            >
              {by === undefined ? title : <Sorter by={by} title={title} {...sorting} />}
            </th>
          )
        })}
        <th scope="col" className={styles.actions}>
          {words.actions}
        </th>
      </tr>
    </thead>
  )
}

interface SorterProps extends Pick<TableHeadProps, 'sort' | 'order' | 'sortable' | 'onSort'> {
  by: SortKey
  title: string
}

function Sorter({ by, title, sort, order, sortable, onSort }: SorterProps) {
  const words = useStrings(listStrings)
  const direction = sort === by ? order : undefined
  return (
    <SortHeader
      label={words.sortBy(title)}
      direction={direction}
      lockedReason={sortable || by === 'created' ? undefined : words.sortLocked}
      onSort={() => onSort(by)}
    >
      {title}
    </SortHeader>
  )
}
