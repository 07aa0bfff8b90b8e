import { Alert } from 'antd'
import { useState } from 'react'
import { Failure } from '#api/failure.ts'
import { repeatThrottled } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { recallUserMessage, type UserMessage } from '#api/user-messages.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { IdText } from '../../ui/id-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { fieldStrings } from '../fields/field-strings.ts'
import { ActButton } from '../people/act-button.tsx'
import { membersStrings } from './members-strings.ts'
import styles from './members-tab.module.css'

/** A message that left from here, and what is known of it. */
export interface SentMessage {
  message: UserMessage
  state: 'accepted' | 'unknown' | 'recalled'
}

interface SentMessagesProps {
  scope: Scope
  receiverId: string
  /** Newest first. */
  sent: readonly SentMessage[]
  onRecalled: (message: UserMessage) => void
}

export function SentMessages({ sent, ...rest }: SentMessagesProps) {
  return (
    <div className={styles.part}>
      {sent.map((one) => (
        <Sent key={one.message.messageId} {...rest} one={one} />
      ))}
    </div>
  )
}

const TYPES = { accepted: 'success', unknown: 'warning', recalled: 'info' } as const

function Sent({ scope, receiverId, one, onRecalled }: Omit<SentMessagesProps, 'sent'> & { one: SentMessage }) {
  const { message, state } = one
  const words = useStrings(membersStrings)
  const fields = useStrings(fieldStrings)
  const { run, pending, failure } = useSubmit()
  const [lost, setLost] = useState(false)
  const recall = () =>
    run(async () => {
      setLost(false)
      try {
        await repeatThrottled((submitKey) =>
          recallUserMessage(client, scope, receiverId, message.messageId, message.senderId, submitKey),
        )
        onRecalled(message)
      } catch (error) {
        if (!(error instanceof Failure) || !error.outcomeUnknown) throw error
        setLost(true)
      }
    })
  const told = { accepted: words.sentAccepted, unknown: words.sentUnknown, recalled: words.recalled }[state]
  return (
    <Alert
      role="status"
      type={TYPES[state]}
      showIcon
      title={told}
      description={
        <div className={styles.part}>
          <bdi className={styles.content}>{message.content}</bdi>
          <span className={styles.head}>
            <IdText id={message.messageId} what={fields.messageId} />
            {state !== 'recalled' && (
              <ActButton small operation="recallUserMessage" disabled={pending} onClick={() => void recall()}>
                {words.recall}
              </ActButton>
            )}
          </span>
          {lost && <span role="alert">{words.recallUnknown}</span>}
          {failure !== undefined && <FailureView error={failure} />}
        </div>
      }
    />
  )
}
