import { Alert, Flex } from 'antd'
import type { Group } from '#api/groups.ts'
import { DraftOfferView } from '../../ui/draft-offer.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { AdministratorList } from '../fields/administrator-list.tsx'
import { fieldStrings } from '../fields/field-strings.ts'
import { InformationView } from '../fields/information-field.tsx'
import { WriteFailure } from '../shared/dialog-group.tsx'
import { ConflictView } from './conflict-view.tsx'
import { detailsStrings } from './details-strings.ts'
import { EditForm } from './edit-form.tsx'
import type { GroupEdit } from './use-group-edit.ts'

interface SettingsTabProps {
  edit: GroupEdit
  /** The group as it is, if it is. */
  group: Group | undefined
  /** The group whose values stand in the fields; undefined where they can only be read. */
  edited: Group | undefined
  gone: boolean
  /** What has become of the group says why nothing was saved. */
  explained: boolean
  /** Why the operator may change nothing. */
  forbidden: string | undefined
}

/** The two values of a group that can be changed, or why they cannot. */
export function SettingsTab({ edit, group, edited, gone, explained, forbidden }: SettingsTabProps) {
  const words = useStrings(detailsStrings)
  const { conflict, editor } = edit
  const { failure, offer, pending } = editor
  return (
    <>
      {edited !== undefined && offer !== undefined && <DraftOfferView {...offer} />}
      {conflict !== undefined && (
        <>
          <ConflictView
            key={JSON.stringify(conflict.theirs)}
            conflict={conflict}
            pending={pending}
            onDecide={edit.decide}
            onContinue={edit.continueEditing}
          />
          {failure !== undefined && !explained && <WriteFailure error={failure} notDone={words.notSaved} />}
        </>
      )}
      {edited !== undefined && (
        <div hidden={conflict !== undefined}>
          <EditForm group={edited} gone={gone} edit={edit} />
        </div>
      )}
      {group !== undefined && edited === undefined && (
        <ReadOnlyValues group={group} reason={group.deleted ? words.deletedReadOnly : forbidden} />
      )}
    </>
  )
}

interface ReadOnlyValuesProps {
  group: Group
  reason: string | undefined
}

function ReadOnlyValues({ group: { administrators, information }, reason }: ReadOnlyValuesProps) {
  const fields = useStrings(fieldStrings)
  return (
    <Flex vertical gap={16}>
      <Alert role="status" type="info" title={reason} />
      <section>
        <h2>{fields.administrator}</h2>
        {administrators.length === 0 ? (
          <span className="muted">{fields.none}</span>
        ) : (
          <AdministratorList ids={administrators} />
        )}
      </section>
      <section>
        <h2>{fields.information}</h2>
        <InformationView text={information} />
      </section>
    </Flex>
  )
}
