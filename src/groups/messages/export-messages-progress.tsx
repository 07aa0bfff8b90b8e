import { Flex } from 'antd'
import { useEffect, useRef } from 'react'
import { formatBytes } from '#lib/byte-length.ts'
import { formatTime } from '#lib/time.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { FailureView, useFailureText } from '../../ui/failure-view.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { ProgressBar } from '../shared/progress-bar.tsx'
import { exportMessagesStrings } from './export-messages-strings.ts'
import { messagesStrings } from './messages-strings.ts'
import { LARGEST_FILE, type RunningExport } from './use-message-export.ts'
import styles from './export-messages.module.css'

interface ExportMessagesProgressProps {
  running: RunningExport
  /** The group's history may be closed. */
  deleted: boolean
  onClose: () => void
}

/** How far an export of messages is, what it waits for, and its file. */
export function ExportMessagesProgress({ running, deleted, onClose }: ExportMessagesProgressProps) {
  const words = useStrings(exportMessagesStrings)
  const messages = useStrings(messagesStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { state, file, part, since, until, savedAs } = running
  const { phase, failure } = state
  const begin = since ?? file.firstAt ?? until
  const first = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone.
  useEffect(() => first.current?.focus(), [phase])
  const over = phase !== 'reading'
  return (
    <Flex vertical gap={12}>
      {phase !== 'done' && (
        <ProgressBar
          label={words.progressName}
          value={(file.lastAt ?? begin) - begin}
          max={Math.max(1, until - begin)}
        />
      )}
      {phase !== 'done' && (
        <div className={styles.sum}>
          {part > 1 && <span>{words.part(part.toLocaleString(locale))}</span>}
          <span className="numeric">
            {words.progress(file.messages.toLocaleString(locale), formatBytes(file.bytes, locale))}
          </span>
          {file.lastAt !== undefined && <span className="numeric">{words.reached(formatTime(file.lastAt))}</span>}
        </div>
      )}
      <div role="status" className={styles.told}>
        {state.waiting && <Waiting error={failure} />}
        {over && <Outcome running={running} nothing={deleted ? messages.notReadable : messages.none} />}
      </div>
      {phase === 'stopped' && failure !== undefined && (
        <FailureView error={failure} quiet advice={words.stoppedByItself} />
      )}
      <Flex gap={8} wrap justify="end">
        {phase === 'reading' && (
          <PlainButton ref={first} onClick={running.stop}>
            {words.stop}
          </PlainButton>
        )}
        {(phase === 'stopped' || phase === 'full') && (
          <PlainButton ref={first} kind="primary" onClick={running.resume}>
            {phase === 'full' ? words.nextFile : words.resume}
          </PlainButton>
        )}
        {over && file.messages > 0 && (
          <PlainButton onClick={running.save}>
            {savedAs !== undefined ? words.saveAgain : phase === 'stopped' ? words.saveIncomplete : words.save}
          </PlainButton>
        )}
        {over && (
          <PlainButton {...(phase === 'done' && { ref: first })} onClick={onClose}>
            {common.close}
          </PlainButton>
        )}
      </Flex>
    </Flex>
  )
}

function Waiting({ error }: { error: unknown }) {
  const words = useStrings(exportMessagesStrings)
  return words.waiting(useFailureText(error))
}

/** What an export came to, or has come to so far. */
function Outcome({ running, nothing }: { running: RunningExport; nothing: string }) {
  const words = useStrings(exportMessagesStrings)
  const locale = useLocale()
  const { state, file, until, fresh, savedAs } = running
  const { phase, failure } = state
  if (phase === 'done' && state.messages === 0) return <span>{nothing}</span>
  const last = file.lastAt === undefined ? undefined : formatTime(file.lastAt)
  return (
    <>
      {phase === 'done' && (
        <strong className="numeric">
          {words.done(file.messages.toLocaleString(locale), formatBytes(file.bytes, locale))}
        </strong>
      )}
      {phase === 'done' && (
        <span className="numeric">
          {words.upTo(formatTime(until))} {fresh && words.fresh}
        </span>
      )}
      {phase === 'full' && last !== undefined && (
        <strong className="numeric">{words.full(formatBytes(LARGEST_FILE, locale), last)}</strong>
      )}
      {phase === 'stopped' && failure === undefined && <span>{words.stopped}</span>}
      {savedAs !== undefined && <span>{words.saved(savedAs)}</span>}
      {savedAs !== undefined && phase === 'stopped' && last !== undefined && (
        <strong className="numeric">{words.incomplete(last)}</strong>
      )}
      {savedAs !== undefined && file.longNumbers > 0 && (
        <span className="muted">{words.longNumbers(file.longNumbers.toLocaleString(locale))}</span>
      )}
    </>
  )
}
