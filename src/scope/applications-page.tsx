import { PlusOutlined, ReloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Flex, Tooltip } from 'antd'
import { Outlet, useParams } from 'react-router'
import { LIMITS } from '#api/contract/limits.ts'
import type { LiveCenter } from '#api/contract/fields.ts'
import { paths } from '#lib/paths.ts'
import { FailureView } from '../ui/failure-view.tsx'
import { PaintedRows } from '../ui/first-paint.tsx'
import { OperationButton } from '../ui/operation.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { useLocale, useStrings } from '../ui/preferences.ts'
import { useFirstScreen } from '../ui/use-first-screen.ts'
import { isLiveCenter } from '../ui/use-scope.ts'
import { ApplicationsTable } from './applications-table.tsx'
import { applicationsQuery } from './queries.ts'
import { scopeStrings } from './scope-strings.ts'
import { UnknownCenter } from './unknown-center.tsx'

const FULL_ID = 'applications-full'

export function ApplicationsPage() {
  const { center } = useParams()
  if (!isLiveCenter(center)) return <UnknownCenter center={center ?? ''} />
  return <Applications center={center} />
}

function Applications({ center }: { center: LiveCenter }) {
  const words = useStrings(scopeStrings)
  const locale = useLocale()
  const { data, error, isFetching, refetch } = useQuery(applicationsQuery(center))
  const loading = data === undefined && error === null
  useFirstScreen(loading)
  const count = data?.length ?? 0
  const full = count >= LIMITS.applicationsPerAccount
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
    <section className="page">
      <PageHead
        title={words.applications}
        action="ListLiveMessageApps"
        actions={
          <Flex gap={8}>
            <Tooltip title={words.refresh}>
              <Button
                icon={<ReloadOutlined spin={isFetching} />}
                aria-label={words.refresh}
                onClick={() => void refetch()}
              />
            </Tooltip>
            {createButton}
          </Flex>
        }
      >
        {data !== undefined && (
          <span className="muted">{count === 1 ? words.totalOne : words.total(count.toLocaleString(locale))}</span>
        )}
      </PageHead>
      {full && <p id={FULL_ID}>{words.full(count.toLocaleString(locale))}</p>}
      {error !== null && <FailureView error={error} quiet={data !== undefined} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Empty description={<strong>{words.emptyTitle}</strong>} image={Empty.PRESENTED_IMAGE_SIMPLE}>
          <p>{words.emptyBody}</p>
          {createButton}
        </Empty>
      )}
      {data === undefined && error === null && <PaintedRows />}
      {data !== undefined && count > 0 && <ApplicationsTable applications={data} />}
      {/* The dialog of another Live Center is another dialog. */}
      <Outlet key={center} />
    </section>
  )
}
