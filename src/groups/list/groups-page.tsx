import { clsx } from 'clsx'
import { useEffect, useMemo } from 'react'
import { Link, Outlet, useMatch, useParams } from 'react-router'
import { PATTERNS, paths } from '#lib/paths.ts'
import { useOpenDialog } from '../../ui/dialog-route.tsx'
import { FailureView } from '../../ui/failure-view.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { usePreference, useStrings } from '../../ui/preferences.ts'
import { useFirstScreen } from '../../ui/use-first-screen.ts'
import { useMedia } from '../../ui/use-media.ts'
import { useScope } from '../../ui/use-scope.ts'
import {
  changeListParams,
  firstDirection,
  PAGE_SIZES,
  type SortKey,
  turned,
  writeListParams,
} from '../data/list-params.ts'
import { selectionOf } from '../data/selection.ts'
import { useGroupList } from '../data/use-group-list.ts'
import { useListParams } from '../data/use-list-params.ts'
import { columnsOf } from './columns.ts'
import { CreateButton, CreateManyButton } from './create-button.tsx'
import { GroupTable } from './group-table.tsx'
import { takesLong } from './facts-notice.tsx'
import { ListEmpty } from './list-empty.tsx'
import { columnsPreference } from './list-preferences.ts'
import { listStrings } from './list-strings.ts'
import { ListToolbar } from './list-toolbar.tsx'
import { QuotaText } from './quota-text.tsx'
import { ReadingStopped } from './reading-stopped.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useChangedRows } from './use-changed-rows.ts'
import { useListKeys } from './use-list-keys.ts'
import { useRange } from '../../ui/use-range.ts'
import { useSearchText } from '../../ui/use-search-text.ts'
import { useSteadyRows } from './use-steady-rows.ts'
import styles from './groups-page.module.css'

const QUOTA_ID = 'groups-quota'
/** Telephones. */
const CARDS = '(max-width: 767px)'
/** Windows in which a table has no room beside a group's screen. */
const CARDS_BESIDE = '(max-width: 1919px)'

/** The groups of an application. Its dialogs are routes over it. */
export function GroupsPage() {
  const words = useStrings(listStrings)
  const scope = useScope()
  const { groupId } = useParams()
  const { params, change, searchAfter } = useListParams()
  const search = useSearchText(params.q, (q) => change({ q }, { replace: true }))
  const { text } = search
  // The rows follow what is typed at once, the address a moment later.
  const asked = useMemo(() => (text === params.q ? params : changeListParams(params, { q: text })), [params, text])
  const list = useGroupList(scope, asked)
  const beside = useMatch({ path: PATTERNS.groupDetails, end: false }) !== null
  const cards = useMedia(beside ? CARDS_BESIDE : CARDS)
  const chosen = usePreference(columnsPreference)
  const { status, columns: linked, size } = list.params
  const columns = useMemo(() => columnsOf(status, linked ?? chosen), [status, linked, chosen])
  const { total, beyond, failed, directory } = list
  const lastPage = Math.max(1, Math.ceil(total / size))
  useEffect(() => {
    if (beyond) change({ page: lastPage }, { replace: true })
  }, [beyond, change, lastPage])

  useFirstScreen(list.loading)

  // For a few seconds the rows stand in an order that nobody asked for: they look like those of a page that is on its way.
  const soon = list.sortWaits && list.facts !== undefined && !takesLong(list)
  const request = useMemo(() => writeListParams(new URLSearchParams(), list.params).toString(), [list.params])
  const steady = useSteadyRows(list.rows, request)
  const changed = useChangedRows(list.rows, list.shown)
  const selection = selectionOf(scope)
  const range = useRange(selection, [steady.rows.map(({ id }) => id), list.matching ?? []])
  const openDialog = useOpenDialog()
  useListKeys({
    open: (id) => openDialog(paths.groupDetails(scope, id)),
    toggle(id) {
      selection.put([id], !selection.get().has(id))
      range.begin(id)
    },
    extend: (id) => range.extend(id, true),
  })
  // By what was asked for, and not by what is drawn a moment later: a second click turns the first one round.
  const onSort = (sort: SortKey) =>
    change({ sort, order: sort === params.sort ? turned(params.order) : firstDirection(sort) })

  return (
    <section className={clsx('page', styles.groups)}>
      <PageHead
        title={words.groups}
        action="ListLiveMessageGroupByPage"
        actions={
          <span className={styles.creating}>
            <CreateManyButton scope={scope} quotaId={QUOTA_ID} />
            <span data-shortcut="create">
              <CreateButton scope={scope} quotaId={QUOTA_ID} />
            </span>
          </span>
        }
      >
        {!failed && <QuotaText id={QUOTA_ID} scope={scope} />}
        <Link to={paths.runs(scope)} className={clsx(styles.runs)}>
          {words.runs}
        </Link>
      </PageHead>
      <ListToolbar params={params} change={change} list={list} search={search} cards={cards} steady={steady} />
      {list.error !== null && <FailureView error={list.error} quiet={!failed} onRetry={list.refresh} />}
      {directory.failure !== undefined && list.error === null && <ReadingStopped list={list} />}
      {!failed && (
        <GroupTable
          scope={scope}
          rows={list.loading ? [] : steady.rows}
          columns={columns}
          cards={cards}
          search={list.search}
          sort={list.sortWaits ? 'created' : list.params.sort}
          order={list.sortWaits ? 'desc' : list.params.order}
          sortable={directory.complete}
          onSort={onSort}
          selection={selection}
          range={range}
          changed={changed}
          busy={list.loading || list.outdated || soon}
          outdated={list.outdated || soon}
          empty={<ListEmpty scope={scope} list={list} change={change} quotaId={QUOTA_ID} />}
          onPointer={steady.onPointer}
        />
      )}
      <SelectionBar scope={scope} selection={selection} list={list} cards={cards} />
      {!failed && steady.rows.length > 0 && (
        <ListFoot
          shown={list.rows.length}
          total={total}
          page={list.page}
          size={size}
          sizes={PAGE_SIZES}
          searchAfter={searchAfter}
          change={change}
          words={words}
        />
      )}
      {/* Another group is another dialog: nothing typed for one may stand in the form of the next. The panel sees to that itself. */}
      <Outlet key={beside ? 'beside' : groupId} />
    </section>
  )
}
