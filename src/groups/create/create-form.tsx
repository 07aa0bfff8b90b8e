import { Checkbox, Form } from 'antd'
import { type ReactNode, type Ref, useRef, useState } from 'react'
import { LIMITS } from '#api/contract/limits.ts'
import { isRefusedWith } from '#api/failure.ts'
import { UncertainWrite } from '#api/write-or-ask.ts'
import { paths } from '#lib/paths.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { commonStrings } from '../../ui/common-strings.ts'
import { useOpenDialog } from '../../ui/dialog-route.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { FormEditor } from '../../ui/form-editor.ts'
import { createAnotherPreference, usePreference, useStrings } from '../../ui/preferences.ts'
import { soon } from '../../ui/soon.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { TextItem } from '../../ui/text-item.tsx'
import { useScope } from '../../ui/use-scope.ts'
import { allIds } from '../fields/administrators.ts'
import { AdministratorsItem } from '../fields/administrators-field.tsx'
import { createOrFind } from './create-group.ts'
import { createStrings } from './create-strings.ts'
import { BLANK, type CreateValues, createValues } from './create-values.ts'
import { WriteFailure } from '../shared/dialog-group.tsx'
import { fieldStrings } from '../fields/field-strings.ts'
import { NEW_GROUP_RULES } from '../fields/new-group-rules.ts'
import { useGroupCache } from '../data/group-cache.ts'
import { GroupIdField } from './group-id-field.tsx'
import { IdNotice, type IdNews } from './id-notice.tsx'
import { InformationItem } from '../fields/information-field.tsx'
import { useQuota } from '../shared/quota-notice.tsx'
import { groupToast } from '../shared/toasts.tsx'
import styles from './create-form.module.css'

interface CreateFormProps {
  title: string
  /** Within an application. */
  draftKey: string
  /** Once a group was created and no other is to follow. */
  onCreated: () => void
  onClose: () => void
  /** With what the next group starts when another is to follow, and what that is. */
  next: { valuesAfter: (sent: CreateValues) => CreateValues; stays: string }
  /** Why there are no fields yet. */
  waiting?: string | undefined
  /** Nothing can be created here. */
  nothingToDo?: boolean
  notice?: ReactNode
  editorRef?: Ref<FormEditor<CreateValues, CreateValues>>
  onChange?: () => void
  children: ReactNode
}

/** Where a toast stands beside the dialog. Elsewhere it would cover the buttons of whoever goes on, and the dialog's own words do. */
const ROOM_BESIDE = '(min-width: 1400px)'

/** The dialog in which a group is created, and another one after it if one asks for that. `children`: above the fields. */
export function CreateForm(props: CreateFormProps) {
  const { draftKey, onCreated, next, waiting, nothingToDo = false, notice, children, ...dialog } = props
  const scope = useScope()
  const words = useStrings(createStrings)
  const common = useStrings(commonStrings)
  const fields = useStrings(fieldStrings)
  const cache = useGroupCache(scope)
  const quota = useQuota(scope)
  const open = useOpenDialog()
  const [form] = Form.useForm<CreateValues>()
  const [news, setNews] = useState<IdNews>()
  const another = usePreference(createAnotherPreference)
  /** The last group that was created while this is open. */
  const [created, setCreated] = useState<string>()
  /** IDs whose creation was tried with an outcome that stayed unknown. */
  const attempted = useRef(new Set<string>())

  const submit = async (values: CreateValues) => {
    const { id, name, owner, information } = values
    const group = { id, name, owner, information, administrators: allIds(values.administrators) }
    try {
      const outcome = await createOrFind(scope, group, attempted.current.has(id))
      if (outcome !== 'created') {
        setNews({ id, kind: outcome })
        form.setFields([
          { name: 'id', errors: [outcome === 'takenByLiveGroup' ? fields.idTaken : fields.idTakenByDeleted] },
        ])
        return false
      }
    } catch (error) {
      if (error instanceof UncertainWrite) attempted.current.add(id)
      if (isRefusedWith(error, 'ErrorTooManyGroups')) quota.checkAgain()
      throw error
    }
    const listed = cache.created(id)
    const goesOn = createAnotherPreference.get()
    // Whoever goes on does not look at the list yet.
    if (!goesOn) await soon(listed)
    if (goesOn && !window.matchMedia(ROOM_BESIDE).matches) return true
    groupToast({
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
      {...dialog}
      operation="createGroup"
      form={form}
      schema={createValues}
      initialValues={BLANK}
      draftKey={`${draftKey}/${scope.center}/${scope.appId}`}
      onSubmit={submit}
      onSubmitted={(sent) => {
        if (!createAnotherPreference.get()) {
          onCreated()
          return undefined
        }
        setCreated(sent.id)
        return next.valuesAfter(sent)
      }}
      {...(nothingToDo || created !== undefined ? { cancelText: common.close } : {})}
      okHidden={nothingToDo}
      okDisabledReason={waiting ?? (quota.full ? words.quotaReason : undefined)}
      notice={
        <>
          {notice}
          {!nothingToDo && quota.notice}
        </>
      }
      besideButtons={
        !nothingToDo && (
          <Checkbox checked={another} onChange={({ target }) => createAnotherPreference.set(target.checked)}>
            {words.another}
          </Checkbox>
        )
      }
      renderFailure={(error) => <WriteFailure error={error} notDone={words.notCreated} />}
    >
      {children}
      {/* There before it says something: otherwise a screen reader would not. */}
      <p role="status" className={styles.created}>
        {created !== undefined && words.createdOne(created, next.stays)}
      </p>
      {waiting === undefined && !nothingToDo && (
        <>
          <TextItem
            name="id"
            label={fields.groupId}
            limit={LIMITS.idBytes}
            rule={NEW_GROUP_RULES.id}
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
            rule={NEW_GROUP_RULES.name}
            hint={words.nameHint}
          >
            <TextInput />
          </TextItem>
          <TextItem
            name="owner"
            label={fields.owner}
            limit={LIMITS.idBytes}
            rule={NEW_GROUP_RULES.owner}
            hint={words.ownerHint}
          >
            <CodeInput />
          </TextItem>
          <AdministratorsItem />
          <InformationItem />
        </>
      )}
    </FormDialog>
  )
}
