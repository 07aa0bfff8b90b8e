import { ReloadOutlined } from '@ant-design/icons'
import { Button, Select, Tooltip } from 'antd'
import { clsx } from 'clsx'
import { Choice } from '../../ui/choice.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { DIRECTIONS, type ListParams, SORT_KEYS, STATUSES } from '../data/list-params.ts'
import { statusStrings } from '../shared/status-strings.ts'
import { listStrings } from './list-strings.ts'
import { SearchBox } from './search-box.tsx'
import { SearchProgress } from './search-progress.tsx'
import type { GroupList } from '../data/use-group-list.ts'
import styles from './list-toolbar.module.css'

interface ListToolbarProps {
  params: ListParams
  change: (change: Partial<ListParams>, options?: { replace?: boolean }) => void
  list: GroupList
  /** Whether the table has headings to sort by. */
  wide: boolean
}

const PROGRESS_ID = 'groups-search-progress'

export function ListToolbar({ params, change, list, wide }: ListToolbarProps) {
  const words = useStrings(listStrings)
  const statuses = useStrings(statusStrings)
  return (
    <div className={styles.toolbar}>
      <SearchBox value={params.q} onSearch={(q) => change({ q }, { replace: true })} describedBy={PROGRESS_ID} />
      <Choice
        label={words.filter}
        value={params.status}
        options={STATUSES.map((status) => ({ value: status, label: statuses[status] }))}
        onChange={(status) => change({ status })}
      />
      {!wide && <SortSelect params={params} change={change} complete={list.directory.complete} />}
      <Tooltip title={words.refresh}>
        <Button icon={<ReloadOutlined spin={list.refreshing} />} aria-label={words.refresh} onClick={list.refresh} />
      </Tooltip>
      <SearchProgress id={PROGRESS_ID} list={list} />
    </div>
  )
}

interface SortSelectProps extends Pick<ListToolbarProps, 'params' | 'change'> {
  complete: boolean
}

const LABELS = {
  created: { asc: 'createdAsc', desc: 'createdDesc' },
  id: { asc: 'idAsc', desc: 'idDesc' },
  name: { asc: 'nameAsc', desc: 'nameDesc' },
  owner: { asc: 'ownerAsc', desc: 'ownerDesc' },
  status: { asc: 'statusAsc', desc: 'statusDesc' },
} as const

/** What the headings of the wide table do, where there are none. */
function SortSelect({ params, change, complete }: SortSelectProps) {
  const words = useStrings(listStrings)
  const options = SORT_KEYS.flatMap((sort) =>
    DIRECTIONS.map((order) => ({
      value: `${sort}-${order}`,
      sort,
      order,
      label: words[LABELS[sort][order]],
      title: sort === 'created' || complete ? '' : words.sortLocked,
      disabled: sort !== 'created' && !complete,
    })),
  )
  return (
    <Select
      className={clsx(styles.sort)}
      aria-label={words.sort}
      value={`${params.sort}-${params.order}`}
      options={options}
      onChange={(value) => {
        const chosen = options.find((option) => option.value === value)
        if (chosen !== undefined) change({ sort: chosen.sort, order: chosen.order })
      }}
    />
  )
}
