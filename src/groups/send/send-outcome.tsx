import { Alert, Flex, Spin } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Failure } from '#api/failure.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { failureStrings } from '../../ui/failure-strings.ts'
import { failureWords } from '../../ui/failure-words.ts'
import { IdText } from '../../ui/id-text.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { fieldStrings } from '../fields/field-strings.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { SendAgain } from './send-again.tsx'
import styles from './send-outcome.module.css'
import { sendStrings } from './send-strings.ts'
import { isUncertain, type Send } from './sends.ts'
import type { Composer } from './use-composer.ts'

/** What became of the last message sent, and of earlier ones that may be lost. */
export function SendOutcomes({ composer }: { composer: Composer }) {
  const { all, latest } = composer
  // An earlier one that is still looked for need not be told of yet.
  const earlier = all.filter((send) => send !== latest && isUncertain(send))
  if (latest === undefined && earlier.length === 0) return null
  return (
    <Flex vertical gap={8}>
      {latest !== undefined && <SendOutcome key={latest.id} send={latest} composer={composer} />}
      {earlier.map((send) => (
        <SendOutcome key={send.id} send={send} composer={composer} />
      ))}
    </Flex>
  )
}

interface SendOutcomeProps {
  send: Send
  composer: Composer
}

function SendOutcome({ send, composer }: SendOutcomeProps) {
  const view = useRef<HTMLDivElement>(null)
  const { kind } = send.fate
  useEffect(() => {
    view.current?.scrollIntoView({ block: 'nearest' })
  }, [kind])
  const { answer } = send
  const isQuoted = send !== composer.latest || (isUncertain(send) && composer.mayBeOut !== send)
  const parts = { send, composer, quote: isQuoted ? <Quote send={send} /> : null }
  return (
    <div ref={view}>
      {answer.kind === 'accepted' ? (
        <Accepted {...parts} requestId={answer.requestId} />
      ) : kind === 'found' ? (
        <FoundAfterAll {...parts} />
      ) : (
        <Lost {...parts} failure={answer.failure} />
      )}
    </div>
  )
}

interface PartProps extends SendOutcomeProps {
  quote: ReactNode
}

/** The service took it. Green only once it was found: accepted is not stored, and neither is delivered. */
function Accepted({ send, composer, quote, requestId }: PartProps & { requestId: string }) {
  const words = useStrings(sendStrings)
  const fields = useStrings(fieldStrings)
  const locale = useLocale()
  const { fate, message } = send
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
              <Ways send={send} composer={composer} />
            </>
          ) : (
            <>
              <Search send={send} composer={composer} />
              <span>{words.acceptedBody}</span>
            </>
          )}
          <Facts>
            <Fact name={fields.messageId}>
              <IdText id={message.messageId} what={fields.messageId} />
            </Fact>
            <Fact name={fields.requestId}>
              <IdText id={requestId} what={fields.requestId} />
            </Fact>
          </Facts>
        </Flex>
      }
    />
  )
}

/** No answer came, but it is there. */
function FoundAfterAll({ send: { message }, quote }: PartProps) {
  const words = useStrings(sendStrings)
  const fields = useStrings(fieldStrings)
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
            <Fact name={fields.messageId}>
              <IdText id={message.messageId} what={fields.messageId} />
            </Fact>
          </Facts>
        </Flex>
      }
    />
  )
}

/** No answer came, and it is not there, or not yet. */
function Lost({ send, composer, quote, failure }: PartProps & { failure: Failure }) {
  const words = useStrings(sendStrings)
  const fields = useStrings(fieldStrings)
  const { title } = failureWords(failure, useStrings(failureStrings))
  return (
    <FailureView
      uncertain
      error={failure}
      title={words.unconfirmed}
      advice={
        <Flex vertical gap={8}>
          {quote}
          <span>{title}</span>
          <Search send={send} composer={composer} />
          <Facts>
            <Fact name={fields.messageId}>
              <IdText id={send.message.messageId} what={fields.messageId} />
            </Fact>
          </Facts>
        </Flex>
      }
      actions={<Ways send={send} composer={composer} />}
    />
  )
}

/** How far looking for it among the stored messages has got. */
function Search({ send, composer }: SendOutcomeProps) {
  const words = useStrings(sendStrings)
  const locale = useLocale()
  const { fate } = send
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
        <FailureView quiet error={fate.error} onRetry={() => composer.sends.check(send)} advice={words.lookupFailed} />
      )
  }
}

/** What can be done about one that may be lost. */
function Ways({ send, composer }: SendOutcomeProps) {
  if (send.fate.kind === 'looking') return null
  return <SendAgain send={send} sends={composer.sends} />
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

/** Which message it is about, where the fields hold another one. */
function Quote({ send }: { send: Send }) {
  return <blockquote className={styles.quote}>{send.values.content}</blockquote>
}
