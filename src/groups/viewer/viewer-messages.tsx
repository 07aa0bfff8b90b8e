import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import type { StoredMessage } from '#api/stored-messages.ts'
import { paths } from '#lib/paths.ts'
import { formatTime } from '#lib/time.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { useIsMarked, useRowSet } from '../../ui/row-set.ts'
import { knownSendsOf } from '../composer/sends.ts'
import { ActButton } from '../people/act-button.tsx'
import type { GroupBatches } from '../people/batches.ts'
import { useBatches } from '../people/use-acts.ts'
import { RecallQuestion } from './recall-question.tsx'
import { recalling } from './recalling.ts'
import { useTheirMessages } from './use-their-messages.ts'
import { viewerStrings } from './viewer-strings.ts'
import styles from './viewer-tab.module.css'

interface ViewerMessagesProps {
  scope: Scope
  group: Group
  user: string
}

/** Characters of a message that name it. */
const NAMED = 60

/** What the viewer said, within a part of the history whose end is told, and taking it back. */
export function ViewerMessages({ scope, group, user }: ViewerMessagesProps) {
  const words = useStrings(viewerStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { messages, reading, failure, further, anew } = useTheirMessages(scope, group.id, user)
  const { batches } = useBatches(scope, group.id)
  const recalled = useRowSet(batches.recalled)
  const [asked, setAsked] = useState<readonly StoredMessage[]>()
  const { rows, read, back, whole } = messages
  const number = (count: number) => count.toLocaleString(locale)
  const left = rows.filter(({ id }) => !recalled.has(id))
  const recall = (those: readonly StoredMessage[]) => {
    setAsked(undefined)
    batches.begin({
      kind: 'recall',
      subjects: those.map(({ id }) => id),
      labels: new Map(those.map(({ id, content }) => [id, content.slice(0, NAMED)])),
      act: recalling(scope, group.id, those),
      onOver({ outcomes }) {
        const gone = [...outcomes].flatMap(([id, outcome]) =>
          outcome.kind === 'done' && outcome.seen === true ? [id] : [],
        )
        batches.recalled.put(gone, true)
        const sends = knownSendsOf(scope, group.id)
        for (const row of those) if (gone.includes(row.id)) sends?.noteRecalled(row)
      },
    })
  }
  return (
    <section aria-label={words.messages} className={styles.part}>
      <div className={styles.head}>
        <h2>{words.messages}</h2>
        <InMessages scope={scope} groupId={group.id} user={user} />
      </div>
      <div className={styles.head}>
        <span role="status" className="numeric">
          {reading && `${common.loading} `}
          {read > 0 && (whole ? words.windowWhole : words.window)(number(rows.length), number(read))}
        </span>
        {back !== undefined && <span className="muted">{words.back(formatTime(back))}</span>}
        {!reading && (
          <>
            {!whole && failure === undefined && (
              <PlainButton small onClick={further}>
                {words.further}
              </PlainButton>
            )}
            <PlainButton small onClick={anew}>
              {words.anew}
            </PlainButton>
          </>
        )}
        {left.length > 1 && !group.deleted && (
          <ActButton small operation="recallMessage" onClick={() => setAsked(left)}>
            {words.recallAll(number(left.length))}
          </ActButton>
        )}
      </div>
      {failure !== undefined && <FailureView quiet={read > 0} error={failure} onRetry={further} />}
      {asked !== undefined && (
        <RecallQuestion messages={asked} onYes={() => recall(asked)} onNo={() => setAsked(undefined)} />
      )}
      {!reading && rows.length === 0 && failure === undefined && <p className="muted">{words.none}</p>}
      <ul aria-label={words.messages} className={styles.messages}>
        {rows.map((row) => (
          <MessageLine
            key={String(row.seq)}
            row={row}
            batches={batches}
            {...(group.deleted ? {} : { onRecall: () => setAsked([row]) })}
          />
        ))}
      </ul>
    </section>
  )
}

interface MessageLineProps {
  row: StoredMessage
  batches: GroupBatches
  onRecall?: () => void
}

function MessageLine({ row: { id, at, type, content }, batches, onRecall }: MessageLineProps) {
  const words = useStrings(viewerStrings)
  const gone = useIsMarked(batches.recalled, id)
  return (
    <li>
      <time className="numeric">{formatTime(at).slice(5)}</time>
      <code translate="no">{String(type)}</code>
      <bdi className={gone ? styles.goneText : styles.text}>{content === '' ? words.blank : content}</bdi>
      {gone ? (
        <span className="muted">{words.recalled}</span>
      ) : (
        onRecall !== undefined && (
          <ActButton
            small
            operation="recallMessage"
            aria-label={words.recallOne(content.slice(0, NAMED))}
            onClick={onRecall}
          >
            {words.recall}
          </ActButton>
        )
      )}
    </li>
  )
}

/** The same messages among the others: the tab Messages, filtered by sender. */
function InMessages({ scope, groupId, user }: { scope: Scope; groupId: string; user: string }) {
  const words = useStrings(viewerStrings)
  const location = useLocation()
  const state: unknown = location.state
  const params = new URLSearchParams(location.search)
  params.set('sender', user)
  return (
    <Link
      to={{ pathname: paths.groupTab(scope, groupId, 'messages'), search: `?${params.toString()}` }}
      state={state}
      replace
      preventScrollReset
    >
      {words.inMessages}
    </Link>
  )
}
