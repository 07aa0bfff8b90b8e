import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useParams } from 'react-router'
import { LIVE_CENTERS } from '#api/contract/fields.ts'
import { isRefusedWith } from '#api/failure.ts'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { FailureView } from '../ui/failure-view.tsx'
import { PaintedContent } from '../ui/first-paint.tsx'
import { OperationLink } from '../ui/operation.tsx'
import { PageMessage } from '../ui/page-message.tsx'
import { useStrings } from '../ui/preferences.ts'
import { isLiveCenter } from '../ui/use-scope.ts'
import { applicationQuery } from './queries.ts'
import { scopeStrings } from './scope-strings.ts'
import { UnknownCenter } from './unknown-center.tsx'

/** The application's screen, or the reason why there is none. */
export function ApplicationLayout() {
  const { center, appId } = useParams()
  if (!isLiveCenter(center)) return <UnknownCenter center={center ?? ''} />
  if (appId === undefined) return null
  return <ApplicationGate key={`${center}/${appId}`} scope={{ center, appId }} />
}

function ApplicationGate({ scope }: { scope: Scope }) {
  const words = useStrings(scopeStrings)
  const { data, error, refetch } = useQuery(applicationQuery(scope))
  const choose = <Link to={paths.applications(scope.center)}>{words.chooseApplication}</Link>
  if (data !== undefined) {
    if (!data.disabled) return <Outlet />
    return (
      <PageMessage
        title={words.disabledTitle}
        actions={
          <>
            <OperationLink operation="switchApplication" to={paths.enableApplication(scope)}>
              {words.enableApplication}
            </OperationLink>
            {choose}
          </>
        }
      >
        {words.disabledBody(data.name)}
      </PageMessage>
    )
  }
  if (error === null) return <PaintedContent screen="groups" />
  if (isRefusedWith(error, 'ResourceNotExist')) {
    const other = LIVE_CENTERS.find((known) => known !== scope.center)
    return (
      <PageMessage
        title={words.unknownTitle}
        actions={
          <>
            {choose}
            {other !== undefined && (
              <Link to={paths.groups({ center: other, appId: scope.appId })}>{words.tryCenter(words[other])}</Link>
            )}
          </>
        }
      >
        <FailureView
          error={error}
          title={words.unknownBody(scope.appId, words[scope.center])}
          advice={words.unknownAdvice}
          onRetry={() => void refetch()}
        />
      </PageMessage>
    )
  }
  const forbidden = isRefusedWith(error, 'NoAuth')
  return (
    <PageMessage title={forbidden ? words.forbiddenTitle : words.failedTitle} actions={choose}>
      <FailureView
        error={error}
        {...(forbidden ? { title: words.forbiddenBody(scope.appId), advice: words.forbiddenAdvice } : {})}
        onRetry={() => void refetch()}
      />
    </PageMessage>
  )
}
