import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { Navigate, useParams } from 'react-router'
import { LIVE_CENTERS } from '#api/contract/fields.ts'
import { paths } from '#lib/paths.ts'
import { FailureView } from '../ui/failure-view.tsx'
import { useStrings } from '../ui/preferences.ts'
import { isLiveCenter, useScope } from '../ui/use-scope.ts'
import { landingQuery } from './queries.ts'
import { scopeStrings } from './scope-strings.ts'
import { UnknownCenter } from './unknown-center.tsx'

/** Leads a visit without an application to a useful list. */
export function Landing() {
  const { center } = useParams()
  const known = isLiveCenter(center)
  const { data, error, isPending, refetch } = useQuery({
    ...landingQuery(known ? center : undefined),
    enabled: known || center === undefined,
  })
  const words = useStrings(scopeStrings)
  if (center !== undefined && !known) return <UnknownCenter center={center} />
  if (error !== null) {
    return (
      <section className="page">
        <h1>{words.failedListTitle}</h1>
        <FailureView error={error} onRetry={() => void refetch()} />
      </section>
    )
  }
  if (isPending) return <Spin className="page-spin" description={words.loadingApplications} />
  if (data === undefined) return <Navigate to={paths.applications(known ? center : LIVE_CENTERS[0])} replace />
  return <Navigate to={paths.groups(data)} replace />
}

/** An application's bare address leads to its groups. */
export function ToGroups() {
  return <Navigate to={paths.groups(useScope())} replace />
}
