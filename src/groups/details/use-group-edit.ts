import { useQueryClient } from '@tanstack/react-query'
import { Form, type FormInstance } from 'antd'
import { type RefObject, useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { isRefusedWith } from '#api/failure.ts'
import { type Group, type GroupValues, modifyGroup, valuesMeanwhile } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { type Draft, useDraft } from '../../ui/drafts.ts'
import { useSubmit } from '../../ui/use-submit.ts'
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
import { writeOrAsk } from '../shared/outcome.ts'
import { groupQuery } from '../data/queries.ts'

/** A draft keeps the version it was opened with, so that a change by others in between is found when it is saved. */
const editDraft = v.object({
  opened: v.object({ administrators: v.array(v.string()), information: v.string() }),
  values: editValues,
})
type EditDraft = v.InferOutput<typeof editDraft>

export interface Conflict {
  mine: GroupValues
  theirs: GroupValues
  opened: GroupValues
}

/** Which side stays, for each field that both changed. */
export type Decision = Partial<Record<GroupField, 'mine' | 'theirs'>>

export type EditNews = 'saved' | 'nothingChanged' | 'theirsTaken'

export interface GroupEdit {
  form: FormInstance<EditValues>
  /** What was opened; undefined until the group has been read. */
  opened: GroupValues | undefined
  /** Read at the moment of leaving. */
  dirtyNow: RefObject<boolean>
  dirty: boolean
  pending: boolean
  failure: unknown
  draft: Draft<EditDraft>
  news: EditNews | undefined
  conflict: Conflict | undefined
  /** There has been a conflict since the panel opened. */
  hadConflict: boolean
  onChange: (values: EditValues) => void
  useOffered: () => void
  save: (values: EditValues) => void
  decide: (decision: Decision) => void
  continueEditing: () => void
}

/** Editing a group's administrators and additional information, from the snapshot it was opened with to a saved change. */
export function useGroupEdit(scope: Scope, id: string, group: Group | undefined): GroupEdit {
  const [form] = Form.useForm<EditValues>()
  const queries = useQueryClient()
  const cache = useGroupCache(scope)
  const { run, pending, failure } = useSubmit()
  const draft = useDraft(`edit-group/${scope.center}/${scope.appId}/${id}`, editDraft)
  const [opened, setOpened] = useState<GroupValues>()
  const [conflict, setConflict] = useState<Conflict>()
  const [hadConflict, setHadConflict] = useState(false)
  const [news, setNews] = useState<EditNews>()
  const [dirty, setDirty] = useState(false)
  const dirtyNow = useRef(false)

  const mark = (isDirty: boolean) => {
    dirtyNow.current = isDirty
    setDirty(isDirty)
  }
  /** Puts values in place as the ones that were opened. */
  const adopt = ({ administrators, information }: GroupValues) => {
    const values = { administrators, information }
    mark(false)
    draft.clear()
    setConflict(undefined)
    setOpened(values)
    form.setFieldsValue(toEditValues(values))
  }
  const remember = (values: EditValues, base: GroupValues) => {
    const changed = !isEmpty(changesOf(toGroupValues(values, base), base))
    mark(changed)
    if (changed) draft.save({ opened: base, values })
    else draft.clear()
  }
  /** Fills the form with something else than what was opened. */
  const fill = (values: EditValues, base: GroupValues) => {
    setConflict(undefined)
    setOpened(base)
    form.setFieldsValue(values)
    remember(values, base)
  }

  // What others change shows up by itself as long as nothing was typed here.
  useEffect(() => {
    if (group !== undefined && !group.deleted && !dirtyNow.current) adopt(group)
    // oxlint-disable-next-line react/exhaustive-deps -- a new snapshot comes with a newly read group only
  }, [group])

  const write = async (base: GroupValues, mine: GroupValues) => {
    const changes = changesOf(mine, base)
    try {
      await writeOrAsk(
        async (submitKey) => {
          await modifyGroup(client, scope, id, base, changes, submitKey)
          return true
        },
        async () => {
          const found = await queries.fetchQuery({ ...groupQuery(scope, id), staleTime: 0 })
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
    form,
    opened,
    dirtyNow,
    dirty,
    pending,
    failure,
    draft,
    news,
    conflict,
    hadConflict,
    onChange: (values) => {
      setNews(undefined)
      if (opened !== undefined) remember(values, opened)
    },
    useOffered: () => {
      const offered = draft.accept()
      if (offered !== undefined) fill(offered.values, offered.opened)
    },
    save: (values) =>
      void run(async () => {
        setNews(undefined)
        if (opened === undefined) return
        const mine = toGroupValues(values, opened)
        if (!isEmpty(changesOf(mine, opened))) return write(opened, mine)
        adopt(opened)
        setNews('nothingChanged')
      }),
    decide: (decision) =>
      void run(async () => {
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
      fill(toEditValues(mergeOnto(mine, theirs, base)), theirs)
    },
  }
}
