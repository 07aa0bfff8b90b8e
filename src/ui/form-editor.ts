import type { FormInstance, FormProps } from 'antd'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type * as v from 'valibot'
import type { DraftOfferProps } from './draft-offer.tsx'
import { useDraft } from './drafts.ts'
import { useKeptFocus } from './kept-focus.ts'
import { openForms, useHome } from './open-forms.ts'
import { useSubmit } from './use-submit.ts'

/** How what stands in the fields (`Values`) compares with what the form was opened with (`Opened`), and what a draft keeps of both. */
export interface FormKind<Values, Opened, S extends v.GenericSchema> {
  isChanged: (values: Values, opened: Opened) => boolean
  /** What a kept draft must look like. */
  schema: S
  toDraft: (values: Values, opened: Opened) => v.InferOutput<S>
  /** Without `opened`, a draft goes on from what this form was opened with. */
  fromDraft: (draft: v.InferOutput<S>) => { values: Values; opened?: Opened }
}

/** A form that is opened with values of its fields, and whose drafts are these. */
export function plainForm<S extends v.GenericSchema<Record<string, unknown>>>(
  schema: S,
): FormKind<v.InferOutput<S>, v.InferOutput<S>, S> {
  return {
    isChanged: (values, opened) => !sameFields(values, opened),
    schema,
    toDraft: (values) => values,
    fromDraft: (values) => ({ values }),
  }
}

interface EditorOptions<Values, Opened> {
  /** What the form is called where it is asked about with others. */
  name: string
  /** One key per form and subject. */
  draftKey: string
  /** Undefined until it has been read: then `settle` tells it. */
  opened: Opened | undefined
  /** Runs when other values stand in the fields: typed, or put there by a draft or `fill`. */
  onChange?: ((values: Values) => void) | undefined
}

export interface FormEditor<Values, Opened> {
  /** For antd's `Form`. `onFinish` is the form's own: `sendForm`, or something built of `run` and `settle`. */
  formProps: FormProps<Values> & { form: FormInstance<Values> }
  /** For the element around the fields, within which focus is kept. */
  body: RefObject<HTMLDivElement | null>
  opened: Opened | undefined
  /** Something was typed that is not sent. */
  dirty: boolean
  /** The same at this very moment, rendered or not. */
  isDirty: () => boolean
  /** False once the form has gone from the screen: what it sent may still be under way. */
  isHere: () => boolean
  /** A draft that an earlier opening left; `DraftOfferView` offers it. */
  offer: DraftOfferProps | undefined
  /** Runs a write unless one is running. While it runs the form is `pending`; what it rejects with is the `failure`. */
  run: (write: () => Promise<void>) => Promise<void>
  pending: boolean
  failure: unknown
  /** Puts values into the fields as if they were typed: over what the form was opened with, or over something newer. */
  fill: (values: Values, opened?: Opened) => void
  /** From here on nothing is unsaved: the form counts as opened with this, and its draft is forgotten. The fields stay as they are. */
  settle: (opened: Opened) => void
}

/**
 * What every form has, be it a dialog, a panel or a part of one: one write at a time and its failure, drafts kept at every change and
 * offered back, the question before unsaved changes are left (`openForms`), and focus that comes back after a write.
 */
export function useFormEditor<Values, Opened, S extends v.GenericSchema>(
  form: FormInstance<Values>,
  kind: FormKind<Values, Opened, S>,
  { name, draftKey, opened: openedFirst, onChange }: EditorOptions<Values, Opened>,
): FormEditor<Values, Opened> {
  const draft = useDraft(draftKey, kind.schema)
  const { run, pending, failure, clearFailure } = useSubmit()
  const body = useRef<HTMLDivElement>(null)
  useKeptFocus(pending, body)
  const [opened, setOpened] = useState(openedFirst)
  const [dirty, setDirty] = useState(false)
  const now = useRef({ opened: openedFirst, dirty: false, here: true })

  const markDirty = useCallback((isDirty: boolean) => {
    now.current.dirty = isDirty
    setDirty(isDirty)
  }, [])
  const open = (next: Opened) => {
    now.current.opened = next
    setOpened(next)
  }
  const changed = (values: Values) => {
    const base = now.current.opened
    markDirty(base !== undefined && kind.isChanged(values, base))
    if (base !== undefined && now.current.dirty) draft.save(kind.toDraft(values, base))
    else draft.clear()
    onChange?.(values)
  }
  const fill = (values: Values, base?: Opened) => {
    if (base !== undefined) open(base)
    form.setFieldsValue(values)
    changed(values)
  }

  useEffect(() => {
    const { current } = now
    current.here = true
    return () => {
      current.here = false
    }
  }, [])
  const home = useHome()
  const { clear } = draft
  useEffect(
    () =>
      openForms.add({
        name,
        home,
        isDirty: () => now.current.dirty,
        discard() {
          markDirty(false)
          clear()
        },
      }),
    [name, home, clear, markDirty],
  )

  return {
    formProps: {
      form,
      layout: 'vertical',
      disabled: pending,
      // Not on blur: a message that appears between press and release moves the button from under the pointer.
      validateTrigger: 'onChange',
      scrollToFirstError: { focus: true },
      autoComplete: 'off',
      onValuesChange: (_, values) => changed(values),
      onFinishFailed: clearFailure,
    },
    body,
    opened,
    dirty,
    isDirty: () => now.current.dirty,
    isHere: () => now.current.here,
    offer: draft.offer && {
      savedAt: draft.offer.savedAt,
      onUse() {
        const kept = draft.accept()
        if (kept === undefined) return
        const { values, opened: base } = kind.fromDraft(kept)
        fill(values, base)
      },
      onDiscard: draft.discardOffer,
    },
    run,
    pending,
    failure,
    fill,
    settle(next) {
      markDirty(false)
      draft.clear()
      open(next)
    },
  }
}

interface Sending<Values> {
  /** Sends the values. Rejecting is a failure; resolving with false means that the form itself shows why nothing was sent. */
  onSubmit: (values: Values) => Promise<boolean | void>
  /**
   * After success, if the form is still there: leaves it, or gives the values with which it starts again. Whatever stands in the fields then
   * is untouched.
   */
  onSubmitted?: ((sent: Values) => Values | void) | undefined
}

/** Sends a plain form. Its draft is forgotten once it was sent, before `onSubmitted`. */
export function sendForm<Values>(
  editor: FormEditor<Values, Values>,
  values: Values,
  { onSubmit, onSubmitted }: Sending<Values>,
): Promise<void> {
  return editor.run(async () => {
    if ((await onSubmit(values)) === false) return
    editor.settle(values)
    // Whoever left while it was being sent must not be taken further back.
    if (!editor.isHere()) return
    const { form } = editor.formProps
    const next = onSubmitted?.(values)
    if (next !== undefined) form.setFieldsValue(next)
    editor.settle(form.getFieldsValue())
  })
}

/** Compared by field: antd lists fields in the order in which they appeared. */
function sameFields(values: Record<string, unknown>, others: Record<string, unknown>): boolean {
  return [...new Set([...Object.keys(values), ...Object.keys(others)])].every(
    (name) => JSON.stringify(values[name]) === JSON.stringify(others[name]),
  )
}
