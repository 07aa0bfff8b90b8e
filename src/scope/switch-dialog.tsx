import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Flex, Form } from 'antd'
import { useState } from 'react'
import * as v from 'valibot'
import { switchApplication } from '#api/applications.ts'
import { client } from '#api/service.ts'
import { isMeantAs } from '#lib/characters.ts'
import { commonStrings } from '../ui/common-strings.ts'
import { Consequences } from '../ui/consequences.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useLocale, useStrings } from '../ui/preferences.ts'
import { QuietFailure } from '../ui/quiet-failure.tsx'
import { readAnew } from '../ui/read-anew.ts'
import { TypedConfirmation } from '../ui/typed-confirmation.tsx'
import { useForbidden } from '../ui/use-session.ts'
import { WriteFailureView } from '../ui/write-failure.tsx'
import { applicationStrings } from './application-strings.ts'
import { ApplicationSubject, useDialogApplication } from './dialog-application.tsx'
import { applicationQuery, groupCountQuery } from './queries.ts'
import { saveSetting } from './save-setting.ts'

/** Nothing is typed that a draft could keep. */
const schema = v.record(v.string(), v.never())

export const DisableApplicationDialog = () => <SwitchDialog disabled />
export const EnableApplicationDialog = () => <SwitchDialog disabled={false} />

/** Disables an application, which stops every show in it and wants its ID typed, or enables it. */
function SwitchDialog({ disabled }: { disabled: boolean }) {
  const { scope, application: current, placeholder, gone, close, refresh } = useDialogApplication()
  const words = useStrings(applicationStrings)
  const common = useStrings(commonStrings)
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const [form] = Form.useForm<v.InferOutput<typeof schema>>()
  const forbidden = useForbidden('switchApplication') !== undefined
  const [typed, setTyped] = useState('')
  /** What it is now must not flash by while the list catches up. */
  const [done, setDone] = useState<typeof current>()
  const application = done ?? current
  const already = application?.disabled === disabled
  const nothingToDo = gone || already
  const confirmed = !disabled || isMeantAs(scope.appId, typed)

  const submit = async () => {
    if (!confirmed || application === undefined) return false
    await saveSetting(
      { seen: !disabled, wanted: disabled },
      {
        isSame: (one, other) => one === other,
        read: async () => (await readAnew(queries, applicationQuery(scope))).disabled,
        write: (value, submitKey) => switchApplication(client, scope, value, submitKey),
      },
    )
    setDone(application)
    await refresh()
    notification.success({
      title: disabled ? words.disabledToast(application.name) : words.enabledToast(application.name),
    })
    return true
  }
  const reason = () => {
    if (application === undefined) return words.readFirst
    return confirmed ? undefined : words.typeFirst
  }

  return (
    <FormDialog
      operation="switchApplication"
      title={disabled ? words.disableTitle : words.enableTitle}
      form={form}
      schema={schema}
      initialValues={{}}
      draftKey={`switch-application/${scope.center}/${scope.appId}`}
      okText={disabled ? words.disable : words.enable}
      okDanger={disabled}
      okHidden={nothingToDo}
      {...(nothingToDo ? { cancelText: common.close } : {})}
      okDisabledReason={reason()}
      onSubmit={submit}
      onSubmitted={close}
      onClose={close}
      renderFailure={(error) => (
        <WriteFailureView error={error} notDone={words.notChanged} unknown={words.maybeChanged} />
      )}
    >
      <PageTitle dialog>{`${disabled ? words.disableTitle : words.enableTitle} ${scope.appId}`}</PageTitle>
      <Flex vertical gap={16}>
        <ApplicationSubject scope={scope} application={application} />
        {placeholder}
        {already && (
          <Alert role="status" type="info" showIcon title={disabled ? words.alreadyDisabled : words.alreadyEnabled} />
        )}
        {application !== undefined && !already && (
          <Consequences label={words.whatHappens}>
            {disabled ? (
              <ul>
                <li>
                  <GroupsStop scope={scope} />
                </li>
                <li>{words.disableShows}</li>
                <li>{words.disableRuns}</li>
                <li>{words.disableKeeps}</li>
              </ul>
            ) : (
              <ul>
                <li>{words.enableGroups}</li>
                <li>{words.enableSettings}</li>
              </ul>
            )}
          </Consequences>
        )}
        {disabled && !forbidden && (!nothingToDo || typed !== '') && (
          <TypedConfirmation
            label={words.typeId}
            wanted={scope.appId}
            wrongText={words.notTheId}
            typed={typed}
            onType={setTyped}
            required={!nothingToDo}
          />
        )}
      </Flex>
    </FormDialog>
  )
}

/** How many groups are hit, once that is known. */
function GroupsStop({ scope }: Pick<ReturnType<typeof useDialogApplication>, 'scope'>) {
  const words = useStrings(applicationStrings)
  const locale = useLocale()
  const { data: count, error, refetch } = useQuery(groupCountQuery(scope))
  return (
    <>
      {count === undefined ? words.disableGroupsUncounted : words.disableGroups(count.toLocaleString(locale))}
      {error !== null && <QuietFailure what={words.countFailed} error={error} onRetry={() => void refetch()} />}
    </>
  )
}
