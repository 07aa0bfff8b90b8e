import { Form } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { commonStrings } from '../../ui/common-strings.ts'
import { useComposing } from '../../ui/composing.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { FormEditor } from '../../ui/form-editor.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { senderIdPreference, useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { ComposerFields } from '../composer/composer-fields.tsx'
import { SendNotice, useBlocked } from '../composer/composer-notices.tsx'
import { HoldChoice } from '../composer/hold-choice.tsx'
import { sendStrings } from '../composer/send-strings.ts'
import { BLANK_MESSAGE, draftKeyOf, type SendValues, sendValues } from '../composer/send-values.ts'
import { SentList } from '../composer/sent-list.tsx'
import { takeTyped } from '../composer/typed.ts'
import { useComposer } from '../composer/use-composer.ts'
import { ONLINE_EVERY_MS } from '../data/queries.ts'
import { MessageChoices } from '../fields/message-choices.tsx'
import { DialogSubject, OnlineOutdated, useDialogGroup } from '../shared/dialog-group.tsx'

export function SendMessageDialog() {
  const { scope, id, group, outdated, placeholder, gone, close } = useDialogGroup({ refreshMs: ONLINE_EVERY_MS })
  const words = useStrings(sendStrings)
  const common = useStrings(commonStrings)
  const remembered = usePreference(senderIdPreference)
  const [initial] = useState(() => ({ ...BLANK_MESSAGE, senderId: remembered }))
  const [form] = Form.useForm<SendValues>()
  const [touched, setTouched] = useState(false)
  const editor = useRef<FormEditor<SendValues, SendValues>>(null)
  const composer = useComposer({ scope, groupId: id, form, editor })
  const subject = { scope, group, gone }
  const blocked = useBlocked(subject, composer)
  const draftKey = draftKeyOf(scope, id)

  /** What is typed in the composer below goes on here. */
  const take = useEffectEvent(() => {
    const typed = takeTyped(draftKey)
    if (typed !== undefined) editor.current?.fill(typed)
  })
  useEffect(() => take(), [])

  const composing = useComposing()
  /** Opened for a group that is deleted or gone: nothing to fill in. One that is so meanwhile keeps what was typed in view. */
  const nothingToDo = (gone || group?.deleted === true) && !touched && !composing
  return (
    <FormDialog
      operation="sendMessage"
      title={words.title}
      form={form}
      schema={sendValues}
      initialValues={initial}
      draftKey={draftKey}
      editorRef={editor}
      onSubmit={composer.submit}
      onSubmitted={composer.next}
      onInvalid={composer.begin}
      onClose={close}
      okText={words.title}
      okHidden={nothingToDo}
      onChange={(values) => {
        setTouched(true)
        composer.typed(values)
      }}
      okDisabledReason={nothingToDo ? undefined : blocked.this}
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
          <SentList composer={composer} subject={subject} blocked={blocked.all} />
          {!nothingToDo && <MessageChoices />}
        </>
      }
      besideButtons={nothingToDo ? undefined : <HoldChoice />}
    >
      <PageTitle dialog>{`${words.title} ${id}`}</PageTitle>
      {!nothingToDo && <ComposerFields group={group} composer={composer} />}
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
