import { PlusOutlined, ReloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Tooltip } from 'antd'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Outlet, useParams } from 'react-router'
import type { Application } from '#api/applications.ts'
import { LIMITS } from '#api/contract/limits.ts'
import type { LiveCenter } from '#api/contract/fields.ts'
import { paths } from '#lib/paths.ts'
import { Choice } from '../ui/choice.tsx'
import { commonStrings } from '../ui/common-strings.ts'
import { FailureView } from '../ui/failure-view.tsx'
import { PaintedRows } from '../ui/first-paint.tsx'
import { ListFoot } from '../ui/list-foot.tsx'
import { ListReason } from '../ui/list-reason.tsx'
import { OperationButton } from '../ui/operation.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { PlainButton } from '../ui/plain-button.tsx'
import { useLocale, useStrings } from '../ui/preferences.ts'
import { SearchBox } from '../ui/search-box.tsx'
import { useFirstScreen } from '../ui/use-first-screen.ts'
import { isLiveCenter } from '../ui/use-scope.ts'
import { useSearchText } from '../ui/use-search-text.ts'
import { applicationStrings } from './application-strings.ts'
import {
  APPLICATION_PAGE_SIZES,
  APPLICATION_STATES,
  type ApplicationsParams,
  useApplicationsParams,
} from './applications-params.ts'
import { ApplicationsTable } from './applications-table.tsx'
import { holding } from './find-applications.ts'
import { applicationsQuery } from './queries.ts'
import { scopeStrings } from './scope-strings.ts'
import { UnknownCenter } from './unknown-center.tsx'
import styles from './applications-page.module.css'

const FULL_ID = 'applications-full'
const FOUND_ID = 'applications-found'

export function ApplicationsPage() {
  const { center } = useParams()
  if (!isLiveCenter(center)) return <UnknownCenter center={center ?? ''} />
  return <Applications key={center} center={center} />
}

function Applications({ center }: { center: LiveCenter }) {
  const words = useStrings(scopeStrings)
  const locale = useLocale()
  const { data, error, isFetching, refetch } = useQuery(applicationsQuery(center))
  const loading = data === undefined && error === null
  useFirstScreen(loading)
  const count = data?.length ?? 0
  const full = count >= LIMITS.applicationsPerAccount
  const refresh = (
    <Tooltip title={words.refresh}>
      <Button icon={<ReloadOutlined spin={isFetching} />} aria-label={words.refresh} onClick={() => void refetch()} />
    </Tooltip>
  )
  const createButton = (
    <OperationButton
      operation="createApplication"
      to={paths.createApplication(center)}
      blockedBy={full ? FULL_ID : undefined}
      icon={<PlusOutlined aria-hidden />}
    >
      {words.createApplication}
    </OperationButton>
  )
  return (
    <section className={clsx('page', styles.applications)}>
      <PageHead title={words.applications} action="ListLiveMessageApps" actions={createButton}>
        {data !== undefined && (
          <span className="muted">{count === 1 ? words.totalOne : words.total(count.toLocaleString(locale))}</span>
        )}
      </PageHead>
      {full && <p id={FULL_ID}>{words.full(count.toLocaleString(locale))}</p>}
      {error !== null && <FailureView error={error} quiet={data !== undefined} onRetry={() => void refetch()} />}
      {loading && <PaintedRows />}
      {data?.length === 0 && (
        <ListReason title={words.emptyTitle} lines={[words.emptyBody]}>
          {createButton}
          {refresh}
        </ListReason>
      )}
      {data !== undefined && count > 0 && <List applications={data} refresh={refresh} />}
      <Outlet />
    </section>
  )
}

const inState = ({ disabled }: Application, state: ApplicationsParams['state']) =>
  state === 'all' || disabled === (state === 'disabled')

/** All of them are known: what is searched for is found at once, and a page is a part of it. */
function List({ applications, refresh }: { applications: readonly Application[]; refresh: ReactNode }) {
  const words = useStrings(applicationStrings)
  const scope = useStrings(scopeStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { params, searchAfter, change } = useApplicationsParams()
  const search = useSearchText(params.q, (q) => change({ q }, { replace: true }))
  const { state, size } = params
  const found = holding(
    applications.filter((one) => inState(one, state)),
    search.text,
    ({ id, name }) => [id, name],
  )
  const lastPage = Math.max(1, Math.ceil(found.length / size))
  // What is typed is another list than that of the address, for a moment.
  const page = search.text === params.q ? Math.min(params.page, lastPage) : 1
  const rows = found.slice((page - 1) * size, page * size)
  const states = { all: words.all, enabled: scope.enabledTag, disabled: scope.disabledTag }
  const typed = search.text.trim()
  const number = (value: number) => value.toLocaleString(locale)
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
          describedBy={FOUND_ID}
        />
        <Choice
          label={words.filter}
          value={state}
          onChange={(value) => change({ state: value })}
          options={APPLICATION_STATES.map((value) => ({ value, label: states[value] }))}
        />
        <span id={FOUND_ID} role="status" className="muted numeric">
          {(typed !== '' || state !== 'all') && words.found(number(found.length), number(applications.length))}
        </span>
        <span className={styles.tools}>{refresh}</span>
      </div>
      <ApplicationsTable
        applications={rows}
        search={typed}
        empty={
          <ListReason
            title={words.noMatchTitle}
            lines={[
              ...(typed === '' ? [] : [words.noMatchSearch(typed)]),
              ...(state === 'all' ? [] : [words.noMatchState(states[state])]),
            ]}
          >
            {typed !== '' && <PlainButton onClick={search.clear}>{common.clearSearch}</PlainButton>}
            {state !== 'all' && <PlainButton onClick={() => change({ state: 'all' })}>{words.showAll}</PlainButton>}
          </ListReason>
        }
      />
      {rows.length > 0 && (
        <ListFoot
          shown={rows.length}
          total={found.length}
          page={page}
          size={size}
          sizes={APPLICATION_PAGE_SIZES}
          searchAfter={searchAfter}
          change={change}
          words={words}
        />
      )}
    </>
  )
}
