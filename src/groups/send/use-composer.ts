import type { FormInstance } from 'antd'
import { type RefObject, useState, useSyncExternalStore } from 'react'
import { lookFor } from '#api/message-look-up.ts'
import { sendMessage } from '#api/messages.ts'
import { repeatThrottled } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { client, serviceClock } from '#api/service.ts'
import type { FormEditor } from '../../ui/form-editor.ts'
import { senderIdPreference } from '../../ui/preferences.ts'
import { useGroupCache } from '../data/group-cache.ts'
import { isSameMessage, nextValues, type SendValues } from './send-values.ts'
import { createSends, isUncertain, type Send, type Sends } from './sends.ts'

interface ComposerOptions {
  scope: Scope
  groupId: string
  form: FormInstance<SendValues>
  /** Of the form, wherever it stands. */
  editor: RefObject<FormEditor<SendValues, SendValues> | null>
}

export interface Composer {
  sends: Sends
  /** Newest first. */
  all: readonly Send[]
  latest: Send | undefined
  /** What the form means was sent already, and may be out: it must not be sent again unthinkingly. */
  mayBeOut: Send | undefined
  /** Who sent what was last tried. */
  lastSender: string
  /** For the form: rejects with `Failure` when the message was refused; false when its answer was lost. */
  submit: (values: SendValues) => Promise<boolean>
  /** To be told of every change of the form. */
  typed: (values: SendValues) => void
}

/** Sending messages to one group from a form: what is sent, what becomes of it, and what stays in the fields. */
export function useComposer({ scope, groupId, form, editor }: ComposerOptions): Composer {
  const cache = useGroupCache(scope)
  const [values, setValues] = useState<SendValues>()
  const [lastSender, setLastSender] = useState('')

  /** The message has left: the fields are for the next one. */
  const clear = (sent: SendValues) => {
    form.setFieldsValue(nextValues(sent))
    const next = form.getFieldsValue()
    editor.current?.settle(next)
    setValues(next)
  }
  const stillTyped = (send: Send) => isSameMessage(form.getFieldsValue(), send.values)

  const [sends] = useState(() =>
    createSends({
      send: (message) => repeatThrottled((submitKey) => sendMessage(client, scope, groupId, message, submitKey)),
      lookFor: (what) => lookFor(client, scope, groupId, what),
      serviceNow: serviceClock.now,
      running: () => performance.now(),
      onAccepted(send) {
        senderIdPreference.set(send.values.senderId)
        if (stillTyped(send)) clear(send.values)
      },
      onFate(send) {
        const { fate, answer, values: sent } = send
        if (fate.kind === 'found' && answer.kind === 'lost' && stillTyped(send)) clear(sent)
        // Where nothing was typed since, what may be lost comes back, and is unsaved again.
        const left = nextValues(sent)
        if (fate.kind === 'notFound' && answer.kind === 'accepted' && isSameMessage(form.getFieldsValue(), left))
          editor.current?.fill(sent, { ...left, content: '' })
      },
    }),
  )
  const all = useSyncExternalStore(sends.subscribe, sends.get)

  return {
    sends,
    all,
    latest: sends.latest(),
    mayBeOut: values && all.find((send) => isUncertain(send) && isSameMessage(values, send.values)),
    lastSender,
    async submit(next) {
      sends.begin()
      setLastSender(next.senderId)
      try {
        const { answer } = await sends.send(next)
        return answer.kind === 'accepted'
      } finally {
        // Also when it was refused: for what the group has become.
        void cache.changed(groupId)
      }
    },
    typed: setValues,
  }
}
