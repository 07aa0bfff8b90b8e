import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Flex, Form } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type * as v from 'valibot'
import type { ApplicationDetails } from '#api/applications.ts'
import type { Operation } from '#api/permissions.ts'
import type { Scope } from '#api/scope.ts'
import { commonStrings } from '../ui/common-strings.ts'
import type { FormEditor } from '../ui/form-editor.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useStrings } from '../ui/preferences.ts'
import { readAnew } from '../ui/read-anew.ts'
import { WriteFailureView } from '../ui/write-failure.tsx'
import { applicationStrings } from './application-strings.ts'
import { ApplicationSubject, useDialogApplication } from './dialog-application.tsx'
import { applicationQuery } from './queries.ts'
import { saveSetting } from './save-setting.ts'
import styles from './application-dialogs.module.css'

interface SettingDialogProps<S extends v.GenericSchema<Record<string, unknown>>> {
  operation: Operation
  title: string
  /** Of the draft, beside the application. */
  name: string
  schema: S
  /** Stands in the fields until the application has been read. */
  blank: v.InferOutput<S>
  valuesOf: (application: ApplicationDetails) => v.InferOutput<S>
  isSame: (one: v.InferOutput<S>, other: v.InferOutput<S>) => boolean
  write: (scope: Scope, values: v.InferOutput<S>, submitKey: string) => Promise<void>
  /** The values as a sentence names them. */
  textOf: (values: v.InferOutput<S>) => string
  children: ReactNode
}

/** One setting of an application: read, changed, and not saved over what somebody else has made of it unless that was seen. */
export function SettingDialog<S extends v.GenericSchema<Record<string, unknown>>>(props: SettingDialogProps<S>) {
  type Values = v.InferOutput<S>
  const { operation, title, name, schema, blank, valuesOf, isSame, write, textOf, children } = props
  const { scope, application, placeholder, gone, close, refresh } = useDialogApplication()
  const words = useStrings(applicationStrings)
  const common = useStrings(commonStrings)
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const [form] = Form.useForm<Values>()
  const editor = useRef<FormEditor<Values, Values>>(null)
  /** What the service had when it was looked at last. */
  const seen = useRef<Values>(undefined)
  const [filled, setFilled] = useState(false)
  const [said, setSaid] = useState<{ kind: 'unchanged' } | { kind: 'theirs'; text: string }>()
  useEffect(() => {
    if (application === undefined || seen.current !== undefined) return
    // Once: what becomes of it meanwhile is told when it is saved.
    const values = valuesOf(application)
    seen.current = values
    if (editor.current?.isDirty() === false) editor.current.fill(values, values)
    setFilled(true)
  }, [application, valuesOf])

  const submit = async (wanted: Values) => {
    if (seen.current === undefined) return false
    setSaid(undefined)
    const saved = await saveSetting(
      { seen: seen.current, wanted },
      {
        isSame,
        read: async () => valuesOf(await readAnew(queries, applicationQuery(scope))),
        write: (values, submitKey) => write(scope, values, submitKey),
      },
    )
    if (saved.kind === 'saved') {
      await refresh()
      notification.success({ title: words.saved(title, application?.name ?? scope.appId) })
      return true
    }
    if (saved.kind === 'theirs') {
      seen.current = saved.value
      setSaid({ kind: 'theirs', text: textOf(saved.value) })
    } else setSaid({ kind: 'unchanged' })
    return false
  }

  return (
    <FormDialog
      operation={operation}
      title={title}
      form={form}
      schema={schema}
      initialValues={blank}
      draftKey={`${name}/${scope.center}/${scope.appId}`}
      editorRef={editor}
      okText={words.save}
      okHidden={gone && !filled}
      {...(gone && !filled ? { cancelText: common.close } : {})}
      okDisabledReason={filled ? undefined : words.readFirst}
      onChange={() => setSaid(undefined)}
      onSubmit={submit}
      onSubmitted={close}
      onClose={close}
      renderFailure={(error) => (
        <WriteFailureView error={error} notDone={words.notChanged} unknown={words.maybeChanged} />
      )}
      result={
        <div role="status">
          {said?.kind === 'unchanged' && <span className="muted">{words.unchanged}</span>}
          {said?.kind === 'theirs' && (
            <Alert type="warning" showIcon title={words.theirsTitle} description={words.theirs(said.text)} />
          )}
        </div>
      }
    >
      <PageTitle dialog>{`${title} ${scope.appId}`}</PageTitle>
      <Flex vertical gap={16}>
        <ApplicationSubject scope={scope} application={application} />
        {placeholder}
        {/* Not before: a field that is there takes the focus when the dialog opens. */}
        {filled && <div className={styles.fields}>{children}</div>}
      </Flex>
    </FormDialog>
  )
}
