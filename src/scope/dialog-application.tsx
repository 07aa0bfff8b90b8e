import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Flex, Spin } from 'antd'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import type { ApplicationDetails } from '#api/applications.ts'
import { isRefusedWith } from '#api/failure.ts'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { useCloseDialog } from '../ui/dialog-route.tsx'
import { FailureView } from '../ui/failure-view.tsx'
import { IdText } from '../ui/id-text.tsx'
import { useStrings } from '../ui/preferences.ts'
import { soon } from '../ui/soon.ts'
import { StatusMark } from '../ui/status-mark.tsx'
import { isLiveCenter } from '../ui/use-scope.ts'
import { applicationStrings } from './application-strings.ts'
import { applicationQuery, applicationsQuery } from './queries.ts'
import { scopeStrings } from './scope-strings.ts'
import styles from './application-dialogs.module.css'

interface DialogApplication {
  scope: Scope
  /** Undefined until it has been read, or when there is none. */
  application: ApplicationDetails | undefined
  /** Stands in for the application while it is read, cannot be read, or does not exist. */
  placeholder: ReactNode
  /** No such application: nothing can be done here. */
  gone: boolean
  close: () => void
  /** Reads again what a change is seen in. Resolves once it is, or when waiting would hold up the operator. */
  refresh: () => Promise<void>
}

/** The application that a dialog's address names. */
export function useDialogApplication(): DialogApplication {
  const { center, applicationId } = useParams()
  if (!isLiveCenter(center) || applicationId === undefined) throw new Error('This dialog needs an application')
  const scope = { center, appId: applicationId }
  const words = useStrings(applicationStrings)
  const queries = useQueryClient()
  const query = applicationQuery(scope)
  const { data, error, refetch } = useQuery({ ...query, refetchOnMount: 'always' })
  const gone = isRefusedWith(error, 'ResourceNotExist')
  const application = gone ? undefined : data
  return {
    scope,
    application,
    gone,
    close: useCloseDialog(paths.applications(center)),
    refresh: () =>
      soon(
        Promise.all([
          queries.invalidateQueries({ queryKey: query.queryKey }),
          queries.invalidateQueries({ queryKey: applicationsQuery(center).queryKey }),
        ]).then(() => undefined),
      ),
    placeholder: gone ? (
      <Alert role="status" type="warning" showIcon title={words.goneTitle} description={words.gone(applicationId)} />
    ) : application !== undefined ? null : error === null ? (
      <div role="status">
        <Spin /> {words.loading}
      </div>
    ) : (
      <FailureView error={error} onRetry={() => void refetch()} />
    ),
  }
}

/** Which application a dialog is about. */
export function ApplicationSubject({ scope, application }: Pick<DialogApplication, 'scope' | 'application'>) {
  const words = useStrings(scopeStrings)
  return (
    <Flex vertical>
      {application !== undefined && <bdi className={styles.name}>{application.name}</bdi>}
      <Flex gap={8} align="center" wrap>
        <IdText id={scope.appId} what={words.id} />
        {application !== undefined && <ApplicationStatus disabled={application.disabled} />}
      </Flex>
    </Flex>
  )
}

export function ApplicationStatus({ disabled }: { disabled: boolean }) {
  const words = useStrings(scopeStrings)
  return <StatusMark on={!disabled}>{disabled ? words.disabledTag : words.enabledTag}</StatusMark>
}
