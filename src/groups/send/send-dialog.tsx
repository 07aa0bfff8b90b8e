import { Alert, Checkbox, Flex, Form } from 'antd'
import { clsx } from 'clsx'
import { useRef, useState } from 'react'
import type { Group } from '#api/groups.ts'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useComposing } from '../../ui/composing.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { FormEditor } from '../../ui/form-editor.ts'
import { OperationLink } from '../../ui/operation.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { senderIdPreference, useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { DialogSubject, isExplained, OnlineOutdated, useDialogGroup } from '../shared/dialog-group.tsx'
import { dialogStrings } from '../shared/dialog-strings.ts'
import { MessageChoices } from '../fields/message-choices.tsx'
import { MessageFields } from '../fields/message-fields.tsx'
import { SendFailure } from './send-failure.tsx'
import { ONLINE_EVERY_MS } from '../data/queries.ts'
import { SendOutcomes } from './send-outcome.tsx'
import { sendStrings } from './send-strings.ts'
import { BLANK_MESSAGE, type SendValues, sendValues } from './send-values.ts'
import { useComposer } from './use-composer.ts'
import styles from './send-dialog.module.css'

export function SendMessageDialog() {
  const { scope, id, group, outdated, placeholder, gone, close } = useDialogGroup({ refreshMs: ONLINE_EVERY_MS })
  const words = useStrings(sendStrings)
  const shared = useStrings(dialogStrings)
  const common = useStrings(commonStrings)
  const remembered = usePreference(senderIdPreference)
  const [initial] = useState(() => ({ ...BLANK_MESSAGE, senderId: remembered }))
  const [form] = Form.useForm<SendValues>()
  const [touched, setTouched] = useState(false)
  const editor = useRef<FormEditor<SendValues, SendValues>>(null)
  const composer = useComposer({ scope, groupId: id, form, editor })

  const composing = useComposing()
  /** Opened for a group that is deleted or gone: nothing to fill in. One that is so meanwhile keeps what was typed in view. */
  const nothingToDo = (gone || group?.deleted === true) && !touched && !composing
  const reason = () => {
    if (group === undefined) return gone ? shared.goneTitle : shared.readFirst
    if (group.deleted) return words.deletedReason
    return composer.mayBeOut === undefined ? undefined : words.mayBeOut
  }
  return (
    <FormDialog
      operation="sendMessage"
      title={words.title}
      form={form}
      schema={sendValues}
      initialValues={initial}
      draftKey={`send-message/${scope.center}/${scope.appId}/${id}`}
      editorRef={editor}
      onSubmit={composer.submit}
      onInvalid={composer.sends.begin}
      onClose={close}
      okText={words.title}
      okHidden={nothingToDo}
      onChange={(values) => {
        setTouched(true)
        composer.typed(values)
      }}
      okDisabledReason={nothingToDo ? undefined : reason()}
      {...(nothingToDo || composer.latest !== undefined ? { cancelText: common.close } : {})}
      notice={
        <>
          <DialogSubject id={id} group={group}>
            {group?.live !== undefined && <OnlineNow count={group.live.onlineUsers} />}
            <OnlineOutdated outdated={outdated} />
          </DialogSubject>
          {placeholder}
          {group !== undefined && <SendNotice group={group} />}
        </>
      }
      result={
        <>
          <SendOutcomes composer={composer} />
          {!nothingToDo && <MessageChoices />}
        </>
      }
      renderFailure={(error) =>
        isExplained(error, { gone, group }) ? null : (
          <SendFailure scope={scope} group={group} senderId={composer.lastSender} error={error} />
        )
      }
    >
      <PageTitle dialog>{`${words.title} ${id}`}</PageTitle>
      {!nothingToDo && (
        <MessageFields types={group?.live?.messageCounts.map(({ type }) => type)} choosesId>
          <Form.Item name="keepContent" valuePropName="checked" className={clsx(styles.keepContent)}>
            <Checkbox>{words.keepContent}</Checkbox>
          </Form.Item>
        </MessageFields>
      )}
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
