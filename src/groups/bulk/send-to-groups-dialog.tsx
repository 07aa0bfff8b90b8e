import { Form } from 'antd'
import { useMemo, useState } from 'react'
import { CheckLine } from '../../ui/check-line.tsx'
import { senderIdPreference, useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { MessageChoices } from '../fields/message-choices.tsx'
import { MessageFields } from '../fields/message-fields.tsx'
import { BLANK_FIELDS, type MessageValues, messageValues, toContent, typeOf } from '../fields/message-values.ts'
import { runDesk } from '../runs/desk.ts'
import { newTypeIn, type Plan, planSending } from './plan.ts'
import { useOnlineColumn } from './plan-columns.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { PlanRows } from './plan-rows.tsx'
import { Busiest, PlanSummary } from './plan-summary.tsx'
import { busiestFirst, peopleIn } from './risk.ts'
import { sendToGroupsStrings } from './send-to-groups-strings.ts'
import { useCandidates } from './use-candidates.ts'

/** Sends one message to all selected groups in which somebody is online. */
export function SendToGroupsDialog() {
  const scope = useScope()
  const words = useStrings(sendToGroupsStrings)
  const locale = useLocale()
  const remembered = usePreference(senderIdPreference)
  const [initial] = useState(() => ({ ...BLANK_FIELDS, senderId: remembered }))
  const [form] = Form.useForm<MessageValues>()
  const type = typeOf(Form.useWatch('type', form))
  const candidates = useCandidates(scope)
  const [everywhere, setEverywhere] = useState(false)
  const { all } = candidates
  const inhabited = useMemo(() => planSending(all, { everywhere: false, type }), [all, type])
  const plan = useMemo(
    () => (everywhere ? planSending(all, { everywhere, type }) : inhabited),
    [all, everywhere, type, inhabited],
  )
  const newIn = type === undefined ? 0 : newTypeIn(plan, type)
  const online = useOnlineColumn()
  return (
    <PlanDialog
      kind="send"
      scope={scope}
      title={words.title}
      candidates={candidates}
      plan={plan}
      planNow={(groups) => planSending(groups, { everywhere, type })}
      form={form}
      schema={messageValues}
      initialValues={initial}
      okText={words.ok}
      start={(items, values, share) => {
        senderIdPreference.set(values.senderId)
        return runDesk.start({ kind: 'send', scope, items, common: { message: toContent(values) }, share })
      }}
      notice={
        <>
          <Reach plan={plan} />
          <Everywhere plan={inhabited} on={everywhere} onChange={setEverywhere} />
          <PlanRows folded plan={{ ...plan, todo: busiestFirst(plan.todo) }} columns={[online]} />
        </>
      }
      result={<MessageChoices />}
    >
      <MessageFields
        typeWarning={newIn > 0 ? words.newType(words.inGroups(newIn.toLocaleString(locale))) : undefined}
      />
    </PlanDialog>
  )
}

function Reach({ plan }: { plan: Plan }) {
  const words = useStrings(sendToGroupsStrings)
  const locale = useLocale()
  const number = (value: number) => value.toLocaleString(locale)
  const groups = (count: number) => words.inGroups(number(count))
  const people = peopleIn(plan.todo)
  return (
    <PlanSummary headline={words.headline(number(plan.todo.length))} plan={plan}>
      <li>
        {words.online(number(people.online), groups(people.groups))}
        {people.groups > 0 && <Busiest people={people} />}
      </li>
      {people.unknown > 0 && <li>{words.unknown(groups(people.unknown))}</li>}
      <li>{words.accepted}</li>
    </PlanSummary>
  )
}

interface EverywhereProps {
  /** The plan without them. */
  plan: Plan
  on: boolean
  onChange: (on: boolean) => void
}

/** The choice to send also where nobody is online; offered while there are such groups. */
function Everywhere({ plan: { left }, on, onChange }: EverywhereProps) {
  const words = useStrings(sendToGroupsStrings)
  const locale = useLocale()
  const count = left.filter(({ why }) => why === 'nobodyOnline' || why === 'nobodyKnows').length
  if (count === 0 && !on) return null
  return (
    <CheckLine
      label={count === 0 ? words.everywhereAll : words.everywhere(words.inGroups(count.toLocaleString(locale)))}
      help={words.everywhereHelp}
      checked={on}
      onChange={onChange}
    />
  )
}
