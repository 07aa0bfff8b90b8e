import { App } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '#lib/paths.ts'
import { Hint } from '../../ui/hint.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { useForbidden } from '../../ui/use-session.ts'
import { runDesk } from '../runs/desk.ts'
import { isOver } from '../runs/journal.ts'
import { PaceChoice } from '../runs/pace-choice.tsx'
import { retriedOf, undoneBy } from '../runs/run-requests.ts'
import { RUN_KINDS, type RunKind, type RunView, type StartOutcome } from '../runs/run-types.ts'
import { resultsStrings } from './results-strings.ts'
import { UndoCreation } from './undo-creation.tsx'
import styles from './run-controls.module.css'

/** What can be done with a run: while it goes on, and once it is over. */
export function RunControls({ view }: { view: RunView }) {
  return (
    <div className={styles.controls}>{isOver(view.head) ? <Afterwards view={view} /> : <Meanwhile view={view} />}</div>
  )
}

function Meanwhile({ view: { head } }: { view: RunView }) {
  const words = useStrings(resultsStrings)
  const act = useActing()
  const { id, state, pausedFor, share, kind } = head
  if (state === 'cancelled') return null
  return (
    <>
      {state === 'running' && <PlainButton onClick={() => act(() => runDesk.pause(id))}>{words.pause}</PlainButton>}
      {state === 'paused' && pausedFor !== 'session' && (
        <Allowed kind={kind} primary onClick={() => act(() => runDesk.resume(id))}>
          {words.resume}
        </Allowed>
      )}
      <PlainButton title={words.cancelHint} onClick={() => act(() => runDesk.cancel(id))}>
        {words.cancel}
      </PlainButton>
      <PaceChoice kind={kind} value={share} onChange={(chosen) => act(() => runDesk.setShare(id, chosen))} />
    </>
  )
}

function Afterwards({ view }: { view: RunView }) {
  const words = useStrings(resultsStrings)
  const locale = useLocale()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const act = useActing()
  const [asks, setAsks] = useState(false)
  const { head, counts } = view
  const { id, scope, kind } = head
  const retried = retriedOf(kind, counts)
  const undo = counts.done > 0 ? undoneBy(kind) : undefined
  const undone = counts.done.toLocaleString(locale)
  const start = (begin: () => Promise<StartOutcome>) =>
    act(async () => {
      const outcome = await begin()
      if (outcome.kind === 'busy') message.warning(words.busy)
      void navigate(paths.run(scope, outcome.run))
    })
  return (
    <>
      {retried > 0 && (
        <Allowed kind={kind} primary onClick={() => start(() => runDesk.retry(id))}>
          {words.retry(retried.toLocaleString(locale))}
        </Allowed>
      )}
      {undo === 'restore' && (
        <Allowed kind={undo} onClick={() => start(() => runDesk.undo(id))}>
          {words.undoDelete(undone)}
        </Allowed>
      )}
      {undo === 'delete' && (
        <Allowed kind={undo} onClick={() => setAsks(true)}>
          {words.undoCreate(undone)}
        </Allowed>
      )}
      <PlainButton
        onClick={() =>
          act(async () => {
            await runDesk.dismiss(id)
            void navigate(paths.runs(scope), { replace: true })
          })
        }
      >
        {words.dismiss}
      </PlainButton>
      {asks && (
        <UndoCreation
          count={counts.done}
          onCancel={() => setAsks(false)}
          onConfirm={() => {
            setAsks(false)
            start(() => runDesk.undo(id))
          }}
        />
      )}
    </>
  )
}

interface AllowedProps {
  /** What the button sets going. */
  kind: RunKind
  primary?: boolean
  onClick: () => void
  children: ReactNode
}

/** A button for whoever may do what it sets going; for others it says why they may not. */
function Allowed({ kind, primary = false, onClick, children }: AllowedProps) {
  const reason = useForbidden(RUN_KINDS[kind])
  const reasonId = useId()
  return (
    <Hint text={reason}>
      <PlainButton
        kind={primary && reason === undefined ? 'primary' : 'default'}
        aria-disabled={reason !== undefined}
        {...(reason === undefined ? { onClick } : { 'aria-describedby': reasonId })}
      >
        {children}
        {reason !== undefined && (
          <span id={reasonId} hidden>
            {reason}
          </span>
        )}
      </PlainButton>
    </Hint>
  )
}

/** Does one thing at a time, and says when it did not work. */
function useActing(): (work: () => Promise<void>) => void {
  const words = useStrings(resultsStrings)
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  return (work) => {
    if (busy) return
    setBusy(true)
    work()
      .catch(() => message.error(words.failed))
      .finally(() => setBusy(false))
  }
}
