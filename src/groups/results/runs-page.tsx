import { Link } from 'react-router'
import { paths } from '#lib/paths.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { useScope } from '../../ui/use-scope.ts'
import { useRuns, useRunsRead } from '../runs/use-runs.ts'
import { resultsStrings } from './results-strings.ts'
import { RunProgress } from './run-progress.tsx'
import { stateWord, titleOf } from './run-words.ts'
import styles from './runs-page.module.css'

/** What was done to many groups of this application at once, newest first. */
export function RunsPage() {
  const words = useStrings(resultsStrings)
  const locale = useLocale()
  const scope = useScope()
  const runs = useRuns(scope)
  const read = useRunsRead()
  return (
    <section className="page">
      <PageHead
        title={words.runs}
        action="ListLiveMessageGroupByPage"
        actions={<Link to={paths.groups(scope)}>{words.backToGroups}</Link>}
      >
        {null}
      </PageHead>
      {read && runs.length === 0 && (
        <div className={styles.run}>
          <strong>{words.noRuns}</strong>
          <span>{words.noRunsBody}</span>
        </div>
      )}
      <ul className={styles.runs}>
        {runs.map((view) => (
          <li key={view.head.id} className={styles.run}>
            <div className={styles.head}>
              <Link to={paths.run(scope, view.head.id)}>{titleOf(view.head, words, locale)}</Link>
              <span>{stateWord(view.head, words)}</span>
              <span className="muted">
                <TimeText seconds={Math.floor(view.head.createdAt / 1000)} />
              </span>
            </div>
            <RunProgress view={view} />
          </li>
        ))}
      </ul>
    </section>
  )
}
