import { Grid, Select, Table } from 'antd'
import { clsx } from 'clsx'
import { useEffect } from 'react'
import { Outlet, useParams } from 'react-router'
import type { GroupRow } from '#api/groups.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { narrowColumns, wideColumns } from './columns.tsx'
import { CreateButton } from './create-button.tsx'
import { ListEmpty } from './list-empty.tsx'
import { PAGE_SIZES } from '../data/list-params.ts'
import { listStrings } from './list-strings.ts'
import { ListToolbar } from './list-toolbar.tsx'
import { QuotaText } from './quota-text.tsx'
import { ReadingStopped } from './reading-stopped.tsx'
import { useGroupList } from '../data/use-group-list.ts'
import { useListParams } from '../data/use-list-params.ts'
import styles from './groups-page.module.css'

const QUOTA_ID = 'groups-quota'

/** The groups of an application. Its dialogs are routes over it. */
export function GroupsPage() {
  const words = useStrings(listStrings)
  const locale = useLocale()
  const scope = useScope()
  const { groupId } = useParams()
  const { params, change, searchAfter } = useListParams()
  const list = useGroupList(scope, params)
  const wide = Grid.useBreakpoint().xl ?? true
  const { size } = params
  const { rows, total, page, beyond, failed, directory } = list
  const lastPage = Math.max(1, Math.ceil(total / size))
  useEffect(() => {
    if (beyond) change({ page: lastPage }, { replace: true })
  }, [beyond, change, lastPage])

  const number = (value: number) => value.toLocaleString(locale)
  const columns = wide
    ? wideColumns({
        scope,
        words,
        sort: list.sortWaits ? 'created' : params.sort,
        order: list.sortWaits ? 'desc' : params.order,
        sortable: directory.complete,
        onSort: (sort, order) => change({ sort, order }),
      })
    : narrowColumns({ scope })

  return (
    <section className={clsx('page', styles.groups)}>
      <PageHead
        title={words.groups}
        action="ListLiveMessageGroupByPage"
        actions={<CreateButton scope={scope} quotaId={QUOTA_ID} />}
      >
        {!failed && <QuotaText id={QUOTA_ID} scope={scope} />}
      </PageHead>
      <ListToolbar params={params} change={change} list={list} wide={wide} />
      {list.error !== null && <FailureView error={list.error} quiet={!failed} onRetry={list.refresh} />}
      {directory.failure !== undefined && list.error === null && <ReadingStopped list={list} />}
      {!failed && (
        <Table<GroupRow>
          className={clsx(styles.table, list.outdated && styles.outdated)}
          aria-label={words.groups}
          aria-busy={list.loading || list.outdated}
          size="small"
          tableLayout="fixed"
          rowKey="id"
          columns={columns}
          dataSource={list.loading ? [] : [...rows]}
          showHeader={wide}
          rowClassName={(row) => clsx(row.deleted && styles.deleted)}
          pagination={false}
          locale={{
            emptyText: <ListEmpty scope={scope} params={params} list={list} change={change} quotaId={QUOTA_ID} />,
          }}
        />
      )}
      {!failed && rows.length > 0 && (
        <div className={styles.foot}>
          <span className="muted numeric">
            {words.range(number((page - 1) * size + 1), number((page - 1) * size + rows.length), number(total))}
          </span>
          {lastPage > 1 && (
            <Pager
              label={words.pages}
              page={page}
              lastPage={lastPage}
              searchOf={(target) => searchAfter({ page: target })}
              words={words}
            />
          )}
          <Select
            aria-label={words.pageSize}
            value={size}
            options={PAGE_SIZES.map((value) => ({ value, label: words.perPage(String(value)) }))}
            onChange={(value) => change({ size: value })}
          />
        </div>
      )}
      {/* Another group is another dialog: nothing typed for one may stand in the form of the next. */}
      <Outlet key={groupId} />
    </section>
  )
}
