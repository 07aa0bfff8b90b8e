import { Flex } from 'antd'
import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { commonStrings } from '../../ui/common-strings.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { ProgressBar } from '../shared/progress-bar.tsx'
import { exportStrings } from './export-strings.ts'
import type { RunningExport } from './use-export.ts'
import styles from './export-dialog.module.css'

/** IDs that are named. */
const NAMED = 20

/** How far an export is, what it could not read, and its file. */
export function ExportProgress({ running, onClose }: { running: RunningExport; onClose: () => void }) {
  const words = useStrings(exportStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { state, name, longCells, saved } = running
  const { phase, read, total, failed, gone, failure } = state
  const number = (value: number) => value.toLocaleString(locale)
  const sum = words.progress(number(read), number(total))
  const first = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone, and so may the one after it be.
  useEffect(() => first.current?.focus(), [phase])
  return (
    <Flex vertical gap={12}>
      {phase !== 'done' && (
        <>
          <ProgressBar label={words.progressName} value={read} max={total} />
          <span className="numeric">{sum}</span>
        </>
      )}
      <div role="status" className={styles.told}>
        {phase === 'paused' && failure === undefined && words.paused}
        {phase === 'done' && <strong className="numeric">{words.done(number(read))}</strong>}
        {saved && <span>{words.saved(name)}</span>}
        {saved && longCells > 0 && <span className="muted">{words.cutByExcel(number(longCells))}</span>}
        {phase === 'done' && gone.length > 0 && <Named text={words.gone(number(gone.length))} ids={gone} />}
        {phase === 'done' && failed.length > 0 && <Named text={words.failed(number(failed.length))} ids={failed} />}
      </div>
      {phase !== 'reading' && failure !== undefined && (
        <FailureView error={failure} quiet {...(phase === 'paused' && { advice: words.pausedByItself })} />
      )}
      <Flex gap={8} wrap justify="end">
        {phase === 'reading' && (
          <PlainButton ref={first} onClick={running.pause}>
            {words.pause}
          </PlainButton>
        )}
        {phase === 'paused' && (
          <PlainButton ref={first} kind="primary" onClick={running.resume}>
            {words.resume}
          </PlainButton>
        )}
        {phase !== 'done' && <PlainButton onClick={onClose}>{words.stop}</PlainButton>}
        {phase === 'done' && failed.length > 0 && (
          <PlainButton ref={first} kind="primary" onClick={running.resume}>
            {words.readAgain}
          </PlainButton>
        )}
        {phase === 'done' && (
          <PlainButton onClick={running.save}>
            {saved ? words.saveAgain : failed.length > 0 ? words.saveWithout : words.save}
          </PlainButton>
        )}
        {phase === 'done' && (
          <PlainButton {...(failed.length === 0 && { ref: first })} onClick={onClose}>
            {common.close}
          </PlainButton>
        )}
      </Flex>
    </Flex>
  )
}

function Named({ text, ids }: { text: string; ids: readonly string[] }) {
  const words = useStrings(exportStrings)
  const locale = useLocale()
  const rest = ids.length - NAMED
  return (
    <div>
      {text}{' '}
      <span translate="no" className={clsx(styles.ids)}>
        {ids.slice(0, NAMED).join(', ')}
      </span>{' '}
      {rest > 0 && words.andMore(rest.toLocaleString(locale))}
    </div>
  )
}
