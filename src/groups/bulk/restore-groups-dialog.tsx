import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Form } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import * as v from 'valibot'
import { LIMITS } from '#api/contract/limits.ts'
import type { Scope } from '#api/scope.ts'
import { serviceClock } from '#api/service.ts'
import { paths } from '#lib/paths.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { readAnew } from '../../ui/read-anew.ts'
import { useScope } from '../../ui/use-scope.ts'
import { useServiceNow } from '../../ui/use-service-now.ts'
import { quotaQuery } from '../data/queries.ts'
import { runDesk } from '../runs/desk.ts'
import { type Plan, planRestoring } from './plan.ts'
import { useRestorableColumn } from './plan-columns.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { PlanRows } from './plan-rows.tsx'
import { PlanSummary } from './plan-summary.tsx'
import { restoreGroupsStrings } from './restore-groups-strings.ts'
import { useCandidates } from './use-candidates.ts'

const schema = v.object({})
const NOTHING = {}

const freeOf = (used: number | undefined) => (used === undefined ? undefined : Math.max(0, LIMITS.liveGroups - used))

/** Restores all selected groups that are deleted, as far as the application has places for them. */
export function RestoreGroupsDialog() {
  const scope = useScope()
  const words = useStrings(restoreGroupsStrings)
  const queries = useQueryClient()
  const [form] = Form.useForm<Record<string, never>>()
  const candidates = useCandidates(scope)
  const quota = useQuery({ ...quotaQuery(scope), staleTime: 0 })
  const now = useServiceNow()
  const { all } = candidates
  const free = freeOf(quota.data)
  const plan = useMemo(() => planRestoring(all, { now, free }), [all, now, free])
  const restorable = useRestorableColumn()
  return (
    <PlanDialog
      kind="restore"
      scope={scope}
      title={words.title}
      candidates={candidates}
      plan={plan}
      planNow={async (groups) => {
        // What cannot be counted blocks nothing: the service decides.
        const used = await readAnew(queries, quotaQuery(scope)).catch(() => undefined)
        return planRestoring(groups, { now: serviceClock.now(), free: freeOf(used) })
      }}
      form={form}
      schema={schema}
      initialValues={NOTHING}
      okText={words.ok}
      reason={quota.isPending ? words.quotaChecking : undefined}
      start={(items, _, share) => runDesk.start({ kind: 'restore', scope, items, common: {}, share })}
      notice={
        <>
          <Shortage scope={scope} plan={plan} />
          <Consequences plan={plan} free={free} />
          <PlanRows plan={plan} columns={[restorable]} />
        </>
      }
    />
  )
}

function Consequences({ plan, free }: { plan: Plan; free: number | undefined }) {
  const words = useStrings(restoreGroupsStrings)
  const locale = useLocale()
  const count = plan.todo.length.toLocaleString(locale)
  return (
    <PlanSummary headline={words.headline(count)} plan={plan}>
      <li>{words.comesBack}</li>
      <li>{words.staysAway}</li>
      <li>{free === undefined ? words.slotsUnknown : words.slots(count, free.toLocaleString(locale))}</li>
    </PlanSummary>
  )
}

/** That there are fewer places than groups to restore, and what comes of it. */
function Shortage({ scope, plan: { todo, left } }: { scope: Scope; plan: Plan }) {
  const words = useStrings(restoreGroupsStrings)
  const locale = useLocale()
  const missing = left.filter(({ why }) => why === 'noPlace').length
  if (missing === 0) return null
  const number = (value: number) => value.toLocaleString(locale)
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={words.short(number(todo.length + missing), number(missing))}
      description={
        <>
          {todo.length === 0 ? words.shortNone : words.shortSome(number(todo.length))}{' '}
          <Link to={{ pathname: paths.groups(scope), search: '?status=normal' }}>{words.list}</Link>
        </>
      }
    />
  )
}
