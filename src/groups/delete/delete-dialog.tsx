import { useQueryClient } from '@tanstack/react-query'
import { Alert, Flex, Form } from 'antd'
import { useState } from 'react'
import * as v from 'valibot'
import { isRefusedWith } from '#api/failure.ts'
import { deleteGroup, type Group } from '#api/groups.ts'
import { client } from '#api/service.ts'
import { writeOrAsk } from '#api/write-or-ask.ts'
import { isMeantAs } from '#lib/characters.ts'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useComposing } from '../../ui/composing.ts'
import { useOpenDialog } from '../../ui/dialog-route.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OperationLink } from '../../ui/operation.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { operatorIdPreference, useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { readAnew } from '../../ui/read-anew.ts'
import { soon } from '../../ui/soon.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { TypedConfirmation } from '../../ui/typed-confirmation.tsx'
import { useLasting } from '../../ui/use-lasting.ts'
import { useScope } from '../../ui/use-scope.ts'
import { useServiceNow } from '../../ui/use-service-now.ts'
import { useForbidden } from '../../ui/use-session.ts'
import { deleteStrings } from './delete-strings.ts'
import { Consequences } from '../../ui/consequences.tsx'
import { deletionTimes, isExpired } from '../shared/deletion-times.ts'
import { DialogSubject, isExplained, useDialogGroup, WriteFailure } from '../shared/dialog-group.tsx'
import { dialogStrings } from '../shared/dialog-strings.ts'
import { fieldStrings } from '../fields/field-strings.ts'
import { OperatorIdItem } from '../fields/operator-id-item.tsx'
import { useGroupCache } from '../data/group-cache.ts'
import { groupQuery } from '../data/queries.ts'
import { TimeLeft } from '../shared/time-left.tsx'
import { groupToast } from '../shared/toasts.tsx'
import { useDeletionRisk } from './use-deletion-risk.ts'

/** Milliseconds after which a disabled button has to say why. */
const LONG_MS = 1000

const schema = v.object({ operatorId: v.string() })

export function DeleteGroupDialog() {
  const { scope, id, group: current, placeholder, gone, close } = useDialogGroup()
  /** The group as it was deleted: what it is now must not flash by while the list catches up. */
  const [done, setDone] = useState<Group>()
  const group = done ?? current
  const words = useStrings(deleteStrings)
  const shared = useStrings(dialogStrings)
  const common = useStrings(commonStrings)
  const fields = useStrings(fieldStrings)
  const locale = useLocale()
  const remembered = usePreference(operatorIdPreference)
  const queries = useQueryClient()
  const cache = useGroupCache(scope)
  const open = useOpenDialog()
  const [form] = Form.useForm<v.InferOutput<typeof schema>>()
  const nothingToDo = gone || group?.deleted === true

  const { risk, riskNow } = useDeletionRisk(scope, id)
  const forbidden = useForbidden('deleteGroup') !== undefined
  const [typed, setTyped] = useState('')
  const [touched, setTouched] = useState(false)
  const composing = useComposing()
  /** Why the group's ID has to be typed. */
  const concern = nothingToDo || forbidden || risk === 'none' || risk === 'reading' ? undefined : risk
  /** The field stays where it is once it has come. */
  const [asked, setAsked] = useState(false)
  if (concern !== undefined && !asked) setAsked(true)
  const readingLong = useLasting(risk === 'reading', LONG_MS)

  /** Whether the group is deleted, or gone altogether. */
  const ask = async () => {
    try {
      const found = await readAnew(queries, groupQuery(scope, id))
      return found.deleted ? true : undefined
    } catch (error) {
      if (isRefusedWith(error, 'ResourceNotExist')) return true
      throw error
    }
  }
  const submit = async ({ operatorId }: v.InferOutput<typeof schema>) => {
    // Somebody may have joined, or the number grown old, since the button was drawn.
    if (riskNow() !== 'none' && !isMeantAs(id, typed)) return false
    try {
      await writeOrAsk(async (submitKey) => {
        await deleteGroup(client, scope, id, operatorId, submitKey)
        return true
      }, ask)
    } catch (error) {
      // Refused for what the group has become: show that.
      if (isRefusedWith(error, 'ResourceNotExist')) void cache.changed(id)
      throw error
    }
    operatorIdPreference.set(operatorId)
    setDone(group)
    await soon(cache.deleted(id))
    groupToast({
      title: words.deletedToast,
      id,
      name: group?.name ?? '',
      what: fields.groupId,
      action: shared.restoreGroup,
      onAction: () => open(paths.restoreGroup(scope, id)),
    })
    return true
  }
  const online = (group?.live?.onlineUsers ?? 0).toLocaleString(locale)
  const why = { online: words.whyOnline(online), unknown: words.whyUnknown, old: words.whyOld }
  const reason = () => {
    if (group === undefined) return shared.readFirst
    if (concern !== undefined) return isMeantAs(id, typed) ? undefined : why[concern]
    return readingLong ? words.readingOnline : undefined
  }

  return (
    <FormDialog
      operation="deleteGroup"
      title={words.title}
      form={form}
      schema={schema}
      initialValues={{ operatorId: remembered }}
      draftKey={`delete-group/${scope.center}/${scope.appId}/${id}`}
      onChange={() => setTouched(true)}
      onSubmit={submit}
      onSubmitted={close}
      onClose={close}
      okText={words.title}
      okDanger
      okHidden={nothingToDo}
      {...(nothingToDo ? { cancelText: common.close } : {})}
      okDisabledReason={reason()}
      okPaused={risk === 'reading'}
      renderFailure={(error) =>
        isExplained(error, { gone, group }) ? null : <WriteFailure error={error} notDone={words.notDeleted} />
      }
    >
      <PageTitle dialog>{`${words.title} ${id}`}</PageTitle>
      <Flex vertical gap={16}>
        <DialogSubject id={id} group={group} />
        {placeholder}
        {group?.deleted === true && <AlreadyDeleted group={group} />}
        {group?.live !== undefined && (
          <DeleteConsequences onlineUsers={group.live.onlineUsers} isOld={risk === 'old'} />
        )}
        {/* What was typed is not taken away under the hands. */}
        {(!nothingToDo || touched || typed !== '' || composing) && (
          <div>
            <OperatorIdItem />
            {asked && (
              <TypedConfirmation
                label={words.typeId}
                wanted={id}
                wrongText={words.notTheId}
                notNeeded={words.notNeeded}
                typed={typed}
                onType={setTyped}
                required={concern !== undefined}
              />
            )}
          </div>
        )}
      </Flex>
    </FormDialog>
  )
}

function DeleteConsequences({ onlineUsers, isOld }: { onlineUsers: number; isOld: boolean }) {
  const words = useStrings(deleteStrings)
  const locale = useLocale()
  const { restorableUntil, messagesUntil } = deletionTimes(useServiceNow())
  const count = onlineUsers.toLocaleString(locale)
  const nobody = isOld ? words.nobodyWasOnline : words.nobodyOnline
  return (
    <Consequences label={words.whatHappens}>
      <ul>
        <li>{onlineUsers === 0 ? nobody : isOld ? words.wereOnline(count) : words.membersOnline(count)}</li>
        <li>
          {words.messagesUntil} <TimeText seconds={messagesUntil} />
        </li>
        <li>
          {words.restorableUntil} <TimeText seconds={restorableUntil} />
          {words.stop}
          {words.idTaken} <span className="muted">{words.restorableNote}</span>
        </li>
        <li>{words.slotFreed}</li>
      </ul>
    </Consequences>
  )
}

function AlreadyDeleted({ group: { id, deletion } }: { group: Group }) {
  const words = useStrings(deleteStrings)
  const shared = useStrings(dialogStrings)
  const scope = useScope()
  const now = useServiceNow()
  const over = deletion !== undefined && isExpired(deletion, now)
  return (
    <Alert
      role="status"
      type="info"
      showIcon
      title={words.alreadyTitle}
      description={
        <Flex vertical gap={8} align="start">
          <span>
            {over ? words.alreadyOver : words.alreadyBody}{' '}
            {!over && deletion?.at !== undefined && <TimeLeft until={deletionTimes(deletion.at).restorableUntil} />}
          </span>
          {!over && (
            <OperationLink operation="restoreGroup" to={paths.restoreGroup(scope, id)}>
              {shared.restoreGroup}
            </OperationLink>
          )}
        </Flex>
      }
    />
  )
}
