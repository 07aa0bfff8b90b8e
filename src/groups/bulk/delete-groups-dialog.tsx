import { Form } from 'antd'
import { useMemo, useState } from 'react'
import * as v from 'valibot'
import { CheckLine } from '../../ui/check-line.tsx'
import { operatorIdPreference, useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { useScope } from '../../ui/use-scope.ts'
import { useServiceNow } from '../../ui/use-service-now.ts'
import { OperatorIdItem } from '../fields/operator-id-item.tsx'
import { runDesk } from '../runs/desk.ts'
import { deletionTimes } from '../shared/deletion-times.ts'
import { deleteGroupsStrings } from './delete-groups-strings.ts'
import { type Plan, planDeletion } from './plan.ts'
import { PlanDialog } from './plan-dialog.tsx'
import { useOnlineColumn } from './plan-columns.tsx'
import { PlanRows } from './plan-rows.tsx'
import { Busiest, PlanSummary } from './plan-summary.tsx'
import { busiestFirst, peopleIn } from './risk.ts'
import { useCandidates } from './use-candidates.ts'

const schema = v.object({ operatorId: v.string() })

/** Deletes all selected groups that are not deleted. */
export function DeleteGroupsDialog() {
  const scope = useScope()
  const words = useStrings(deleteGroupsStrings)
  const remembered = usePreference(operatorIdPreference)
  const [initial] = useState(() => ({ operatorId: remembered }))
  const [form] = Form.useForm<v.InferOutput<typeof schema>>()
  const candidates = useCandidates(scope)
  const [sparing, setSparing] = useState(false)
  const { all } = candidates
  const plan = useMemo(() => planDeletion(all, { sparing }), [all, sparing])
  const online = useOnlineColumn()
  return (
    <PlanDialog
      kind="delete"
      scope={scope}
      title={words.title}
      candidates={candidates}
      plan={plan}
      planNow={(groups) => planDeletion(groups, { sparing })}
      form={form}
      schema={schema}
      initialValues={initial}
      okText={words.ok}
      start={(items, { operatorId }, share) => {
        operatorIdPreference.set(operatorId)
        return runDesk.start({ kind: 'delete', scope, items, common: { operatorId }, share })
      }}
      notice={
        <>
          <Consequences plan={plan} />
          <Sparing all={planDeletion(all, { sparing: false })} sparing={sparing} onChange={setSparing} />
          <PlanRows plan={{ ...plan, todo: busiestFirst(plan.todo) }} columns={[online]} />
        </>
      }
    >
      <OperatorIdItem />
    </PlanDialog>
  )
}

function Consequences({ plan }: { plan: Plan }) {
  const words = useStrings(deleteGroupsStrings)
  const locale = useLocale()
  const { restorableUntil, messagesUntil } = deletionTimes(useServiceNow())
  const number = (value: number) => value.toLocaleString(locale)
  const groups = (count: number) => words.inGroups(number(count))
  const people = peopleIn(plan.todo)
  const count = number(plan.todo.length)
  return (
    <PlanSummary headline={words.headline(count)} plan={plan}>
      {people.online > 0 && (
        <li>
          {words.online(number(people.online), groups(people.groups))}
          <Busiest people={people} />
        </li>
      )}
      {people.online === 0 && people.unknown === 0 && <li>{words.nobody}</li>}
      {people.unknown > 0 && <li>{words.unknown(groups(people.unknown))}</li>}
      <li>
        {words.messagesUntil} <TimeText seconds={messagesUntil} />
      </li>
      <li>
        {words.restorableUntil} <TimeText seconds={restorableUntil} />
        {words.until}
      </li>
      <li>{words.slots(count)}</li>
    </PlanSummary>
  )
}

interface SparingProps {
  /** The plan with all of them. */
  all: Plan
  sparing: boolean
  onChange: (sparing: boolean) => void
}

/** The choice to leave those alone in which people are; offered while there are any. */
function Sparing({ all, sparing, onChange }: SparingProps) {
  const words = useStrings(deleteGroupsStrings)
  const locale = useLocale()
  const { groups } = peopleIn(all.todo)
  if (groups === 0 && !sparing) return null
  const label = groups === 0 ? words.spareNobody : words.spare(words.inGroups(groups.toLocaleString(locale)))
  return <CheckLine label={label} checked={sparing} onChange={onChange} />
}
