import { Form } from 'antd'
import { clsx } from 'clsx'
import { useMemo, useRef } from 'react'
import * as v from 'valibot'
import { sentencesRule } from '../../ui/field-rule.ts'
import type { FormEditor } from '../../ui/form-editor.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { AdministratorsItem } from '../fields/administrators-field.tsx'
import {
  administratorProblems,
  administratorsValue,
  type AdministratorsValue,
  allIds,
  NO_ADMINISTRATORS,
} from '../fields/administrators.ts'
import type { AdministratorsChange } from '../runs/acts.ts'
import { runDesk } from '../runs/desk.ts'
import { administratorsStrings } from './administrators-strings.ts'
import type { Candidate } from './candidates.ts'
import { NowAdministrators } from './now-administrators.tsx'
import { type Plan, planAdministrators, type PlannedItem } from './plan.ts'
import { PlanDialog } from './plan-dialog.tsx'
import { PlanRows } from './plan-rows.tsx'
import { PlanSummary } from './plan-summary.tsx'
import { planStrings } from './plan-strings.ts'
import { useCandidates } from './use-candidates.ts'
import styles from './administrators-dialog.module.css'

const schema = v.object({ add: administratorsValue, remove: administratorsValue })
type Values = v.InferOutput<typeof schema>

const BLANK: Values = { add: NO_ADMINISTRATORS, remove: NO_ADMINISTRATORS }

/** Whoever may be removed: a group may have three, many groups many. */
const ANY_NUMBER = Infinity

const valueOf = (value: unknown): AdministratorsValue => (v.is(administratorsValue, value) ? value : NO_ADMINISTRATORS)

/** The IDs of a list that are right so far. */
function goodIds(value: AdministratorsValue, kept: readonly string[], most?: number): string[] {
  const wrong = new Set(administratorProblems(value, kept, most).map(({ id }) => id))
  return [...value.ids, ...allIds({ ids: [], typing: value.typing }).filter((id) => !wrong.has(id))]
}

/** Adds and removes administrators in all selected groups. */
export function AdministratorsDialog() {
  const scope = useScope()
  const words = useStrings(administratorsStrings)
  const [form] = Form.useForm<Values>()
  const editor = useRef<FormEditor<Values, Values>>(null)
  const candidates = useCandidates(scope)
  const { all } = candidates
  const known = useMemo(() => administratorsIn(all), [all])
  const kept = useMemo(() => known.map(({ id }) => id), [known])
  const add = valueOf(Form.useWatch('add', form))
  const remove = valueOf(Form.useWatch('remove', form))
  const change = useMemo(
    () => ({ add: goodIds(add, kept), remove: goodIds(remove, kept, ANY_NUMBER) }),
    [add, remove, kept],
  )
  const plan = useMemo(() => planAdministrators(all, change), [all, change])
  const isBlank = change.add.length === 0 && change.remove.length === 0
  const becomes = useBecomesColumn(change)
  return (
    <PlanDialog
      kind="administrators"
      scope={scope}
      title={words.title}
      candidates={candidates}
      plan={plan}
      planNow={(groups) => planAdministrators(groups, change)}
      form={form}
      schema={schema}
      initialValues={BLANK}
      editorRef={editor}
      okText={words.ok}
      reason={isBlank ? words.nobodyNamed : undefined}
      start={(items, values, share) => {
        const common = { add: allIds(values.add), remove: allIds(values.remove) }
        return runDesk.start({ kind: 'administrators', scope, items, common, share })
      }}
      notice={null}
    >
      <AdministratorsItem name="add" label={words.add} kept={kept} />
      <AdministratorsItem
        name="remove"
        label={words.remove}
        kept={kept}
        most={ANY_NUMBER}
        dependencies={['add']}
        rules={[
          sentencesRule((value) => {
            const added = allIds(valueOf(form.getFieldValue('add')))
            return allIds(valueOf(value))
              .filter((id) => added.includes(id))
              .map(words.both)
          }),
        ]}
        notice={
          <NowAdministrators
            known={known.filter(({ id }) => !remove.ids.includes(id))}
            onRemove={(id) => {
              const values = form.getFieldsValue()
              const { ids, typing } = valueOf(values.remove)
              editor.current?.fill({ ...values, remove: { ids: [...ids, id], typing } })
            }}
          />
        }
      />
      <div className={styles.plan}>
        {isBlank ? <p className="muted">{words.notYet}</p> : <Outcome plan={plan} />}
        {!isBlank && <PlanRows plan={plan} columns={[becomes]} />}
      </div>
    </PlanDialog>
  )
}

/** Who administers any of these groups that are not deleted, in how many, the most frequent first. */
function administratorsIn(groups: readonly Candidate[]): { id: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { deleted, administrators } of groups) {
    if (!deleted) for (const id of administrators) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts].map(([id, count]) => ({ id, count })).toSorted((a, b) => b.count - a.count)
}

function Outcome({ plan }: { plan: Plan }) {
  const words = useStrings(administratorsStrings)
  const locale = useLocale()
  return (
    <PlanSummary headline={words.headline(plan.todo.length.toLocaleString(locale))} plan={plan}>
      <li>{words.rest}</li>
    </PlanSummary>
  )
}

/** Who will administer each group: who comes and who goes is told by a sign, too. */
function useBecomesColumn({ add }: AdministratorsChange) {
  const words = useStrings(planStrings)
  return {
    title: words.becomes,
    of: ({ group, becomes = [] }: PlannedItem) => {
      const gone = group.administrators.filter((id) => !becomes.includes(id))
      return (
        <span className={styles.becomes}>
          {becomes.map((id) =>
            add.includes(id) && !group.administrators.includes(id) ? (
              <ins key={id}>{id}</ins>
            ) : (
              <span key={id}>{id}</span>
            ),
          )}
          {gone.map((id) => (
            <del key={id}>{id}</del>
          ))}
          {becomes.length === 0 && <span className={clsx('muted')}>{words.nobody}</span>}
        </span>
      )
    },
  }
}
