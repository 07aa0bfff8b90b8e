import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Flex, Spin } from 'antd'
import { useEffect, useRef } from 'react'
import type { Failure } from '#api/failure.ts'
import { isMessageStored } from '#api/messages.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { IdText } from '../../ui/id-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { Fact, Facts } from '../shared/facts.tsx'
import { fieldStrings } from '../fields/field-strings.ts'
import { sendStrings } from './send-strings.ts'

/** Enough to find one message again among the stored ones. */
export interface SentMessage {
  scope: Scope
  groupId: string
  messageId: string
  type: bigint
  /** UNIX seconds, the service's time; nothing older can be the message. */
  since: number
  /** False when "do not store" was chosen. */
  stored: boolean
}

/** A send whose answer was lost. */
export class UncertainSend extends Error {
  override name = 'UncertainSend'
  readonly failure: Failure
  readonly sent: SentMessage

  constructor(failure: Failure, sent: SentMessage) {
    super(failure.message, { cause: failure })
    this.failure = failure
    this.sent = sent
  }
}

/** What is known of a message the service took: accepted, and whether it is among the stored ones. Never "delivered". */
export function AcceptedView({ sent, requestId }: { sent: SentMessage; requestId: string }) {
  const words = useStrings(sendStrings)
  const fields = useStrings(fieldStrings)
  const view = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In braces: browsers have begun to answer a promise, which is no clean-up.
    view.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={view}>
      <Alert
        type="success"
        showIcon
        role="status"
        title={words.acceptedTitle}
        description={
          <Flex vertical gap={8}>
            <span>{words.acceptedBody}</span>
            <Facts>
              <Fact name={fields.messageId}>
                <IdText id={sent.messageId} what={fields.messageId} />
              </Fact>
              <Fact name={fields.requestId}>
                <IdText id={requestId} what={fields.requestId} />
              </Fact>
            </Facts>
            <StoredStatus sent={sent} found={words.found} />
          </Flex>
        }
      />
    </div>
  )
}

/** A lost answer: the failure, and what the stored messages tell. */
export function UncertainSendView({ error }: { error: UncertainSend }) {
  const words = useStrings(sendStrings)
  const fields = useStrings(fieldStrings)
  return (
    <FailureView
      error={error.failure}
      advice={
        <Flex vertical gap={8}>
          <StoredStatus sent={error.sent} found={words.foundAfterAll} unless={words.unknownAdvice} />
          <span>
            {fields.messageId}: <IdText id={error.sent.messageId} what={fields.messageId} />
          </span>
        </Flex>
      }
    />
  )
}

/** Five looks over six seconds; after that the operator asks again. */
const LOOKS = 5
const LOOK_EVERY_MS = 1500

async function lookFor({ scope, groupId, messageId, type, since }: SentMessage, signal: AbortSignal): Promise<boolean> {
  for (let look = 1; ; look += 1) {
    if (await isMessageStored(client, scope, groupId, { messageId, type, since }, signal)) return true
    if (look === LOOKS) return false
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS)
    })
  }
}

interface StoredStatusProps {
  sent: SentMessage
  /** Said once it was found. */
  found: string
  /** Said as long as it was not. */
  unless?: string
}

function StoredStatus({ sent, found, unless }: StoredStatusProps) {
  const words = useStrings(sendStrings)
  const { scope, groupId, messageId, stored } = sent
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['message-stored', scope.center, scope.appId, groupId, messageId],
    queryFn: ({ signal }) => lookFor(sent, signal),
    enabled: stored,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (data === true) return <strong role="status">{found}</strong>
  const again = () => void refetch()
  return (
    <>
      {unless !== undefined && <span>{unless}</span>}
      {!stored ? (
        <span role="status">{words.notStored}</span>
      ) : isFetching ? (
        <span role="status">
          <Spin size="small" /> {words.looking}
        </span>
      ) : error !== null ? (
        <FailureView quiet error={error} onRetry={again} advice={words.lookupFailed} />
      ) : (
        <Flex gap={8} align="center" wrap>
          <span role="status">{words.notSeen}</span>
          <Button size="small" onClick={again}>
            {words.checkAgain}
          </Button>
        </Flex>
      )}
    </>
  )
}
