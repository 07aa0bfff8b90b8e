import { useQueryClient } from '@tanstack/react-query'
import { Alert, Form } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import * as v from 'valibot'
import { LIMITS } from '#api/contract/limits.ts'
import { Failure } from '#api/failure.ts'
import { changeUserInformation, type InformationChange } from '#api/members.ts'
import { repeatThrottled } from '#api/retry.ts'
import { client } from '#api/service.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { GrowingText } from '../../ui/growing-text.tsx'
import { IdText } from '../../ui/id-text.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { unmeantBesideJson } from '../fields/json-format.ts'
import { messageRules } from '../fields/message-values.ts'
import { StrayNotice } from '../fields/stray-notice.tsx'
import { peopleStrings } from '../people/people-strings.ts'
import { useDialogGroup } from '../shared/dialog-group.tsx'
import { membersOf } from './members-query.ts'
import { membersStrings } from './members-strings.ts'
import styles from './members-tab.module.css'

const informationValues = v.object({ information: v.string() })

/** What a user's groups say of it, changed in all of them at once; the service tells in which it was not. */
export function UserInformationDialog() {
  const { scope, id, close } = useDialogGroup()
  const { userId = '' } = useParams()
  const words = useStrings(membersStrings)
  const people = useStrings(peopleStrings)
  const common = useStrings(commonStrings)
  const list = membersOf(useQueryClient(), scope, id)
  const [known] = useState(() => list.get().rows.find((member) => member.id === userId)?.information)
  const [initial] = useState(() => ({ information: known ?? '' }))
  const [form] = Form.useForm<v.InferOutput<typeof informationValues>>()
  const [result, setResult] = useState<InformationChange>()

  return (
    <FormDialog
      operation="changeUserInformation"
      title={words.informationTitle}
      form={form}
      schema={informationValues}
      initialValues={initial}
      draftKey={`user-information/${scope.center}/${scope.appId}/${userId}`}
      onSubmit={async ({ information }) => {
        setResult(undefined)
        const told = await repeatThrottled((submitKey) =>
          changeUserInformation(client, scope, userId, information, submitKey),
        )
        if (told.changed.includes(id)) list.note(userId, information)
        setResult(told)
      }}
      onChange={() => setResult(undefined)}
      onClose={close}
      okText={words.informationTitle}
      {...(result === undefined ? {} : { cancelText: common.close })}
      notice={
        <div className={styles.part}>
          <span className={styles.head}>
            <span>{people.userId}</span>
            <IdText id={userId} what={people.userId} />
          </span>
          {known === undefined && <span className="muted">{words.informationNotRead}</span>}
        </div>
      }
      result={result === undefined ? undefined : <Changed result={result} />}
      renderFailure={(error) =>
        error instanceof Failure && error.outcomeUnknown ? (
          <FailureView error={error} uncertain advice={words.informationUnknown} />
        ) : undefined
      }
    >
      <PageTitle dialog>{`${words.informationTitle} ${userId}`}</PageTitle>
      <TextItem
        name="information"
        label={words.information}
        limit={LIMITS.senderInformationBytes}
        rule={messageRules.senderInformation}
        unmeant={unmeantBesideJson}
        notice={<StrayNotice name="information" />}
        hint={words.informationHint}
      >
        <GrowingText spellCheck={false} />
      </TextItem>
    </FormDialog>
  )
}

/** In which groups it was changed, and in which not and why. */
function Changed({ result: { changed, kept } }: { result: InformationChange }) {
  const words = useStrings(membersStrings)
  const locale = useLocale()
  const number = (count: number) => count.toLocaleString(locale)
  if (changed.length + kept.length === 0) {
    return <Alert role="status" type="warning" showIcon title={words.informationNobody} />
  }
  return (
    <div className={styles.part}>
      {changed.length > 0 && (
        <Alert
          role="status"
          type="success"
          showIcon
          title={words.informationChanged(number(changed.length))}
          description={
            <ul className={styles.outcomes}>
              {changed.map((groupId) => (
                <li key={groupId}>
                  <code translate="no">{groupId}</code>
                </li>
              ))}
            </ul>
          }
        />
      )}
      {kept.length > 0 && (
        <Alert
          role="status"
          type="warning"
          showIcon
          title={words.informationKept(number(kept.length))}
          description={
            <ul className={styles.outcomes}>
              {kept.map(({ groupId, code, reason }) => (
                <li key={groupId}>
                  <code translate="no">{groupId}</code> {words.reason(reason, String(code))}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  )
}
