import { useQuery } from '@tanstack/react-query'
import { Alert, Checkbox, Form } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Failure } from '#api/failure.ts'
import { repeatThrottled } from '#api/retry.ts'
import { client } from '#api/service.ts'
import { sendUserMessage, type UserMessage } from '#api/user-messages.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { IdText } from '../../ui/id-text.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { senderIdPreference, usePreference, useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { useScope } from '../../ui/use-scope.ts'
import { MessageFields } from '../fields/message-fields.tsx'
import { presenceQuery } from '../people/presence-query.ts'
import { useDialogGroup } from '../shared/dialog-group.tsx'
import { membersStrings } from './members-strings.ts'
import { nextMessage, toUserMessage, userMessageValues, type UserMessageValues } from './message-user-values.ts'
import { type SentMessage, SentMessages } from './sent-messages.tsx'
import styles from './members-tab.module.css'

/** A message to one user, over the tab that it was opened from. */
export function MessageUserDialog() {
  const { scope, id, group, close } = useDialogGroup()
  const { userId = '' } = useParams()
  const words = useStrings(membersStrings)
  const common = useStrings(commonStrings)
  const remembered = usePreference(senderIdPreference)
  const [initial] = useState<UserMessageValues>(() => ({
    senderId: remembered,
    senderInformation: '',
    type: '',
    content: '',
    store: false,
    acknowledged: false,
  }))
  const [form] = Form.useForm<UserMessageValues>()
  const [sent, setSent] = useState<readonly SentMessage[]>([])
  /** What is in the fields may have arrived already. */
  const [mayBeOut, setMayBeOut] = useState(false)
  const put = (message: UserMessage, state: SentMessage['state']) =>
    setSent((all) => [{ message, state }, ...all.filter((other) => other.message.messageId !== message.messageId)])

  const submit = async (values: UserMessageValues) => {
    const message = toUserMessage(values)
    senderIdPreference.set(values.senderId)
    try {
      await repeatThrottled((submitKey) => sendUserMessage(client, scope, userId, message, submitKey))
      put(message, 'accepted')
      return true
    } catch (error) {
      if (!(error instanceof Failure) || !error.outcomeUnknown) throw error
      put(message, 'unknown')
      setMayBeOut(true)
      return false
    }
  }
  return (
    <FormDialog
      operation="sendUserMessage"
      title={words.messageTitle}
      form={form}
      schema={userMessageValues}
      initialValues={initial}
      draftKey={`message-user/${scope.center}/${scope.appId}/${userId}`}
      onSubmit={submit}
      onSubmitted={nextMessage}
      onChange={() => setMayBeOut(false)}
      onClose={close}
      okText={words.messageTitle}
      okDisabledReason={mayBeOut ? words.changeFirst : undefined}
      {...(sent.length === 0 ? {} : { cancelText: common.close })}
      notice={
        <div className={styles.head}>
          <span>{words.receiver}</span>
          <IdText id={userId} what={words.receiver} />
          <ReceiverOnline groupId={id} userId={userId} />
        </div>
      }
      result={
        sent.length === 0 ? undefined : (
          <SentMessages
            scope={scope}
            receiverId={userId}
            sent={sent}
            onRecalled={(message) => {
              put(message, 'recalled')
              setMayBeOut(false)
            }}
          />
        )
      }
    >
      <PageTitle dialog>{`${words.messageTitle} ${userId}`}</PageTitle>
      <MessageFields direct types={group?.live?.messageCounts.map(({ type }) => type)} />
      <Form.Item name="store" valuePropName="checked" extra={words.storeHelp}>
        <Checkbox>{words.store}</Checkbox>
      </Form.Item>
      <Form.Item name="acknowledged" valuePropName="checked" extra={words.acknowledgeHelp}>
        <Checkbox>{words.acknowledge}</Checkbox>
      </Form.Item>
    </FormDialog>
  )
}

/** Without the receiver online the message is refused: said before it is written. */
function ReceiverOnline({ groupId, userId }: { groupId: string; userId: string }) {
  const words = useStrings(membersStrings)
  const { data, error, refetch } = useQuery(presenceQuery(useScope(), groupId, userId))
  if (data?.online === false) return <Alert role="status" type="warning" showIcon title={words.isOffline} />
  return (
    <span role="status" className="muted">
      {data?.online === true ? words.isOnline : words.mustBeOnline}
      {error !== null && <QuietFailure what={words.checkFailed} error={error} onRetry={() => void refetch()} />}
    </span>
  )
}
