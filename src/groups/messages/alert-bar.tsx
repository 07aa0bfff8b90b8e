import { AlertOutlined, DownOutlined, SoundOutlined, UpOutlined } from '@ant-design/icons'
import { useMemo, useState, useSyncExternalStore } from 'react'
import type { MessageLog } from '#api/message-log.ts'
import { PanelButton } from '../../ui/panel-button.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { hitsOf } from './alert-hits.ts'
import { alertStrings } from './alert-strings.ts'
import { bell } from './bell.ts'
import type { Line } from './lines.ts'
import type { Alerts } from './use-alerts.ts'
import styles from './alerts.module.css'

interface AlertBarProps {
  alerts: Alerts
  log: MessageLog
  /** As they are shown. */
  lines: readonly Line[]
  /** Brings a line into view. */
  onGo: (index: number) => void
}

const load = async () => import('./alert-panel.tsx')

/** Characters of a message that are read aloud when one goes to it. */
const ALOUD = 120

/** The way to the operator's words, how many messages have one, and the ways from one to the next. */
export function AlertBar({ alerts, log, lines, onGo }: AlertBarProps) {
  const words = useStrings(alertStrings)
  const locale = useLocale()
  const sound = useSyncExternalStore(bell.subscribe, bell.getState) === 'on'
  const { matchers, counts, only, setOnly, at, setAt } = alerts
  const found = useMemo(
    () =>
      matchers.length === 0
        ? []
        : lines.flatMap((line, index) =>
            'row' in line && hitsOf(line.row, matchers).length > 0 ? [{ index, row: line.row }] : [],
          ),
    [lines, matchers],
  )
  // Said once: what comes meanwhile changes its place, and is no reason to say it again.
  const [said, setSaid] = useState('')
  const number = (value: number) => value.toLocaleString(locale)
  const here = found.findIndex(({ row }) => row.seq === at)
  const now = found[here]
  /** From the last one on to the first, and the other way round. */
  const go = (step: 1 | -1) => {
    const place = here === -1 ? (step === 1 ? 0 : found.length - 1) : (here + step + found.length) % found.length
    const next = found[place]
    if (next === undefined) return
    const { seq, senderId, content } = next.row
    setAt(seq)
    setSaid(words.placeOf(number(place + 1), number(found.length), senderId, content.slice(0, ALOUD)))
    onGo(next.index)
  }
  return (
    <div role="group" aria-label={words.title} className={styles.bar}>
      <PanelButton
        label={words.title}
        small
        icon={<AlertOutlined aria-hidden />}
        load={load}
        draw={({ AlertPanel }) => <AlertPanel alerts={alerts} log={log} />}
      />
      {matchers.length > 0 && (
        <span className={styles.count}>
          <span aria-hidden>{number(counts.rows)}</span>
          <span className="visually-hidden">{words.hits(number(counts.rows))}</span>
          {sound && <SoundOutlined aria-label={words.soundOn} />}
        </span>
      )}
      {(counts.rows > 0 || only) && (
        <>
          <PlainButton small aria-pressed={only} className={styles.only} onClick={() => setOnly(!only)}>
            {words.only}
          </PlainButton>
          <PlainButton
            small
            aria-label={words.previous}
            title={words.previous}
            disabled={found.length === 0}
            onClick={() => go(-1)}
          >
            <UpOutlined aria-hidden />
          </PlainButton>
          <PlainButton
            small
            aria-label={words.next}
            title={words.next}
            disabled={found.length === 0}
            onClick={() => go(1)}
          >
            <DownOutlined aria-hidden />
          </PlainButton>
        </>
      )}
      {now !== undefined && (
        <span aria-hidden className="numeric">
          {words.place(number(here + 1), number(found.length))}
        </span>
      )}
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </div>
  )
}
