import { Alert, Button, Flex } from 'antd'
import type { ReactNode } from 'react'
import { Failure, isRefusedWith } from '#api/failure.ts'
import { session } from '#api/service.ts'
import { commonStrings } from './common-strings.ts'
import { CopyButton } from './copy-button.tsx'
import { useDraftPromise } from './drafts.ts'
import { failureStrings } from './failure-strings.ts'
import { failureWords } from './failure-words.ts'
import { useStrings } from './preferences.ts'
import { sessionStrings } from './session-strings.ts'
import { useSession } from './use-session.ts'
import styles from './failure-view.module.css'

interface FailureViewProps {
  /** A `Failure`; anything else is a defect of the console and said to be one. */
  error: unknown
  onRetry?: (() => void) | undefined
  /** Old data stays in view: a warning instead of an error. */
  quiet?: boolean
  /** Nobody knows yet whether it failed at all. */
  uncertain?: boolean
  /** Replaces the headline, and the advice, where the caller knows more than the failure tells. */
  title?: ReactNode
  advice?: ReactNode
  /** Further ways out, beside Retry. */
  actions?: ReactNode
}

/** The one way a failure is shown: what happened, what to do, Code, Message and RequestId to copy. */
export function FailureView(props: FailureViewProps) {
  return isRefusedWith(props.error, 'Gateway.SignInRequired') ? <SignInFailure {...props} /> : <AnyFailure {...props} />
}

/** Leads to signing in again, and knows when that has been done. */
function SignInFailure(props: FailureViewProps) {
  const state = useSession()
  const words = useStrings(sessionStrings)
  if (state.kind === 'signedIn' && state.phase === 'running') {
    return <Alert type="info" showIcon role="status" title={words.renewed} />
  }
  const signIn = (
    <Button size="small" onClick={() => session.askAgain(true)}>
      {words.signInAgain}
    </Button>
  )
  return (
    <AnyFailure
      {...props}
      actions={
        <>
          {signIn}
          {props.actions}
        </>
      }
    />
  )
}

/** The headline and the advice for any failure; anything but a `Failure` is a defect of the console. */
function useFailureWords(error: unknown): { title: string; advice: string } {
  const words = useStrings(failureStrings)
  const promise = useDraftPromise()
  return error instanceof Failure
    ? failureWords(error, words)
    : { title: words.unexpected, advice: `${words.unexpectedAdvice} ${promise}` }
}

/** A failure in one line, where there is no room for more: its headline and its Code. */
export function useFailureText(error: unknown): string {
  const { title } = useFailureWords(error)
  const code = error instanceof Failure && error.kind === 'refused' ? error.code : undefined
  return code === undefined ? title : `${title} (${code})`
}

function AnyFailure({ error, onRetry, quiet = false, uncertain = false, title, advice, actions }: FailureViewProps) {
  const words = useStrings(failureStrings)
  const common = useStrings(commonStrings)
  const failure = error instanceof Failure ? error : undefined
  const general = useFailureWords(error)
  const known = failure?.outcomeUnknown === true ? words.outcomeUnknown : general.advice
  const buttons = (
    <Flex gap={8} wrap>
      {onRetry !== undefined && (
        <Button size="small" onClick={onRetry}>
          {common.retry}
        </Button>
      )}
      {actions}
    </Flex>
  )
  return (
    <Alert
      type={quiet || uncertain ? 'warning' : 'error'}
      showIcon
      role={quiet ? 'status' : 'alert'}
      title={title ?? general.title}
      description={
        <Flex vertical gap={8}>
          <span>{advice ?? known}</span>
          <FailureFacts failure={failure} error={error} />
          {(onRetry !== undefined || actions !== undefined) && buttons}
        </Flex>
      }
    />
  )
}

function FailureFacts({ failure, error }: { failure: Failure | undefined; error: unknown }) {
  const words = useStrings(failureStrings)
  const facts: [string, string][] = []
  if (failure === undefined) facts.push([words.message, error instanceof Error ? error.message : String(error)])
  else if (failure.kind !== 'unreachable') {
    if (failure.code !== undefined) facts.push([words.code, failure.code])
    facts.push([words.message, failure.message])
  }
  const requestId = failure?.facts.requestId
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {requestId !== undefined && (
        <div>
          <dt>{words.requestId}</dt>
          <dd>
            <code translate="no">{requestId}</code>
            <CopyButton text={requestId} what={words.requestId} />
          </dd>
        </div>
      )}
    </dl>
  )
}
