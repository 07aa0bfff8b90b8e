import { Alert, type FormInstance } from 'antd'
import { type ReactNode, type Ref, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type * as v from 'valibot'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useCloseDialog } from '../../ui/dialog-route.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { FormEditor } from '../../ui/form-editor.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { selectionOf } from '../data/selection.ts'
import { isOver } from '../runs/journal.ts'
import { PaceChoice, paceSharePreference } from '../runs/pace-choice.tsx'
import { runStrings } from '../runs/run-strings.ts'
import { RUN_KINDS, type RunKind, type StartOutcome, type Subject } from '../runs/run-types.ts'
import { useRuns } from '../runs/use-runs.ts'
import type { Candidate } from './candidates.ts'
import { CountConfirmation } from './count-confirmation.tsx'
import type { Plan } from './plan.ts'
import { PlanProgress } from './plan-progress.tsx'
import { planStrings } from './plan-strings.ts'
import { concernOf, hasGrown, isCount, stillAgreed } from './risk.ts'
import type { Candidates } from './use-candidates.ts'
import styles from './plan-dialog.module.css'

/** Groups from which on it matters how fast it goes. */
const PACED = 50

interface PlanDialogProps<S extends v.GenericSchema> {
  kind: Exclude<RunKind, 'create'>
  scope: Scope
  title: string
  candidates: Candidates
  plan: Plan
  /** The plan for groups as they are at the moment it is agreed to. */
  planNow: (groups: readonly Candidate[]) => Plan | Promise<Plan>
  form: FormInstance<v.InferOutput<S>>
  schema: S
  initialValues: v.InferOutput<S>
  editorRef?: Ref<FormEditor<v.InferOutput<S>, v.InferOutput<S>>>
  /** Hands the run over. */
  start: (items: Subject[], values: v.InferOutput<S>, share: number) => Promise<StartOutcome>
  okText: (count: string) => string
  /** What is missing for a plan at all. */
  reason?: string | undefined
  /** Above the fields: what happens, and to which. */
  notice: ReactNode
  /** Beside the button: what is easily overlooked. */
  result?: ReactNode
  /** The fields. */
  children?: ReactNode
}

/**
 * A dialog that does something to all selected groups: the plan, the confirmation that grows with what is at stake, and the run. What was
 * agreed to is looked at once more before it begins; nothing that was not agreed to is ever added.
 */
export function PlanDialog<S extends v.GenericSchema<Record<string, unknown>>>(props: PlanDialogProps<S>) {
  const { kind, scope, title, candidates, plan, planNow, start } = props
  const words = useStrings(planStrings)
  const common = useStrings(commonStrings)
  const pacing = useStrings(runStrings)
  const locale = useLocale()
  const navigate = useNavigate()
  const close = useCloseDialog(paths.groups(scope))
  const preferredShare = usePreference(paceSharePreference)
  const [share, setShare] = useState<number>(preferredShare)
  const [typed, setTyped] = useState('')
  const [news, setNews] = useState<'changed' | 'nothingLeft'>()
  const [refusedFor, setRefusedFor] = useState<string>()
  const started = useRef<string>(undefined)
  const underWay = useRuns(scope).find(({ head }) => !isOver(head))
  const busy = underWay?.head.id ?? refusedFor

  const count = plan.todo.length
  const nothing = candidates.ids.length === 0
  const risky = kind === 'delete' || kind === 'send' ? kind : undefined
  const concern = risky === undefined || candidates.reading ? undefined : concernOf(risky, plan)
  /** The field stays where it is once it has come. */
  const [asked, setAsked] = useState(false)
  if (concern !== undefined && !asked) setAsked(true)
  const number = (value: number) => value.toLocaleString(locale)

  const submit = async (values: v.InferOutput<S>) => {
    setNews(undefined)
    setRefusedFor(undefined)
    if (concern !== undefined && !isCount(typed, count)) return false
    const groups = await candidates.look(plan.todo.map(({ group }) => group.id))
    const todo = stillAgreed(plan, await planNow(groups))
    if (todo.length === 0 || (risky === 'delete' && hasGrown(plan.todo, todo))) {
      setNews(todo.length === 0 ? 'nothingLeft' : 'changed')
      setTyped('')
      return false
    }
    const items = todo.map(({ group: { id, name } }) => ({ id, name }))
    const outcome = await start(items, values, share)
    if (outcome.kind === 'busy') {
      setRefusedFor(outcome.run)
      return false
    }
    started.current = outcome.run
    // What could not be done stays selected; what has been handed over is not what was selected any more.
    if (kind === 'delete' || kind === 'restore')
      selectionOf(scope).put(
        items.map(({ id }) => id),
        false,
      )
    return true
  }
  const leave = () => {
    if (started.current !== undefined) void navigate(paths.run(scope, started.current), { replace: true })
  }

  const reason = () => {
    if (candidates.reading) return words.readingReason
    if (busy !== undefined) return words.busyReason
    if (props.reason !== undefined) return props.reason
    if (count === 0) return words.nothingToDo
    return concern !== undefined && !isCount(typed, count) ? words.typeFirst(number(count)) : undefined
  }
  return (
    <FormDialog
      operation={RUN_KINDS[kind]}
      title={title}
      width={720}
      form={props.form}
      schema={props.schema}
      initialValues={props.initialValues}
      {...(props.editorRef === undefined ? {} : { editorRef: props.editorRef })}
      draftKey={`${kind}-groups/${scope.center}/${scope.appId}`}
      onSubmit={submit}
      onSubmitted={leave}
      onClose={close}
      okText={props.okText(number(count))}
      okDanger={kind === 'delete'}
      okHidden={nothing}
      {...(nothing ? { cancelText: common.close } : {})}
      okDisabledReason={nothing ? undefined : reason()}
      notice={
        nothing ? (
          <Alert type="info" showIcon role="status" title={words.nothingTitle} description={words.nothingBody} />
        ) : (
          <>
            <PlanProgress candidates={candidates} />
            {props.notice}
          </>
        )
      }
      result={
        <>
          {news !== undefined && <Alert type="warning" showIcon role="alert" title={words[news]} />}
          {busy !== undefined && <Busy to={paths.run(scope, busy)} />}
          {!nothing && props.result}
          {asked && (
            <CountConfirmation count={count} typed={typed} onType={setTyped} required={concern !== undefined} />
          )}
        </>
      }
    >
      <PageTitle dialog>{title}</PageTitle>
      {!nothing && (
        <>
          {props.children}
          {count >= PACED && (
            <div className={styles.pace}>
              <span>{pacing.pace}</span>
              <PaceChoice kind={kind} value={share} onChange={setShare} />
              <span className="muted">{pacing.paceHint}</span>
            </div>
          )}
        </>
      )}
    </FormDialog>
  )
}

/** Why nothing can be started now, and the way to what is in its way; what was typed is kept. */
function Busy({ to }: { to: string }) {
  const words = useStrings(planStrings)
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title={words.busyTitle}
      description={
        <>
          {words.busyBody}{' '}
          <Link to={to} state={{ keepDraft: true }}>
            {words.openRun}
          </Link>
        </>
      }
    />
  )
}
