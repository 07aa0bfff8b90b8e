import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Radio } from 'antd'
import { clsx } from 'clsx'
import { useState } from 'react'
import { useParams } from 'react-router'
import * as v from 'valibot'
import { createApplication } from '#api/applications.ts'
import { applicationNameProblems } from '#api/contract/field-rules.ts'
import { LIMITS, MESSAGE_RETENTION_DAYS } from '#api/contract/limits.ts'
import { client, serviceClock } from '#api/service.ts'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../ui/common-strings.ts'
import { useCloseDialog } from '../ui/dialog-route.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { TextItem } from '../ui/text-item.tsx'
import { useLocale, useStrings } from '../ui/preferences.ts'
import { readAnew } from '../ui/read-anew.ts'
import { soon } from '../ui/soon.ts'
import { showToast } from '../ui/toast.ts'
import { isLiveCenter } from '../ui/use-scope.ts'
import { WriteFailureView } from '../ui/write-failure.tsx'
import { applicationCreator } from './create-application.ts'
import { applicationsQuery } from './queries.ts'
import { scopeStrings } from './scope-strings.ts'
import styles from './create-application-dialog.module.css'

const schema = v.object({ name: v.string(), retentionDays: v.picklist(MESSAGE_RETENTION_DAYS) })
const BLANK = { name: '', retentionDays: MESSAGE_RETENTION_DAYS[0] }

export function CreateApplicationDialog() {
  const { center } = useParams()
  const words = useStrings(scopeStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const queries = useQueryClient()
  const [form] = Form.useForm<v.InferOutput<typeof schema>>()
  const name = Form.useWatch('name', form) ?? ''
  if (!isLiveCenter(center)) throw new Error('This dialog needs a Live Center')
  const close = useCloseDialog(paths.applications(center))
  const applications = applicationsQuery(center)
  const { data: existing = [] } = useQuery(applications)
  const twin = existing.some((application) => application.name === name.trim())
  const [create] = useState(() =>
    applicationCreator({
      create: (application, submitKey) => createApplication(client, application, submitKey),
      list: () => readAnew(queries, applications),
      known: () => queries.getQueryData(applications.queryKey) ?? [],
      now: serviceClock.now,
    }),
  )

  return (
    <FormDialog
      operation="createApplication"
      title={words.createApplication}
      form={form}
      schema={schema}
      initialValues={BLANK}
      okText={words.create}
      draftKey={`create-application/${center}`}
      onClose={close}
      onSubmit={async (values) => {
        await create({ center, ...values })
        await soon(queries.invalidateQueries(applications))
        showToast({ title: words.createdToast(values.name) })
      }}
      onSubmitted={close}
      renderFailure={(error) => (
        <WriteFailureView error={error} notDone={words.notCreated} unknown={words.maybeCreated} />
      )}
    >
      <PageTitle dialog>{words.createApplication}</PageTitle>
      <p className={clsx('muted', styles.scope)}>
        <span>{words.liveCenter}</span> <strong>{words[center]}</strong>
      </p>
      <TextItem
        name="name"
        label={words.name}
        required
        rule={applicationNameProblems}
        hint={words.nameExtra}
        counter={
          <span className="counter">
            {common.characters(
              [...name].length.toLocaleString(locale),
              LIMITS.applicationNameMax.toLocaleString(locale),
            )}
          </span>
        }
        notice={
          <span role="status" className={styles.twin}>
            {twin && <span key="twin">{words.nameTaken}</span>}
          </span>
        }
      >
        <TextInput />
      </TextItem>
      <Form.Item name="retentionDays" label={words.retention} extra={words.retentionExtra}>
        <Radio.Group
          options={MESSAGE_RETENTION_DAYS.map((days) => ({
            value: days,
            label: words.days(days.toLocaleString(locale)),
          }))}
        />
      </Form.Item>
    </FormDialog>
  )
}
