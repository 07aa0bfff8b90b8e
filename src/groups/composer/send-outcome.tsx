import { Alert, Flex, Spin } from 'antd'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { failureStrings } from '../../ui/failure-strings.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { failureWords } from '../../ui/failure-words.ts'
import { IdText } from '../../ui/id-text.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { fieldStrings } from '../fields/field-strings.ts'
import { isExplained } from '../shared/dialog-group.tsx'
import { SendAgain } from './send-again.tsx'
import { SendFailure } from './send-failure.tsx'
import styles from './send-outcome.module.css'
import { type Fate, fateOf, isUncertain, type Send } from './send-state.ts'
import { sendStrings } from './send-strings.ts'
import type { Composer } from './use-composer.ts'

/** What a composer writes to. */
export interface Subject {
  scope: Scope
  group: Group | undefined
  gone: boolean
}

export interface OutcomeProps {
  send: Send
  composer: Composer
  subject: Subject
  /** Why nothing can be sent now. */
  blocked: string | undefined
  /** Opened in the list: with what can be done with it, whichever it is. */
  listed?: boolean
}

/** What became of a message that has left, or was not sent, in full. */
export function SendOutcome({ send, composer, subject, blocked, listed = false }: OutcomeProps) {
  const view = useRef<HTMLDivElement>(null)
  const { state, values } = send
  const told = `${state.kind} ${fateOf(send)?.kind}`
  // With the news itself: a moment later it would take from view the field to which one has gone on.
  useLayoutEffect(() => {
    view.current?.scrollIntoView({ block: 'nearest' })
  }, [told])
  /** What was just sent, beside the fields. */
  const isFresh = send === composer.latest && !listed
  const isQuoted = !isFresh || (isUncertain(send) && composer.mayBeOut !== send)
  const quote = isQuoted ? <blockquote className={styles.quote}>{values.content}</blockquote> : null
  const ways = <SendAgain send={send} composer={composer} blocked={blocked} />
  const parts = { send, composer, quote, ways, isFresh }
  return (
    <div ref={view} className={styles.outcome}>
      {state.kind === 'accepted' ? (
        <Accepted {...parts} requestId={state.requestId} fate={state.fate} />
      ) : state.kind === 'lost' ? (
        <Lost {...parts} failure={state.failure} fate={state.fate} />
      ) : state.kind === 'refused' ? (
        !isExplained(state.error, subject) && (
          <>
            <SendFailure {...subject} senderId={values.senderId} error={state.error} />
            {quote}
            {!isFresh && ways}
          </>
        )
      ) : (
        state.kind === 'unsent' && <NotSent {...parts} />
      )}
    </div>
  )
}

interface PartProps {
  send: Send
  composer: Composer
  quote: ReactNode
  ways: ReactNode
  isFresh: boolean
}

function MessageId({ send }: { send: Send }) {
  const fields = useStrings(fieldStrings)
  return (
    <Fact name={fields.messageId}>
      <IdText id={send.message.messageId} what={fields.messageId} />
    </Fact>
  )
}

/** The service took it. Green only once it was found: accepted is not stored, and neither is delivered. */
function Accepted({
  send,
  composer,
  quote,
  ways,
  isFresh,
  requestId,
  fate,
}: PartProps & { requestId: string; fate: Fate }) {
  const words = useStrings(sendStrings)
  const fields = useStrings(fieldStrings)
  const locale = useLocale()
  const title =
    fate.kind === 'found'
      ? words.storedTitle
      : fate.kind === 'notFound'
        ? words.notFoundTitle(fate.waited.toLocaleString(locale))
        : words.acceptedTitle
  return (
    <Alert
      type={fate.kind === 'found' ? 'success' : fate.kind === 'notFound' ? 'warning' : 'info'}
      showIcon
      role="status"
      title={<span key={fate.kind}>{title}</span>}
      description={
        <Flex vertical gap={8}>
          {quote}
          {fate.kind === 'notFound' ? (
            <>
              <Reasons />
              {ways}
            </>
          ) : (
            <>
              <Search send={send} composer={composer} fate={fate} />
              <span>{words.acceptedBody}</span>
              {!isFresh && ways}
            </>
          )}
          <Facts>
            <MessageId send={send} />
            <Fact name={fields.requestId}>
              <IdText id={requestId} what={fields.requestId} />
            </Fact>
          </Facts>
        </Flex>
      }
    />
  )
}

/** No answer came: it is there after all, or not, or not yet. */
function Lost({ send, composer, quote, ways, isFresh, failure, fate }: PartProps & { failure: unknown; fate: Fate }) {
  const words = useStrings(sendStrings)
  const failures = useStrings(failureStrings)
  if (fate.kind === 'found') {
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={words.storedTitle}
        description={
          <Flex vertical gap={8}>
            {quote}
            <span>{words.foundAfterAll}</span>
            <Facts>
              <MessageId send={send} />
            </Facts>
            {!isFresh && ways}
          </Flex>
        }
      />
    )
  }
  const { state } = send
  const reason =
    state.kind === 'lost' && state.failure !== undefined
      ? failureWords(state.failure, failures).title
      : words.lostOnReload
  const advice = (
    <Flex vertical gap={8}>
      {quote}
      <span>{reason}</span>
      <Search send={send} composer={composer} fate={fate} />
      <Facts>
        <MessageId send={send} />
      </Facts>
    </Flex>
  )
  const actions = fate.kind === 'looking' ? null : ways
  if (failure !== undefined) {
    return <FailureView uncertain error={failure} title={words.unconfirmed} advice={advice} actions={actions} />
  }
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={words.unconfirmed}
      description={
        <Flex vertical gap={8}>
          {advice}
          {actions}
        </Flex>
      }
    />
  )
}

/** It has not left; nothing of it is lost. */
function NotSent({ send, quote, ways, isFresh }: PartProps) {
  const words = useStrings(sendStrings)
  const { state } = send
  if (state.kind !== 'unsent') return null
  const isHere = send.returned && isFresh
  return (
    <Alert
      type={state.why === 'takenBack' ? 'info' : 'warning'}
      showIcon
      role="status"
      title={words[state.why]}
      description={
        isHere ? undefined : (
          <Flex vertical gap={8}>
            {quote ?? <blockquote className={styles.quote}>{send.values.content}</blockquote>}
            <span>{words.textKept}</span>
            {ways}
          </Flex>
        )
      }
    />
  )
}

/** How far looking for it among the stored messages has got. */
function Search({ send, composer, fate }: { send: Send; composer: Composer; fate: Fate }) {
  const words = useStrings(sendStrings)
  const locale = useLocale()
  switch (fate.kind) {
    case 'looking':
      return (
        <Flex gap={8} align="center" role="status">
          <Spin size="small" />
          <span>{words.looking}</span>
        </Flex>
      )
    case 'found':
      return <strong role="status">{words.found}</strong>
    case 'notFound':
      return <strong role="status">{words.notFoundLost(fate.waited.toLocaleString(locale))}</strong>
    case 'unknowable':
      return <span role="status">{words.notStored}</span>
    case 'unreadable':
      return (
        <FailureView
          quiet
          error={fate.error}
          onRetry={() => composer.sends.check(send.id)}
          advice={words.lookupFailed}
        />
      )
  }
}

/** Why a message that was accepted may not be found. */
function Reasons() {
  const words = useStrings(sendStrings)
  return (
    <ul className={styles.reasons}>
      <li>{words.whyRate}</li>
      <li>{words.whyLate}</li>
    </ul>
  )
}
