import { useQueryClient } from '@tanstack/react-query'
import { Alert, Flex, Form } from 'antd'
import { useState } from 'react'
import * as v from 'valibot'
import { isRefusedWith } from '#api/failure.ts'
import { type DeletionFacts, type Group, restoreGroup } from '#api/groups.ts'
import { client } from '#api/service.ts'
import { writeOrAsk } from '#api/write-or-ask.ts'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { DialogLink, useCloseDialog, useOpenDialog } from '../../ui/dialog-route.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { readAnew } from '../../ui/read-anew.ts'
import { soon } from '../../ui/soon.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { useServiceNow } from '../../ui/use-service-now.ts'
import { Consequences } from '../../ui/consequences.tsx'
import { deletionTimes, isExpired } from '../shared/deletion-times.ts'
import { DialogSubject, isExplained, useDialogGroup, WriteFailure } from '../shared/dialog-group.tsx'
import { dialogStrings } from '../shared/dialog-strings.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { fieldStrings } from '../fields/field-strings.ts'
import { useGroupCache } from '../data/group-cache.ts'
import { groupQuery } from '../data/queries.ts'
import { useQuota } from '../shared/quota-notice.tsx'
import { restoreStrings } from './restore-strings.ts'
import { TimeLeft } from '../shared/time-left.tsx'
import { groupToast } from '../shared/toasts.tsx'

const schema = v.object({})

export function RestoreGroupDialog() {
  const { scope, id, group: current, placeholder, gone, below, close } = useDialogGroup()
  /** The group as it was restored: what it is now must not flash by while the list catches up. */
  const [done, setDone] = useState<Group>()
  const group = done ?? current
  const words = useStrings(restoreStrings)
  const shared = useStrings(dialogStrings)
  const common = useStrings(commonStrings)
  const fields = useStrings(fieldStrings)
  const queries = useQueryClient()
  const cache = useGroupCache(scope)
  const quota = useQuota(scope)
  const open = useOpenDialog()
  const finish = useCloseDialog(below, { done: true })
  const now = useServiceNow()
  const [form] = Form.useForm<Record<string, never>>()
  const over = group?.deletion !== undefined && isExpired(group.deletion, now)
  const live = group !== undefined && !group.deleted
  const nothingToDo = gone || live || over

  const submit = async () => {
    try {
      await writeOrAsk(
        async (submitKey) => {
          await restoreGroup(client, scope, id, submitKey)
          return true
        },
        async () => {
          const found = await readAnew(queries, groupQuery(scope, id))
          return found.deleted ? undefined : true
        },
      )
    } catch (error) {
      if (isRefusedWith(error, 'ErrorTooManyGroups')) quota.checkAgain()
      else void cache.changed(id)
      throw error
    }
    setDone(group)
    await soon(cache.restored(id))
    groupToast({
      title: words.restoredToast,
      id,
      name: group?.name ?? '',
      what: fields.groupId,
      action: shared.viewDetails,
      onAction: () => open(paths.groupDetails(scope, id)),
    })
  }
  const reason =
    group === undefined
      ? shared.readFirst
      : quota.checking
        ? shared.quotaChecking
        : quota.full
          ? words.quotaReason
          : undefined

  return (
    <FormDialog
      operation="restoreGroup"
      title={words.title}
      form={form}
      schema={schema}
      initialValues={{}}
      draftKey={`restore-group/${scope.center}/${scope.appId}/${id}`}
      onSubmit={submit}
      onSubmitted={finish}
      onClose={close}
      okText={words.title}
      okHidden={nothingToDo}
      {...(nothingToDo ? { cancelText: common.close } : {})}
      okDisabledReason={reason}
      notice={nothingToDo ? undefined : quota.notice}
      renderFailure={(error) =>
        isExplained(error, { gone, group }) ? null : <WriteFailure error={error} notDone={words.notRestored} />
      }
    >
      <PageTitle dialog>{`${words.title} ${id}`}</PageTitle>
      <Flex vertical gap={16}>
        <DialogSubject id={id} group={group} />
        {placeholder}
        {live && (
          <Alert
            role="status"
            type="info"
            showIcon
            title={words.notDeletedTitle}
            description={
              <Flex vertical gap={8} align="start">
                {words.notDeletedBody}
                <DialogLink to={paths.groupDetails(scope, id)}>{shared.viewDetails}</DialogLink>
              </Flex>
            }
          />
        )}
        {over && <Alert role="status" type="warning" showIcon title={words.overTitle} description={words.overBody} />}
        {group?.deletion !== undefined && <Deletion deletion={group.deletion} />}
        {group?.deleted === true && !over && <RestoreConsequences />}
      </Flex>
    </FormDialog>
  )
}

function Deletion({ deletion: { at, by } }: { deletion: DeletionFacts }) {
  const words = useStrings(restoreStrings)
  if (at === undefined) return null
  return (
    <Facts>
      <Fact name={words.deleted}>
        <TimeText seconds={at} /> {by !== undefined && <span className="muted">{words.deletedBy(by)}</span>}
      </Fact>
      <Fact name={words.restorableUntil}>
        <TimeLeft until={deletionTimes(at).restorableUntil} />
      </Fact>
    </Facts>
  )
}

function RestoreConsequences() {
  const words = useStrings(restoreStrings)
  return (
    <Consequences>
      <h2>{words.comesBack}</h2>
      <ul>
        <li>{words.backFields}</li>
        <li>{words.backMessages}</li>
      </ul>
      <h2>{words.staysAway}</h2>
      <ul>
        <li>{words.awayMembers}</li>
      </ul>
      <p>{words.takesSlot}</p>
    </Consequences>
  )
}
