import { Alert, Drawer, Flex } from 'antd'
import { clsx } from 'clsx'
import type { Group } from '#api/groups.ts'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useComposing } from '../../ui/composing.ts'
import { useReturnFocus } from '../../ui/dialog-route.tsx'
import { DocumentationLink } from '../../ui/documentation-link.tsx'
import { DraftOfferView } from '../../ui/draft-offer.tsx'
import { OperationLink } from '../../ui/operation.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { useForbidden } from '../../ui/use-session.ts'
import { ConflictView } from './conflict-view.tsx'
import { detailsStrings } from './details-strings.ts'
import { DialogSubject, isExplained, OnlineOutdated, useDialogGroup, WriteFailure } from '../shared/dialog-group.tsx'
import { dialogStrings } from '../shared/dialog-strings.ts'
import { EditFooter, EditForm } from './edit-form.tsx'
import { AdministratorList } from '../fields/administrator-list.tsx'
import { fieldStrings } from '../fields/field-strings.ts'
import { GroupFacts, MessageCounts } from './group-facts.tsx'
import { ROW_EVERY_MS } from '../data/queries.ts'
import { InformationView } from '../fields/information-field.tsx'
import { useGroupEdit } from './use-group-edit.ts'
import dense from '../../ui/dense.module.css'
import styles from './details-panel.module.css'

const WIDTH = 640

/** View Details: everything Describe tells of a group, and the two values that can be changed. */
export function GroupInformationPanel() {
  const { scope, id, group, known, gone, outdated, placeholder, close } = useDialogGroup({ refreshMs: ROW_EVERY_MS })
  const words = useStrings(detailsStrings)
  const common = useStrings(commonStrings)
  const edit = useGroupEdit(scope, id, group)
  const forbidden = useForbidden('changeGroup')
  const { conflict, editor } = edit
  const { body, dirty, failure, offer, pending } = editor
  useReturnFocus()
  const composing = useComposing()
  const typed = dirty || composing
  // What was typed stays in view when somebody deletes the group meanwhile, or whoever signs in again has another role.
  const edited = group ?? (typed ? known : undefined)
  const editable = edited !== undefined && ((!edited.deleted && forbidden === undefined) || typed)

  return (
    <Drawer
      open
      title={words.title}
      size={WIDTH}
      extra={<DocumentationLink action="DescribeLiveMessageGroup" />}
      rootClassName={clsx(dense.dense, styles.panel)}
      onClose={() => {
        if (!pending) close()
      }}
      closable={{ placement: 'end', 'aria-label': common.close }}
      // antd has put the focus on a box around the dialog, which screen readers do not announce.
      afterOpenChange={(isOpen) => {
        const dialog = body.current?.closest<HTMLElement>('[role=dialog]')
        if (!isOpen || dialog === null || dialog === undefined || isInside(dialog, document.activeElement)) return
        dialog.tabIndex = -1
        dialog.focus({ preventScroll: true })
      }}
      footer={
        editable && conflict === undefined ? (
          <EditFooter
            edit={edit}
            explained={isExplained(failure, { gone, group })}
            forbidden={forbidden}
            onClose={close}
          />
        ) : undefined
      }
    >
      <PageTitle dialog>{`${words.title} ${id}`}</PageTitle>
      <Flex vertical gap={24} ref={body}>
        {group === undefined && <DialogSubject id={id} group={group} />}
        {placeholder}
        {group !== undefined && <PanelActions group={group} dirty={dirty} />}
        {editable && offer !== undefined && <DraftOfferView {...offer} />}
        {group !== undefined && <GroupFacts group={group} outdated={<OnlineOutdated outdated={outdated} />} />}
        {conflict !== undefined && (
          <>
            <ConflictView
              key={JSON.stringify(conflict.theirs)}
              conflict={conflict}
              pending={pending}
              onDecide={edit.decide}
              onContinue={edit.continueEditing}
            />
            {failure !== undefined && !isExplained(failure, { gone, group }) && (
              <WriteFailure error={failure} notDone={words.notSaved} />
            )}
          </>
        )}
        {editable && (
          <div hidden={conflict !== undefined}>
            <EditForm group={edited} gone={gone} edit={edit} />
          </div>
        )}
        {group !== undefined && !editable && (
          <ReadOnlyValues group={group} reason={group.deleted ? words.deletedReadOnly : forbidden} />
        )}
        {group?.live !== undefined && <MessageCounts counts={group.live.messageCounts} />}
      </Flex>
    </Drawer>
  )
}

/** True when the focus has come back to something in the dialog already. */
const isInside = (dialog: HTMLElement, focused: Element | null) => focused !== dialog && dialog.contains(focused)

function PanelActions({ group, dirty }: { group: Group; dirty: boolean }) {
  const words = useStrings(detailsStrings)
  const shared = useStrings(dialogStrings)
  const scope = useScope()
  const duplicate = (
    <OperationLink operation="createGroup" to={paths.duplicateGroup(scope, group.id)} thenList>
      {shared.duplicateGroup}
    </OperationLink>
  )
  return (
    <nav aria-label={words.actions} className={styles.actions}>
      {group.deleted ? (
        // What was typed when somebody deleted the group can be saved after it is restored.
        <>
          <OperationLink operation="restoreGroup" to={paths.restoreGroup(scope, group.id)} keepDraft={dirty}>
            {shared.restoreGroup}
          </OperationLink>
          {duplicate}
        </>
      ) : (
        <>
          <OperationLink operation="sendMessage" to={paths.sendMessage(scope, group.id)}>
            {shared.sendMessage}
          </OperationLink>
          {duplicate}
          <OperationLink operation="deleteGroup" to={paths.deleteGroup(scope, group.id)}>
            {shared.deleteGroup}
          </OperationLink>
        </>
      )}
    </nav>
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
