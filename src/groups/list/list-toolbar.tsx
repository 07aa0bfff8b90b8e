import { Choice } from '../../ui/choice.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { NativeSelect } from '../../ui/native-select.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import type { useSearchText } from '../../ui/use-search-text.ts'
import { DIRECTIONS, type ListParams, NO_FACETS, sortKeysOf, STATUSES } from '../data/list-params.ts'
import type { GroupList } from '../data/use-group-list.ts'
import { statusStrings } from '../shared/status-strings.ts'
import { DisplayButton } from './display-button.tsx'
import { ExportButton } from './export-button.tsx'
import { facetStrings } from './facet-strings.ts'
import { activeFacets } from './facets.ts'
import { FacetsButton, LIST_FILTERS } from './facets-button.tsx'
import { FactsNotice, useFactsStage } from './facts-notice.tsx'
import { listStrings } from './list-strings.ts'
import { RefreshControl } from './refresh-control.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { SearchProgress } from './search-progress.tsx'
import type { SteadyRows } from './use-steady-rows.ts'
import { ViewsButton } from './views-button.tsx'
import styles from './list-toolbar.module.css'

interface ListToolbarProps {
  params: ListParams
  change: (change: Partial<ListParams>, options?: { replace?: boolean }) => void
  list: GroupList
  search: ReturnType<typeof useSearchText>
  /** The table has no headings to sort by. */
  cards: boolean
  steady: Pick<SteadyRows, 'waiting' | 'release'>
}

const PROGRESS_ID = 'groups-search-progress'

export function ListToolbar({ params, change, list, search, cards, steady }: ListToolbarProps) {
  const words = useStrings(listStrings)
  const statuses = useStrings(statusStrings)
  const facets = useStrings(facetStrings)
  const stage = useFactsStage(list, steady.waiting)
  return (
    <>
      <div className={styles.toolbar}>
        <SearchBox
          label={words.search}
          placeholder={words.searchPlaceholder}
          text={search.text}
          onType={search.setText}
          onEnter={search.flush}
          onClear={search.clear}
          describedBy={PROGRESS_ID}
        />
        {cards && <SortSelect params={params} change={change} complete={list.directory.complete} />}
        <Choice
          label={words.filter}
          value={params.status}
          options={STATUSES.map((status) => ({ value: status, label: statuses[status] }))}
          onChange={(status) => change({ status })}
        />
        <FacetsButton params={params} change={change} list={list} />
        <SearchProgress id={PROGRESS_ID} list={list} />
        <span role="status">
          {steady.waiting && stage === undefined && (
            <PlainButton small onClick={steady.release}>
              {words.waiting}
            </PlainButton>
          )}
        </span>
        <span className={styles.tools}>
          <ViewsButton params={params} />
          <DisplayButton params={params} change={change} cards={cards} />
          <ExportButton />
          <RefreshControl list={list} />
        </span>
      </div>
      <FilterChips of={LIST_FILTERS} active={activeFacets(params, facets)} onOff={change} none={NO_FACETS} />
      {stage !== undefined && <FactsNotice list={list} stage={stage} steady={steady} />}
    </>
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
  online: { asc: 'onlineAsc', desc: 'onlineDesc' },
  left: { asc: 'leftAsc', desc: 'leftDesc' },
} as const

/** What the headings of the table do, where there are none. */
function SortSelect({ params, change, complete }: SortSelectProps) {
  const words = useStrings(listStrings)
  const options = sortKeysOf(params.status).flatMap((sort) =>
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
    <NativeSelect
      className={styles.sort}
      label={words.sort}
      value={`${params.sort}-${params.order}`}
      options={options}
      onChange={(value) => {
        const chosen = options.find((option) => option.value === value)
        if (chosen !== undefined) change({ sort: chosen.sort, order: chosen.order })
      }}
    />
  )
}
