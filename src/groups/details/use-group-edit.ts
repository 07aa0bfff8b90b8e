import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { isRefusedWith } from '#api/failure.ts'
import { type Group, type GroupValues, modifyGroup, valuesMeanwhile } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { writeOrAsk } from '#api/write-or-ask.ts'
import { useComposing } from '../../ui/composing.ts'
import { type FormEditor, type FormKind, useFormEditor } from '../../ui/form-editor.ts'
import { useStrings } from '../../ui/preferences.ts'
import { readAnew } from '../../ui/read-anew.ts'
import { detailsStrings } from './details-strings.ts'
import { useGroupCache } from '../data/group-cache.ts'
import {
  changesOf,
  type EditValues,
  editValues,
  type GroupField,
  isEmpty,
  mergeOnto,
  toEditValues,
  toGroupValues,
} from './group-edit.ts'
import { groupQuery } from '../data/queries.ts'

/** A draft keeps the version it was opened with, so that a change by others in between is found when it is saved. */
const editDraft = v.object({
  opened: v.object({ administrators: v.array(v.string()), information: v.string() }),
  values: editValues,
})
const groupForm: FormKind<EditValues, GroupValues, typeof editDraft> = {
  isChanged: (values, opened) => !isEmpty(changesOf(toGroupValues(values, opened), opened)),
  schema: editDraft,
  toDraft: (values, opened) => ({ opened, values }),
  fromDraft: (draft) => draft,
}

export interface Conflict {
  mine: GroupValues
  theirs: GroupValues
  opened: GroupValues
}

/** Which side stays, for each field that both changed. */
export type Decision = Partial<Record<GroupField, 'mine' | 'theirs'>>

export type EditNews = 'saved' | 'nothingChanged' | 'theirsTaken'

export interface GroupEdit {
  editor: FormEditor<EditValues, GroupValues>
  /** What came of the last save; gone once something else stands in the fields. */
  news: EditNews | undefined
  conflict: Conflict | undefined
  /** There has been a conflict since the panel opened. */
  hadConflict: boolean
  save: (values: EditValues) => void
  decide: (decision: Decision) => void
  continueEditing: () => void
}

/** Editing a group's administrators and additional information, from the snapshot it was opened with to a saved change. */
export function useGroupEdit(scope: Scope, id: string, group: Group | undefined): GroupEdit {
  const [form] = Form.useForm<EditValues>()
  const queries = useQueryClient()
  const cache = useGroupCache(scope)
  const [conflict, setConflict] = useState<Conflict>()
  const [hadConflict, setHadConflict] = useState(false)
  const [news, setNews] = useState<EditNews>()
  const words = useStrings(detailsStrings)
  const editor = useFormEditor(form, groupForm, {
    name: words.title,
    draftKey: `edit-group/${scope.center}/${scope.appId}/${id}`,
    opened: undefined,
    onChange() {
      setNews(undefined)
      setConflict(undefined)
    },
  })
  const { opened } = editor

  /** Puts values in place as the ones that were opened. */
  const adopt = ({ administrators, information }: GroupValues) => {
    const values = { administrators, information }
    editor.settle(values)
    setConflict(undefined)
    form.setFieldsValue(toEditValues(values))
  }

  // What others change shows up by itself as long as nothing was typed here, or is on the way to a word.
  const composing = useComposing()
  useEffect(() => {
    if (group !== undefined && !group.deleted && !composing && !editor.isDirty()) adopt(group)
    // oxlint-disable-next-line react/exhaustive-deps -- a new snapshot comes with a newly read group only
  }, [group, composing])

  const write = async (base: GroupValues, mine: GroupValues) => {
    const changes = changesOf(mine, base)
    try {
      await writeOrAsk(
        async (submitKey) => {
          await modifyGroup(client, scope, id, base, changes, submitKey)
          return true
        },
        async () => {
          const found = await readAnew(queries, groupQuery(scope, id))
          return isEmpty(changesOf({ ...found, ...changes }, found)) ? true : undefined
        },
      )
    } catch (error) {
      const theirs = valuesMeanwhile(error)
      if (theirs === undefined) {
        // Refused for what the group has become: show that.
        if (isRefusedWith(error, 'ResourceNotExist')) void cache.changed(id)
        throw error
      }
      setConflict({ mine, theirs, opened: base })
      setHadConflict(true)
      return
    }
    adopt({ ...base, ...changes })
    setNews('saved')
    void cache.changed(id)
  }

  return {
    editor,
    news,
    conflict,
    hadConflict,
    save: (values) =>
      void editor.run(async () => {
        setNews(undefined)
        if (opened === undefined) return
        const mine = toGroupValues(values, opened)
        if (!isEmpty(changesOf(mine, opened))) return write(opened, mine)
        adopt(opened)
        setNews('nothingChanged')
      }),
    decide: (decision) =>
      void editor.run(async () => {
        if (conflict === undefined) return
        const { mine, theirs, opened: base } = conflict
        const merged = mergeOnto(mine, theirs, base)
        const result = {
          administrators: decision.administrators === 'theirs' ? theirs.administrators : merged.administrators,
          information: decision.information === 'theirs' ? theirs.information : merged.information,
        }
        if (!isEmpty(changesOf(result, theirs))) return write(theirs, result)
        adopt(theirs)
        setNews('theirsTaken')
        void cache.changed(id)
      }),
    continueEditing: () => {
      if (conflict === undefined) return
      const { mine, theirs, opened: base } = conflict
      editor.fill(toEditValues(mergeOnto(mine, theirs, base)), theirs)
    },
  }
}
