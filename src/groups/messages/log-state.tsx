import type { ReactNode } from 'react'
import { lastSeen, type MessageLog } from '#api/message-log.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import type { Matchers } from './alert-hits.ts'
import { messagesStrings } from './messages-strings.ts'
import { NewsSpoken } from './news-spoken.tsx'
import { RateChip } from './rate-chip.tsx'
import { recallStrings } from './recall-strings.ts'
import type { MessageLogReader } from './use-message-log.ts'
import styles from './messages-tab.module.css'

interface LogStateProps {
  reader: MessageLogReader
  log: MessageLog
  live: boolean
  /** Messages of all types are read. */
  allTypes: boolean
  /** The operator's words. */
  matchers: Matchers
  /** How many came, and are not shown yet. */
  waiting: number
  onFollow: () => void
  /** Whether somebody selects messages; undefined while there are none. */
  selecting: boolean | undefined
  onSelecting: (selecting: boolean) => void
  /** What else is known of what is loaded. */
  children: ReactNode
}

/** How much is loaded, how much is said, and what came meanwhile. */
export function LogState({ reader, log, live, allTypes, matchers, waiting, onFollow, ...rest }: LogStateProps) {
  const { selecting, onSelecting, children } = rest
  const words = useStrings(messagesStrings)
  const recallWords = useStrings(recallStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { reading, pollFailure, askedAt } = reader
  return (
    <div className={styles.state}>
      <span className="numeric">{words.loaded(log.rows.length.toLocaleString(locale))}</span>
      {log.letGo > 0 && <span>{words.letGo(log.letGo.toLocaleString(locale))}</span>}
      {allTypes && live && askedAt !== undefined && <RateChip log={log} askedAt={askedAt} />}
      {pollFailure !== undefined && (
        <QuietFailure what={words.pollFailed} error={pollFailure} onRetry={reader.pollNow} />
      )}
      {reading && <span>{common.loading}</span>}
      {waiting > 0 && (
        <PlainButton small kind="primary" title={words.paused} onClick={onFollow}>
          {words.newOnes(waiting.toLocaleString(locale))}
        </PlainButton>
      )}
      {live && <NewsSpoken newest={lastSeen(log)} rows={log.rows} matchers={matchers} />}
      {children}
      {selecting !== undefined && (
        <PlainButton
          small
          className={styles.end}
          aria-pressed={selecting}
          title={recallWords.selectHint}
          onClick={() => onSelecting(!selecting)}
        >
          {recallWords.select}
        </PlainButton>
      )}
    </div>
  )
}
