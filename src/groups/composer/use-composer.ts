import { useQueryClient } from '@tanstack/react-query'
import type { FormInstance } from 'antd'
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Scope } from '#api/scope.ts'
import { pause } from '#lib/pause.ts'
import type { FormEditor } from '../../ui/form-editor.ts'
import { senderIdPreference, usePreference } from '../../ui/preferences.ts'
import { useGroupCache } from '../data/group-cache.ts'
import type { GroupSends } from './group-sends.ts'
import { holdPreference } from './hold-preference.ts'
import { fateOf, hasFailed, isOpen, isUncertain, type Send } from './send-state.ts'
import { isSameMessage, nextValues, type SendValues } from './send-values.ts'
import { sendsOf } from './sends.ts'

const MS = 1000

interface ComposerOptions {
  scope: Scope
  groupId: string
  form: FormInstance<SendValues>
  /** Of the form, wherever it stands. */
  editor: RefObject<FormEditor<SendValues, SendValues> | null>
}

export interface Composer {
  sends: GroupSends
  /** Newest first. */
  all: readonly Send[]
  /** The one that was sent last from this form; undefined once another submit was tried. */
  latest: Send | undefined
  /** What the form means was sent already, and may be out: it must not be sent again unthinkingly. */
  mayBeOut: Send | undefined
  /** The message that is being edited to be sent again, and what stands in the fields. */
  edited: { first: Send; values: SendValues } | undefined
  /** One whose text is to take the place of what is typed: asked about. */
  asked: Send | undefined
  isFull: boolean
  /** For the form: puts the message in line. */
  submit: (values: SendValues) => Promise<boolean>
  /** What the form starts again with. */
  next: (sent: SendValues) => SendValues
  /** A submit was tried and a field is wrong: what came of the one before must not look like its result. */
  begin: () => void
  /** To be told of every change of the form. */
  typed: (values: SendValues) => void
  sendAgain: (send: Send) => void
  /** Puts its text into the fields, after a question where something else is typed there. */
  edit: (send: Send, replace?: boolean) => void
  /** What is typed stays. */
  keep: () => void
}

/** Sending messages to one group from a form: what is sent, what becomes of it, and what stays in the fields. */
export function useComposer({ scope, groupId, form, editor }: ComposerOptions): Composer {
  const queries = useQueryClient()
  const cache = useGroupCache(scope)
  const { center, appId } = scope
  const sends = useMemo(() => sendsOf(queries, { center, appId }, groupId), [queries, center, appId, groupId])
  const all = useSyncExternalStore(sends.subscribe, sends.get)
  const hold = usePreference(holdPreference)
  const [values, setValues] = useState<SendValues>()
  const [latestId, setLatestId] = useState<number>()
  const [first, setFirst] = useState<Send>()
  const [asked, setAsked] = useState<Send>()
  /** Those that were sent from here: their text comes back here. */
  const own = useRef(new Set<number>())

  /** The message has left: the fields are for the next one. */
  const clear = (sent: SendValues) => {
    form.setFieldsValue(nextValues(sent))
    const next = form.getFieldsValue()
    editor.current?.settle(next)
    setValues(next)
  }
  const hear = useEffectEvent((send: Send) => {
    const { id, state, values: sent } = send
    const fate = fateOf(send)
    if (state.kind === 'accepted' && fate?.kind !== 'notFound') senderIdPreference.set(sent.senderId)
    // Also when it was refused: for what the group has become.
    if (state.kind === 'refused' || fate?.kind === 'looking' || fate?.kind === 'unknowable') void cache.changed(groupId)
    if (!own.current.has(id)) return
    if (state.kind === 'lost' && fate?.kind === 'found' && isSameMessage(form.getFieldsValue(), sent)) clear(sent)
    const left = nextValues(sent)
    // Where nothing was typed since, what failed or may be lost comes back, and is unsaved again.
    if ((hasFailed(send) || isUncertain(send)) && isSameMessage(form.getFieldsValue(), left)) {
      editor.current?.fill(sent, { ...left, content: '' })
      sends.returned(id)
    }
  })
  // Once the form that sent it has been cleared.
  useEffect(() => sends.hear((send) => void pause(0).then(() => hear(send))), [sends])

  const latest = all.find(({ id }) => id === latestId)
  const follow = (send: Send | undefined) => {
    if (send === undefined) return
    own.current.add(send.id)
    setLatestId(send.id)
  }
  return {
    sends,
    all,
    latest,
    mayBeOut: values && all.find((send) => isUncertain(send) && isSameMessage(values, send.values)),
    edited: first === undefined || values === undefined ? undefined : { first, values },
    asked,
    isFull: sends.isFull(),
    async submit(submitted) {
      follow(sends.submit(submitted, hold * MS, first))
      setFirst(undefined)
      // A second press in the same turn is the same submit.
      await pause(0)
      return true
    },
    next(sent) {
      const next = nextValues(sent)
      setValues(next)
      return next
    },
    begin: () => setLatestId(undefined),
    typed(next) {
      setValues(next)
      if (next.content === '') setFirst(undefined)
    },
    sendAgain: (send) => void sends.sendAgain(send.id, hold * MS).then(follow),
    edit(send, replace = false) {
      if (isOpen(send)) return
      if (editor.current?.isDirty() === true && !replace && !isSameMessage(form.getFieldsValue(), send.values)) {
        setAsked(send)
        return
      }
      setAsked(undefined)
      setLatestId(undefined)
      editor.current?.fill({ ...send.values, messageId: '' })
      sends.returned(send.id)
      setFirst(send)
      form.focusField('content')
    },
    keep: () => setAsked(undefined),
  }
}
