import type { LogRow, MessageLog } from '#api/message-log.ts'
import { formatTime } from '#lib/time.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import type { MessageParams } from './message-params.ts'
import { messagesStrings } from './messages-strings.ts'
import { recallStrings } from './recall-strings.ts'
import type { ChangeMessages } from './use-message-params.ts'
import styles from './messages-tab.module.css'

interface LogNotesProps {
  log: MessageLog
  /** The first page has been read. */
  begun: boolean
  /** Those that search and sender leave. */
  found: readonly LogRow[]
  /** Of these, those that are shown. */
  shown: readonly LogRow[]
  search: string
  params: MessageParams
  change: ChangeMessages
  /** Selects these. */
  onSelect: (rows: readonly LogRow[]) => void
}

/** What is to be known of what the list shows: it is around a moment, led to by a link, or searched. */
export function LogNotes({ log, begun, found, shown, search, params, change, onSelect }: LogNotesProps) {
  const words = useStrings(messagesStrings)
  const recallWords = useStrings(recallStrings)
  const locale = useLocale()
  const { at, sender } = params
  const loaded = log.rows.length.toLocaleString(locale)
  const count = found.length.toLocaleString(locale)
  const there = shown.filter(({ gone }) => !gone)
  return (
    <>
      {at !== undefined && (
        <p className={styles.heading}>
          <span>{words.around(formatTime(at))}</span>
          <BackToNewest params={params} change={change} />
        </p>
      )}
      {begun && <LinkNote log={log} params={params} change={change} />}
      {(search.trim() !== '' || sender !== undefined) && (
        <p className={styles.heading}>
          <span role="status">
            {sender === undefined ? words.found(count, loaded) : words.foundSender(count, loaded, sender)}
          </span>
          {sender !== undefined && there.length > 0 && (
            <PlainButton small onClick={() => onSelect(there)}>
              {recallWords.selectSender(there.length.toLocaleString(locale))}
            </PlainButton>
          )}
        </p>
      )}
    </>
  )
}

/** Whether what a link leads to is here, and no more than was read. */
function LinkNote({ log, params, change }: Pick<LogNotesProps, 'log' | 'params' | 'change'>) {
  const words = useStrings(messagesStrings)
  const locale = useLocale()
  const { message, since } = params
  if (message === undefined) return null
  const count = log.rows.filter(({ id }) => id === message).length
  const isWhole = log.gaps.length === 0 && since !== undefined
  return (
    <p className={styles.heading}>
      <span role="status">
        {count === 0 && (isWhole ? words.linkGone(message) : words.linkUnread(message))}
        {count > 1 && words.linkTwins(count.toLocaleString(locale))}
      </span>
      {since !== undefined && (
        <>
          <PlainButton small onClick={() => change({ at: since, type: '', message })}>
            {words.showAround}
          </PlainButton>
          <BackToNewest params={params} change={change} />
        </>
      )}
    </p>
  )
}

/** One click away from a moment. */
function BackToNewest({ params, change }: Pick<LogNotesProps, 'params' | 'change'>) {
  const words = useStrings(messagesStrings)
  return (
    <PlainButton
      small
      onClick={() =>
        change({
          at: undefined,
          since: undefined,
          until: undefined,
          order: 'newest',
          message: undefined,
          // The type that a link named is its own.
          ...(params.message === undefined ? {} : { type: '' }),
        })
      }
    >
      {params.live ? words.toLive : words.toNewest}
    </PlainButton>
  )
}
