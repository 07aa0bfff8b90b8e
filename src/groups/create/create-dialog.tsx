import { App, Form } from 'antd'
import { useRef, useState } from 'react'
import * as v from 'valibot'
import { type FieldRule, newIdProblems, textProblems, whenGiven } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { isRefusedWith } from '#api/failure.ts'
import { UncertainWrite } from '#api/write-or-ask.ts'
import { paths } from '#lib/paths.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { DialogLink, useCloseDialog, useOpenDialog } from '../../ui/dialog-route.tsx'
import { useDraftPromise } from '../../ui/drafts.ts'
import { useFailureText } from '../../ui/failure-view.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OperationLink } from '../../ui/operation.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { soon } from '../../ui/soon.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { TextItem } from '../../ui/text-item.tsx'
import { useScope } from '../../ui/use-scope.ts'
import { administratorsValue, allIds, NO_ADMINISTRATORS } from '../fields/administrators.ts'
import { AdministratorsItem } from '../fields/administrators-field.tsx'
import { createOrFind } from './create-group.ts'
import { createStrings } from './create-strings.ts'
import { WriteFailure } from '../shared/dialog-group.tsx'
import { fieldStrings } from '../fields/field-strings.ts'
import { useGroupCache } from '../data/group-cache.ts'
import { GroupIdField } from './group-id-field.tsx'
import { InformationItem } from '../fields/information-field.tsx'
import { useQuota } from '../shared/quota-notice.tsx'
import { groupToast } from '../shared/toasts.tsx'
import styles from './create-dialog.module.css'

const schema = v.object({
  id: v.string(),
  name: v.string(),
  owner: v.string(),
  administrators: administratorsValue,
  information: v.string(),
})
type CreateValues = v.InferOutput<typeof schema>
const BLANK: CreateValues = { id: '', name: '', owner: '', administrators: NO_ADMINISTRATORS, information: '' }

/** What is known of the ID that stands in the field. */
type IdNews = 'free' | 'unchecked' | 'takenByLiveGroup' | 'takenByDeletedGroup'

interface News {
  id: string
  kind: IdNews
  /** Why the service could not be asked. */
  failure?: unknown
}

const ownerRule = whenGiven(newIdProblems)
const nameRule: FieldRule = (value) => textProblems(value, LIMITS.groupNameBytes)

export function CreateGroupDialog() {
  const scope = useScope()
  const words = useStrings(createStrings)
  const fields = useStrings(fieldStrings)
  const cache = useGroupCache(scope)
  const quota = useQuota(scope)
  const { notification } = App.useApp()
  const open = useOpenDialog()
  const close = useCloseDialog(paths.groups(scope))
  const [form] = Form.useForm<CreateValues>()
  const [news, setNews] = useState<News>()
  /** IDs whose creation was tried with an outcome that stayed unknown. */
  const attempted = useRef(new Set<string>())

  const submit = async (values: CreateValues) => {
    const { id, name, owner, information } = values
    const group = { id, name, owner, information, administrators: allIds(values.administrators) }
    try {
      const outcome = await createOrFind(scope, group, attempted.current.has(id))
      if (outcome !== 'created') {
        setNews({ id, kind: outcome })
        form.setFields([{ name: 'id', errors: [outcome === 'takenByLiveGroup' ? words.taken : words.takenByDeleted] }])
        return false
      }
    } catch (error) {
      if (error instanceof UncertainWrite) attempted.current.add(id)
      if (isRefusedWith(error, 'ErrorTooManyGroups')) quota.checkAgain()
      throw error
    }
    await soon(cache.created(id))
    groupToast(notification, {
      title: words.createdToast,
      id,
      name,
      what: fields.groupId,
      action: words.show,
      onAction: () => open(paths.groupDetails(scope, id)),
    })
    return true
  }

  return (
    <FormDialog
      operation="createGroup"
      title={words.title}
      form={form}
      schema={schema}
      initialValues={BLANK}
      draftKey={`create-group/${scope.center}/${scope.appId}`}
      onSubmit={submit}
      onSubmitted={close}
      onClose={close}
      notice={quota.notice}
      okDisabledReason={quota.full ? words.quotaReason : undefined}
      renderFailure={(error) => <WriteFailure error={error} notDone={words.notCreated} />}
    >
      <PageTitle dialog>{words.title}</PageTitle>
      <TextItem
        name="id"
        label={fields.groupId}
        limit={LIMITS.idBytes}
        rule={newIdProblems}
        required
        hint={words.idHint}
        notice={<IdNotice news={news} />}
      >
        <GroupIdField
          onSuggested={({ id, checked, failure }) => setNews({ id, kind: checked ? 'free' : 'unchecked', failure })}
        />
      </TextItem>
      <TextItem
        name="name"
        label={fields.groupName}
        limit={LIMITS.groupNameBytes}
        rule={nameRule}
        hint={words.nameHint}
      >
        <TextInput />
      </TextItem>
      <TextItem name="owner" label={fields.owner} limit={LIMITS.idBytes} rule={ownerRule} hint={words.ownerHint}>
        <CodeInput />
      </TextItem>
      <AdministratorsItem />
      <InformationItem />
    </FormDialog>
  )
}

function Unchecked({ failure }: { failure: unknown }) {
  const words = useStrings(createStrings)
  const why = useFailureText(failure)
  return <span>{failure === undefined ? words.suggestedUnchecked : `${words.suggestedUnchecked} ${why}`}</span>
}

/** Under the ID: that it is free, or the way to the group that holds it. Gone as soon as another ID is typed. */
function IdNotice({ news }: { news: News | undefined }) {
  const words = useStrings(createStrings)
  const promise = useDraftPromise()
  const scope = useScope()
  const typed: unknown = Form.useWatch('id')
  const kind = news !== undefined && news.id === typed ? news.kind : undefined
  return (
    <span className={styles.notice} role="status">
      {kind === 'free' && words.suggested}
      {kind === 'unchecked' && <Unchecked failure={news?.failure} />}
      {kind === 'takenByLiveGroup' && (
        <>
          <DialogLink to={paths.groupDetails(scope, news?.id ?? '')} keepDraft>
            {words.takenDetails}
          </DialogLink>{' '}
          {promise}
        </>
      )}
      {kind === 'takenByDeletedGroup' && (
        <>
          <OperationLink operation="restoreGroup" to={paths.restoreGroup(scope, news?.id ?? '')} keepDraft thenList>
            {words.takenRestore}
          </OperationLink>{' '}
          {promise}
        </>
      )}
    </span>
  )
}
