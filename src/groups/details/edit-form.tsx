import { Alert, Button, Flex, Form } from 'antd'
import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import type { Group } from '#api/groups.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useDraftPromise } from '../../ui/drafts.ts'
import { useStrings } from '../../ui/preferences.ts'
import { AdministratorsItem } from '../fields/administrators-field.tsx'
import { detailsStrings } from './details-strings.ts'
import { WriteFailure } from '../shared/dialog-group.tsx'
import { changesOf, type EditValues, isEmpty, toEditValues } from './group-edit.ts'
import { InformationItem } from '../fields/information-field.tsx'
import type { GroupEdit } from './use-group-edit.ts'
import styles from './edit-form.module.css'

interface EditFormProps {
  /** As it was read last, even when it is `gone`. */
  group: Group
  gone: boolean
  edit: GroupEdit
}

/** The two values of a group that can be changed. */
export function EditForm({ group, gone, edit }: EditFormProps) {
  const words = useStrings(detailsStrings)
  const opened = edit.editor.opened ?? group
  return (
    <Form<EditValues>
      {...edit.editor.formProps}
      name="changeGroup"
      initialValues={toEditValues(group)}
      onFinish={edit.save}
    >
      {group.deleted || gone ? (
        <Unsavable
          why={gone ? words.goneMeanwhile : words.deletedMeanwhile}
          submitted={edit.editor.failure !== undefined}
        />
      ) : (
        edit.editor.dirty &&
        !isEmpty(changesOf(group, opened)) && (
          <Alert className={clsx(styles.meanwhile)} type="info" showIcon role="status" title={words.changedMeanwhile} />
        )
      )}
      <AdministratorsItem kept={opened.administrators} />
      <InformationItem stored={opened.information} />
    </Form>
  )
}

/** `submitted`: in answer to Save, so it must be seen. */
function Unsavable({ why, submitted }: { why: string; submitted: boolean }) {
  const promise = useDraftPromise()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (submitted) box.current?.scrollIntoView({ block: 'nearest' })
  }, [submitted])
  return (
    <div ref={box} className={styles.meanwhile}>
      <Alert type="warning" showIcon role="status" title={`${why} ${promise}`} />
    </div>
  )
}

interface EditFooterProps {
  edit: GroupEdit
  /** What has become of the group says why nothing was saved. */
  explained: boolean
  /** Why the operator may not save. */
  forbidden: string | undefined
  onClose: () => void
}

/** Save and Close, and what came of the last save. */
export function EditFooter({ edit, explained, forbidden, onClose }: EditFooterProps) {
  const { dirty, failure, pending, formProps } = edit.editor
  const words = useStrings(detailsStrings)
  const common = useStrings(commonStrings)
  return (
    <Flex vertical gap={12}>
      {failure !== undefined && !explained && <WriteFailure error={failure} notDone={words.notSaved} />}
      {forbidden !== undefined && <div>{forbidden}</div>}
      <Flex gap={8} align="center" wrap>
        <span className={styles.news} role="status">
          {edit.news !== undefined && words[edit.news]}
        </span>
        <Button onClick={onClose} disabled={pending}>
          {dirty ? common.cancel : common.close}
        </Button>
        {/* It comes back after a conflict, whose buttons are gone, and takes the focus from them. */}
        <Button
          type="primary"
          autoFocus={edit.hadConflict}
          loading={pending}
          disabled={forbidden !== undefined}
          onClick={formProps.form.submit}
        >
          {words.save}
        </Button>
      </Flex>
    </Flex>
  )
}
