import { useParams } from 'react-router'
import { Link } from 'react-router'
import { OPERATIONS } from '#api/permissions.ts'
import { paths } from '#lib/paths.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { PageMessage } from '../../ui/page-message.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { useScope } from '../../ui/use-scope.ts'
import { RUN_KINDS, type RunView } from '../runs/run-types.ts'
import { useRun, useRunsRead } from '../runs/use-runs.ts'
import { resultsStrings } from './results-strings.ts'
import { RunControls } from './run-controls.tsx'
import { RunItems } from './run-items.tsx'
import { RunProgress } from './run-progress.tsx'
import { stateWord, titleOf } from './run-words.ts'

/** A run: how far it has come while it goes on, and what became of each group. */
export function RunPage() {
  const words = useStrings(resultsStrings)
  const scope = useScope()
  const { runId = '' } = useParams()
  const view = useRun(runId)
  const read = useRunsRead()
  if (view !== undefined) return <Run view={view} />
  if (!read) return null
  return (
    <PageMessage title={words.noRun} actions={<Link to={paths.runs(scope)}>{words.allRuns}</Link>}>
      <p>{words.noRunBody}</p>
    </PageMessage>
  )
}

function Run({ view }: { view: RunView }) {
  const words = useStrings(resultsStrings)
  const locale = useLocale()
  const { head } = view
  return (
    <section className="page">
      <PageHead
        title={titleOf(head, words, locale)}
        action={OPERATIONS[RUN_KINDS[head.kind]]}
        actions={<Link to={paths.runs(head.scope)}>{words.allRuns}</Link>}
      >
        <span role="status">{stateWord(head, words)}</span>
        <span className="muted">
          {words.started} <TimeText seconds={Math.floor(head.createdAt / 1000)} />
        </span>
        {head.origin !== undefined && (
          <Link to={paths.run(head.scope, head.origin.run)}>
            {head.origin.why === 'retry' ? words.retryOf : words.undoOf}
          </Link>
        )}
      </PageHead>
      <RunProgress view={view} />
      <RunControls view={view} />
      <RunItems view={view} />
    </section>
  )
}
