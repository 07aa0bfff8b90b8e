import { Alert, Flex, Form } from 'antd'
import { useState } from 'react'
import { Failure } from '#api/failure.ts'
import type { Group } from '#api/groups.ts'
import { sendMessage } from '#api/messages.ts'
import { repeatThrottled } from '#api/retry.ts'
import { CLOCK_SLACK } from '#api/service-clock.ts'
import { client, serviceClock } from '#api/service.ts'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OperationLink } from '../../ui/operation.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { senderIdPreference, useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { DialogSubject, useDialogGroup } from '../shared/dialog-group.tsx'
import { dialogStrings } from '../shared/dialog-strings.ts'
import { useGroupCache } from '../data/group-cache.ts'
import { SendFields } from './send-fields.tsx'
import { ONLINE_EVERY_MS } from '../data/queries.ts'
import { AcceptedView, type SentMessage, UncertainSend, UncertainSendView } from './send-outcome.tsx'
import { sendStrings } from './send-strings.ts'
import { BLANK_MESSAGE, nextValues, type SendValues, sendValues, toMessage } from './send-values.ts'

export function SendMessageDialog() {
  const { scope, id, group, placeholder, gone, close } = useDialogGroup({ refreshMs: ONLINE_EVERY_MS })
  const words = useStrings(sendStrings)
  const shared = useStrings(dialogStrings)
  const common = useStrings(commonStrings)
  const cache = useGroupCache(scope)
  const remembered = usePreference(senderIdPreference)
  const [initial] = useState(() => ({ ...BLANK_MESSAGE, senderId: remembered }))
  const [form] = Form.useForm<SendValues>()
  const [touched, setTouched] = useState(false)
  const [accepted, setAccepted] = useState<{ sent: SentMessage; requestId: string }>()

  const submit = async (values: SendValues) => {
    setAccepted(undefined)
    const message = toMessage(values)
    const sent: SentMessage = {
      scope,
      groupId: id,
      messageId: message.messageId,
      type: message.type,
      since: serviceClock.now() - CLOCK_SLACK,
      stored: !values.doNotStore,
    }
    try {
      const { messageId, requestId } = await repeatThrottled((submitKey) =>
        sendMessage(client, scope, id, message, submitKey),
      )
      setAccepted({ sent: { ...sent, messageId }, requestId })
    } catch (error) {
      if (error instanceof Failure && error.outcomeUnknown) throw new UncertainSend(error, sent)
      // Refused for what the group has become: show that.
      void cache.changed(id)
      throw error
    }
    senderIdPreference.set(values.senderId)
    void cache.changed(id)
  }

  /** Opened for a group that is deleted: nothing to fill in. One that is deleted meanwhile keeps what was typed in view. */
  const nothingToDo = gone || (group?.deleted === true && !touched)
  const reason = group === undefined ? shared.readFirst : group.deleted ? words.deletedReason : undefined
  return (
    <FormDialog
      operation="sendMessage"
      title={words.title}
      form={form}
      schema={sendValues}
      initialValues={initial}
      draftKey={`send-message/${scope.center}/${scope.appId}/${id}`}
      onSubmit={submit}
      onSubmitted={(values) => form.setFieldsValue(nextValues(values))}
      onClose={close}
      okText={words.title}
      okHidden={nothingToDo}
      onChange={() => setTouched(true)}
      okDisabledReason={nothingToDo ? undefined : reason}
      {...(nothingToDo || accepted !== undefined ? { cancelText: common.close } : {})}
      notice={
        <>
          <DialogSubject id={id} group={group}>
            {group?.live !== undefined && <OnlineNow count={group.live.onlineUsers} />}
          </DialogSubject>
          {placeholder}
          {group !== undefined && <SendNotice group={group} />}
        </>
      }
      result={accepted === undefined ? undefined : <AcceptedView key={accepted.requestId} {...accepted} />}
      renderFailure={(error) =>
        error instanceof UncertainSend ? <UncertainSendView key={error.sent.messageId} error={error} /> : undefined
      }
    >
      <PageTitle dialog>{`${words.title} ${id}`}</PageTitle>
      {!nothingToDo && <SendFields group={group} />}
    </FormDialog>
  )
}

function OnlineNow({ count }: { count: number }) {
  const words = useStrings(sendStrings)
  const locale = useLocale()
  return (
    <span className="numeric" role="status">
      {count === 1 ? words.oneOnlineNow : words.onlineNow(count.toLocaleString(locale))}
    </span>
  )
}

function SendNotice({ group }: { group: Group }) {
  const words = useStrings(sendStrings)
  const shared = useStrings(dialogStrings)
  const scope = useScope()
  if (group.deleted) {
    return (
      <Alert
        role="status"
        type="warning"
        showIcon
        title={words.deletedTitle}
        description={
          <Flex vertical gap={8} align="start">
            {words.deletedBody}
            <OperationLink operation="restoreGroup" to={paths.restoreGroup(scope, group.id)} keepDraft>
              {shared.restoreGroup}
            </OperationLink>
          </Flex>
        }
      />
    )
  }
  if (group.live === undefined || group.live.onlineUsers > 0) return null
  return <Alert role="status" type="warning" showIcon title={words.nobodyTitle} description={words.nobodyBody} />
}
