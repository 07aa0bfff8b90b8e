import type { ReactNode } from 'react'
import type { Gap, LogRow } from '#api/message-log.ts'
import { formatTime } from '#lib/time.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import type { Line } from './lines.ts'
import { messagesStrings } from './messages-strings.ts'
import styles from './messages-tab.module.css'

interface LineViewProps {
  line: Line
  reading: boolean
  onRead: (gap: Gap, isEnd: boolean) => void
  children: (row: LogRow) => ReactNode
}

/** A message, the moment that was asked for, or what has not been read at its place. */
export function LineView({ line, reading, onRead, children }: LineViewProps) {
  const words = useStrings(messagesStrings)
  if ('row' in line) return children(line.row)
  if ('moment' in line) {
    return (
      <div className={styles.moment}>
        <time className="numeric">{formatTime(line.moment)}</time>
      </div>
    )
  }
  const { gap, where } = line
  return (
    <div className={styles.gap}>
      <span>{where === 'older' ? words.older : where === 'later' ? words.later : words.gap}</span>
      <PlainButton small disabled={reading} onClick={() => onRead(gap, where !== 'between')}>
        {where === 'between' ? words.readThese : words.readMore}
      </PlainButton>
    </div>
  )
}
