import { Button, Flex, Modal } from 'antd'
import { clsx } from 'clsx'
import { type ReactNode, useRef } from 'react'
import { Link } from 'react-router'
import type { ApplicationDetails, Moderation } from '#api/applications.ts'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../ui/common-strings.ts'
import { useReturnFocus } from '../ui/dialog-route.tsx'
import { DocumentationLink } from '../ui/documentation-link.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { IdText } from '../ui/id-text.tsx'
import { OperationLink } from '../ui/operation.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useLocale, useStrings } from '../ui/preferences.ts'
import { TimeText } from '../ui/time-text.tsx'
import { applicationStrings } from './application-strings.ts'
import { ApplicationStatus, useDialogApplication } from './dialog-application.tsx'
import { scopeStrings } from './scope-strings.ts'
import dense from '../ui/dense.module.css'
import styles from './application-dialogs.module.css'

/** Everything Describe tells of an application, and the way to what can be changed. */
export function ApplicationDetailsDialog() {
  const { scope, application, placeholder, close } = useDialogApplication()
  const words = useStrings(applicationStrings)
  const common = useStrings(commonStrings)
  const body = useRef<HTMLDivElement>(null)
  const closing = useRef<HTMLButtonElement>(null)
  useReturnFocus()
  return (
    <Modal
      open
      className={clsx(dense.dense)}
      title={words.details}
      width={600}
      onCancel={close}
      closable={{ 'aria-label': common.close }}
      afterOpenChange={(open) => {
        if (open && body.current?.contains(document.activeElement) !== true) closing.current?.focus()
      }}
      footer={
        <Flex align="center" justify="space-between">
          <DocumentationLink action="DescribeLiveMessageApp" />
          <Button ref={closing} onClick={close}>
            {common.close}
          </Button>
        </Flex>
      }
    >
      <PageTitle dialog>{`${words.details} ${scope.appId}`}</PageTitle>
      <Flex vertical gap={16} ref={body}>
        {placeholder}
        {application !== undefined && <Details scope={scope} application={application} />}
      </Flex>
    </Modal>
  )
}

function Details({ scope, application }: { scope: Scope; application: ApplicationDetails }) {
  const words = useStrings(applicationStrings)
  const fields = useStrings(scopeStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { name, id, center, disabled, retentionDays, createdAt, changedAt, callbackUrl, moderation } = application
  return (
    <>
      <section aria-label={words.facts}>
        <Facts>
          <Fact name={fields.name}>
            <bdi>{name}</bdi>
          </Fact>
          <Fact name={fields.id}>
            <IdText id={id} what={fields.id} />
          </Fact>
          <Fact name={fields.liveCenter}>{fields[center]}</Fact>
          <Fact name={fields.status}>
            <ApplicationStatus disabled={disabled} />
          </Fact>
          <Fact name={fields.retention}>{fields.days(retentionDays.toLocaleString(locale))}</Fact>
          <Fact name={fields.createdAt}>
            <TimeText seconds={createdAt} />
          </Fact>
          <Fact name={words.changed}>
            <TimeText seconds={changedAt} />
          </Fact>
          <Fact name={words.callback}>
            {callbackUrl === '' ? words.off : <IdText id={callbackUrl} what={words.callbackUrl} />}
          </Fact>
          <Fact name={words.moderation}>
            <ModerationFact moderation={moderation} />
          </Fact>
        </Facts>
      </section>
      <p className={styles.note}>{words.fixed}</p>
      <nav aria-label={common.actions} className={styles.actions}>
        {!disabled && <Link to={paths.groups(scope)}>{fields.viewGroups}</Link>}
        <OperationLink operation="changeCallback" to={paths.changeCallback(scope)}>
          {words.callback}
        </OperationLink>
        <OperationLink operation="changeModeration" to={paths.changeModeration(scope)}>
          {words.moderation}
        </OperationLink>
        {disabled ? (
          <OperationLink operation="switchApplication" to={paths.enableApplication(scope)}>
            {words.enable}
          </OperationLink>
        ) : (
          <OperationLink
            operation="switchApplication"
            to={paths.disableApplication(scope)}
            className={clsx(styles.danger)}
          >
            {words.disable}
          </OperationLink>
        )}
      </nav>
    </>
  )
}

function ModerationFact({ moderation }: { moderation: Moderation }): ReactNode {
  const words = useStrings(applicationStrings)
  if (moderation.kind !== 'custom') return words[moderation.kind]
  return (
    <>
      {words.custom} <IdText id={moderation.url} what={words.moderationUrl} />
    </>
  )
}
