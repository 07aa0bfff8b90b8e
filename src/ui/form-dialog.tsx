import { Button, Flex, Form, type FormInstance, Modal } from 'antd'
import { clsx } from 'clsx'
import { type ReactNode, type Ref, type SyntheticEvent, useEffect, useImperativeHandle, useRef } from 'react'
import type * as v from 'valibot'
import { type Operation, OPERATIONS } from '#api/permissions.ts'
import { commonStrings } from './common-strings.ts'
import { useReturnFocus } from './dialog-route.tsx'
import { DocumentationLink } from './documentation-link.tsx'
import { DraftOfferView } from './draft-offer.tsx'
import { FailureView } from './failure-view.tsx'
import { type FormEditor, plainForm, sendForm, useFormEditor } from './form-editor.ts'
import { useStrings } from './preferences.ts'
import { useRestart } from './use-restart.ts'
import { useForbidden } from './use-session.ts'
import dense from './dense.module.css'
import styles from './form-dialog.module.css'

interface FormDialogProps<S extends v.GenericSchema> {
  title: string
  form: FormInstance<v.InferOutput<S>>
  /** What the untouched form holds; the form is dirty when it holds something else. */
  initialValues: v.InferOutput<S>
  /** Where drafts of this form are kept (one key per form and subject), and what a kept one must look like. */
  draftKey: string
  schema: S
  /**
   * Sends the values. Rejecting keeps the dialog open with the failure shown in it; resolving with false keeps it open
   * because the form shows the reason itself; any other end clears the draft and then calls `onSubmitted`.
   */
  onSubmit: (values: v.InferOutput<S>) => Promise<boolean | void>
  /**
   * After success, if the dialog is still there and nothing is unsaved any more: close here, or stay for the next one, with the values
   * given back in the fields and the focus in the first.
   */
  onSubmitted?: (sent: v.InferOutput<S>) => v.InferOutput<S> | void
  onClose: () => void
  /** What OK does: disabled, with the reason, for whom it is not allowed. */
  operation: Operation
  okText?: string
  cancelText?: string
  /** What OK does destroys something: it opens on Cancel, and nothing but OK itself submits it. Enter in a field never does. */
  okDanger?: boolean
  /** Nothing to submit here: the dialog only explains. */
  okHidden?: boolean
  /** Why OK cannot be used now; shown above the buttons, and told to screen readers as it changes. */
  okDisabledReason?: ReactNode
  /** OK cannot be used for a moment, too short to say why. */
  okPaused?: boolean
  /** Runs when OK was pressed and a field is wrong: nothing was submitted. */
  onInvalid?: () => void
  /** The form's editor, for whoever fills or settles it from outside. */
  editorRef?: Ref<FormEditor<v.InferOutput<S>, v.InferOutput<S>>>
  /** Runs with every change of a value. */
  onChange?: (values: v.InferOutput<S>) => void
  /** Shown above the fields. */
  notice?: ReactNode
  /** Shown between the fields and the buttons: what came of the last submit. */
  result?: ReactNode
  /** Stands in the row of the buttons, before them. */
  besideButtons?: ReactNode
  /** Replaces the way a failure is shown: undefined leaves it to `FailureView`, null shows nothing, where something else says it. */
  renderFailure?: (failure: unknown) => ReactNode | undefined
  width?: number
  children: ReactNode
}

/** The shell of every dialog that edits: a form (`useFormEditor`), focus in its first field and back to where it came from. */
export function FormDialog<S extends v.GenericSchema<Record<string, unknown>>>(props: FormDialogProps<S>) {
  const { form, initialValues, onClose, okDanger = false } = props
  const forbidden = useForbidden(props.operation)
  const okDisabledReason = forbidden ?? props.okDisabledReason
  const words = useStrings(commonStrings)
  const editor = useFormEditor(form, plainForm(props.schema), {
    name: props.title,
    draftKey: props.draftKey,
    opened: initialValues,
    onChange(values) {
      restart.typed()
      props.onChange?.(values)
    },
  })
  useImperativeHandle(props.editorRef, () => editor)
  const { body, pending, failure, offer } = editor
  const problem = useRef<HTMLDivElement>(null)
  /** Where the focus was put when the dialog opened. */
  const placed = useRef<HTMLElement>(undefined)
  const blocked = props.okHidden !== true && okDisabledReason !== undefined && okDisabledReason !== null
  const restart = useRestart(pending, () => {
    placed.current = focusFirst(body.current, okDanger)
    // With its label, and with what stands above it.
    placed.current?.scrollIntoView({ block: 'center' })
  })
  useReturnFocus()
  // A button that could not be used yet when the dialog opened takes the focus once it can, unless somebody moved it.
  useEffect(() => {
    if (!blocked && placed.current !== undefined && placed.current === document.activeElement) {
      placed.current = focusFirst(body.current, okDanger)
    }
  }, [blocked, okDanger, body])
  const onSubmitted = (sent: v.InferOutput<S>) => {
    const next = props.onSubmitted?.(sent)
    if (next !== undefined) restart.begin()
    return next
  }
  useEffect(() => {
    if (failure !== undefined) problem.current?.scrollIntoView({ block: 'nearest' })
  }, [failure])

  const close = () => {
    if (!pending) onClose()
  }

  const rendered = failure === undefined ? null : props.renderFailure?.(failure)
  const failureView = rendered === undefined ? <FailureView error={failure} /> : rendered
  return (
    <Modal
      open
      className={clsx(dense.dense, styles.dialog)}
      title={props.title}
      width={props.width ?? 560}
      onCancel={close}
      closable={pending ? false : { 'aria-label': words.close }}
      afterOpenChange={(open) => {
        // Whoever was quicker, and is in a field already, stays there.
        if (open && body.current?.contains(document.activeElement) !== true)
          placed.current = focusFirst(body.current, okDanger)
      }}
      modalRender={(node) => (
        <Form
          {...editor.formProps}
          name={props.operation}
          requiredMark={withStar}
          initialValues={initialValues}
          {...(okDanger ? { onSubmitCapture: swallow } : {})}
          {...(restart.restarts ? { onMouseDown: keepFocus } : {})}
          onFinishFailed={(wrong) => {
            editor.formProps.onFinishFailed?.(wrong)
            props.onInvalid?.()
          }}
          onFinish={(values) => void sendForm(editor, values, { onSubmit: props.onSubmit, onSubmitted })}
        >
          {node}
        </Form>
      )}
      footer={
        <Flex vertical gap={12} className={clsx(styles.foot)}>
          {failureView !== null && (
            <div className={styles.words} ref={problem}>
              {failureView}
            </div>
          )}
          {props.result !== undefined && <div className={styles.words}>{props.result}</div>}
          <div className={blocked ? styles.words : 'visually-hidden'} role="status">
            {blocked && okDisabledReason}
          </div>
          <Flex data-dialog-buttons align="center" gap={8} wrap className={clsx(restart.restarts && styles.restarts)}>
            <DocumentationLink action={OPERATIONS[props.operation]} />
            <span className={styles.between} />
            {props.besideButtons}
            <Button onClick={close} disabled={pending}>
              {props.cancelText ?? words.cancel}
            </Button>
            {props.okHidden !== true && (
              <Button
                type="primary"
                htmlType={okDanger ? 'button' : 'submit'}
                {...(okDanger ? { onClick: form.submit } : {})}
                danger={okDanger}
                loading={pending}
                disabled={blocked || restart.restarts || props.okPaused === true}
              >
                {props.okText ?? words.ok}
              </Button>
            )}
          </Flex>
        </Flex>
      }
    >
      <Flex vertical gap={16} ref={body}>
        {offer !== undefined && <DraftOfferView {...offer} />}
        {props.notice}
        <div>{props.children}</div>
      </Flex>
    </Modal>
  )
}

/** `aria-required` says it to a screen reader; a star in the name of a field would be read out with it. */
function withStar(label: ReactNode, { required }: { required: boolean }): ReactNode {
  if (!required) return label
  return (
    <>
      <span className={styles.star} aria-hidden />
      {label}
    </>
  )
}

/** Of a form whose button is no submit button, the browser's own submitting comes from Enter in a field. */
function swallow(event: SyntheticEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

/**
 * A second click falls on OK, which cannot be used, or on what stands there now that the dialog has grown: the field that has got the
 * focus keeps it, unless it is another one that is pressed.
 */
function keepFocus(event: SyntheticEvent): void {
  if (event.target instanceof Element && event.target.closest('input, textarea, label, a, button:enabled') === null)
    event.preventDefault()
}

/**
 * The button that leaves, where the other one destroys something; else the first field; without fields the button that does it, or
 * the one that leaves where that cannot be used.
 */
function focusFirst(body: HTMLElement | null, danger: boolean): HTMLElement | undefined {
  const field = body?.querySelector<HTMLElement>('input:not([type=hidden], [type=radio], [type=checkbox]), textarea')
  const footer = body?.closest('[role=dialog]')?.querySelector('[data-dialog-buttons]')
  const submit = footer?.querySelector<HTMLElement>('[type=submit]:not(:disabled)')
  const leave = footer?.querySelector<HTMLElement>('button')
  const target = (danger ? leave : (field ?? submit ?? leave)) ?? undefined
  target?.focus()
  return target
}
