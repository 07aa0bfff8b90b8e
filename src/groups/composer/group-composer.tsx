import { DownOutlined, EditOutlined } from '@ant-design/icons'
import { Flex, Form } from 'antd'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useComposing } from '../../ui/composing.ts'
import { DraftOfferView } from '../../ui/draft-offer.tsx'
import { FailureView } from '../../ui/failure-view.tsx'
import { type FormEditor, plainForm, sendForm, useFormEditor } from '../../ui/form-editor.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { senderIdPreference, usePreference, useStrings } from '../../ui/preferences.ts'
import { useMedia } from '../../ui/use-media.ts'
import { useRestart } from '../../ui/use-restart.ts'
import { useForbidden } from '../../ui/use-session.ts'
import { MessageChoices } from '../fields/message-choices.tsx'
import { ActSubmit } from './act-submit.tsx'
import { ComposerFields, KeepContent } from './composer-fields.tsx'
import { SendNotice, useBlocked } from './composer-notices.tsx'
import { HoldChoice } from './hold-choice.tsx'
import type { Subject } from './send-outcome.tsx'
import { sendStrings } from './send-strings.ts'
import { BLANK_MESSAGE, draftKeyOf, nextValues, type SendValues, sendValues } from './send-values.ts'
import { SentList } from './sent-list.tsx'
import { giveTyped } from './typed.ts'
import { useComposer } from './use-composer.ts'
import styles from './group-composer.module.css'

interface GroupComposerProps {
  subject: Subject
  id: string
  /** Told whether something is typed here that is not sent. */
  onDirty: (dirty: boolean) => void
}

/** Where there is little room it is a line that opens. */
const FOLDED = '(max-width: 767px), (max-height: 699px)'

/** The composer at the foot of a group's messages. It stays in the page while another tab shows, and so does what is typed. */
export function GroupComposer({ subject, id, onDirty }: GroupComposerProps) {
  const { scope, group, gone } = subject
  const words = useStrings(sendStrings)
  const remembered = usePreference(senderIdPreference)
  const [initial] = useState(() => ({ ...BLANK_MESSAGE, senderId: remembered }))
  const [form] = Form.useForm<SendValues>()
  const box = useRef<FormEditor<SendValues, SendValues>>(null)
  const composer = useComposer({ scope, groupId: id, form, editor: box })
  const editor = useFormEditor(form, plainForm(sendValues), {
    name: words.composer,
    draftKey: draftKeyOf(scope, id),
    opened: initial,
    onChange(values) {
      restart.typed()
      composer.typed(values)
    },
  })
  useEffect(() => {
    box.current = editor
  })
  const restart = useRestart(editor.pending, () => {
    form.focusField('content')
  })
  const forbidden = useForbidden('sendMessage')
  const composing = useComposing()
  const { dirty, body, offer, failure } = editor
  const small = useMedia(FOLDED)
  const [opened, setOpened] = useState(false)
  const blocked = useBlocked(subject, composer)
  const draftKey = draftKeyOf(scope, id)
  const give = useEffectEvent(() => {
    if (!editor.isDirty()) return undefined
    const typed = form.getFieldsValue()
    form.setFieldsValue({ ...nextValues(typed), content: '' })
    editor.settle(form.getFieldsValue())
    return typed
  })
  useEffect(() => giveTyped(draftKey, () => give()), [draftKey])
  useEffect(() => onDirty(dirty || offer !== undefined), [onDirty, dirty, offer])

  /** Nothing can be sent: there is nothing to fill in. What was typed before stays in view. */
  const nothingToDo = (gone || group?.deleted === true || forbidden !== undefined) && !dirty && !composing
  const folded = small && !opened
  const list = <SentList composer={composer} subject={subject} blocked={blocked.all} brief />
  const say = (content: ReactNode) => (
    <div className={styles.composer}>
      {content}
      {list}
    </div>
  )
  if (nothingToDo) {
    return say(group?.deleted === true ? <SendNotice group={group} /> : <p className={styles.reason}>{forbidden}</p>)
  }
  return (
    <section aria-label={words.composer} className={styles.composer}>
      {small && (
        <PlainButton className={styles.opener} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {folded ? <EditOutlined aria-hidden /> : <DownOutlined aria-hidden />}
          {folded ? words.compose : words.fold}
        </PlainButton>
      )}
      <div ref={body} hidden={folded} className={styles.form}>
        <Form
          {...editor.formProps}
          name="composer"
          requiredMark={false}
          initialValues={initial}
          onFinishFailed={(wrong) => {
            editor.formProps.onFinishFailed?.(wrong)
            composer.begin()
          }}
          onFinish={(values) =>
            void sendForm(editor, values, {
              onSubmit: composer.submit,
              onSubmitted(sent) {
                restart.begin()
                return composer.next(sent)
              },
            })
          }
        >
          {offer !== undefined && <DraftOfferView {...offer} />}
          {group !== undefined && <SendNotice group={group} />}
          <ComposerFields compact group={group} composer={composer} />
          {failure !== undefined && <FailureView error={failure} />}
          <MessageChoices />
          <Flex gap={8} align="center" wrap className={styles.foot}>
            <span role="status" className={styles.why}>
              {blocked.this}
            </span>
            <KeepContent short />
            <HoldChoice />
            <ActSubmit blocked={blocked.this} paused={restart.restarts || editor.pending} />
          </Flex>
        </Form>
      </div>
      {list}
    </section>
  )
}
