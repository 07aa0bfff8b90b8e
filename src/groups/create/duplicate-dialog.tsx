import { useEffect, useRef, useState } from 'react'
import { useCloseDialog } from '../../ui/dialog-route.tsx'
import type { FormEditor } from '../../ui/form-editor.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { DialogSubject, useDialogGroup } from '../shared/dialog-group.tsx'
import { dialogStrings } from '../shared/dialog-strings.ts'
import { CreateForm } from './create-form.tsx'
import { createStrings } from './create-strings.ts'
import { copyOf, type CreateValues, sameButId } from './create-values.ts'
import styles from './duplicate-dialog.module.css'

/** A new group with another one's values, deleted or not, under an ID of its own. */
export function DuplicateGroupDialog() {
  const { id, group, gone, placeholder, below, close } = useDialogGroup()
  const words = useStrings(createStrings)
  const shared = useStrings(dialogStrings)
  const finish = useCloseDialog(below, { done: true })
  const editor = useRef<FormEditor<CreateValues, CreateValues>>(null)
  const copied = useRef(false)
  /** The fields hold something: the copy, or a draft, which needs no source. */
  const [filled, setFilled] = useState(false)
  useEffect(() => {
    if (group === undefined || copied.current) return
    // Once: what becomes of the source meanwhile changes nothing that somebody may have looked through.
    copied.current = true
    const copy = copyOf(group)
    if (editor.current?.isDirty() === false) editor.current.fill(copy, copy)
  }, [group])

  return (
    <CreateForm
      title={words.duplicateTitle}
      draftKey={`duplicate-group/${id}`}
      editorRef={editor}
      onChange={() => setFilled(true)}
      onCreated={finish}
      onClose={close}
      next={{ valuesAfter: sameButId, stays: words.copyStays }}
      waiting={filled ? undefined : shared.readFirst}
      nothingToDo={gone && !filled}
      notice={
        <>
          <section aria-label={words.copiedFrom} className={styles.source}>
            <span className="muted">{words.copiedFrom}</span>
            <DialogSubject id={id} group={group} />
            {filled && <span className="muted">{words.notCopied}</span>}
          </section>
          {!filled && placeholder}
        </>
      }
    >
      <PageTitle dialog>{`${words.duplicateTitle} ${id}`}</PageTitle>
    </CreateForm>
  )
}
