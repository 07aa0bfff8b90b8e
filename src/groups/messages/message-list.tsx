import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { Group } from '#api/groups.ts'
import { lastSeen } from '#api/message-log.ts'
import type { MessageFilter } from '#api/read-log.ts'
import type { Scope } from '#api/scope.ts'
import { dayOf } from '#lib/time.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { AlertBar } from './alert-bar.tsx'
import { onlyWith } from './alert-hits.ts'
import { MessageRow } from './message-row.tsx'
import { messagesStrings } from './messages-strings.ts'
import { NewsSpoken } from './news-spoken.tsx'
import { RateChip } from './rate-chip.tsx'
import { type Line, linesOf } from './lines.ts'
import { LineView } from './line-view.tsx'
import { useAlerts, type useAlertsOnly } from './use-alerts.ts'
import { useMessageLog } from './use-message-log.ts'
import styles from './messages-tab.module.css'

const ROW_HEIGHT = 32

interface MessageListProps {
  scope: Scope
  group: Group
  filter: MessageFilter
  live: boolean
  search: string
  alertsOnly: ReturnType<typeof useAlertsOnly>
}

/** The messages under one filter. What comes while the operator scrolls or points is counted, and shown when they ask. */
export function MessageList({ scope, group, filter, live, search, alertsOnly }: MessageListProps) {
  const words = useStrings(messagesStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const reader = useMessageLog(scope, group.id, filter, live)
  const { log, begun, reading, failure, pollFailure, askedAt } = reader
  const alerts = useAlerts(scope, reader, live, alertsOnly)
  const { matchers, only, at } = alerts
  const box = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<bigint>()
  const [opened, setOpened] = useState<ReadonlySet<bigint>>(new Set())
  const { lines, found } = useMemo(
    () => linesOf(log, { order: filter.order, held, search, only: only ? onlyWith(matchers) : undefined }),
    [log, filter.order, held, search, only, matchers],
  )
  // oxlint-disable-next-line react/incompatible-library -- its functions stay in this component
  const windowed = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => keyOf(lines[index]),
    overscan: 10,
  })
  const shown = useMemo(() => ({ matchers, at }), [matchers, at])
  const waiting = held === undefined ? 0 : log.rows.filter(({ seq }) => seq > held).length
  const hold = () => {
    if (live) setHeld((before) => before ?? lastSeen(log))
  }
  const release = () => {
    // What somebody has open, or scrolled to, stays where it is.
    if (opened.size === 0 && (box.current?.scrollTop ?? 0) === 0) setHeld(undefined)
  }
  const follow = () => {
    setHeld(undefined)
    box.current?.scrollTo({ top: 0 })
  }
  const goTo = (index: number) => {
    hold()
    windowed.scrollToIndex(index, { align: 'center' })
    box.current?.scrollIntoView({ block: 'nearest' })
  }
  const toggle = (seq: bigint) => {
    hold()
    setOpened((before) => {
      const next = new Set(before)
      if (!next.delete(seq)) next.add(seq)
      return next
    })
  }

  return (
    // On the way from the lines to what is said of them nothing moves yet.
    <div className={styles.log} onPointerLeave={release}>
      <div className={styles.state}>
        <span className="numeric">{words.loaded(log.rows.length.toLocaleString(locale))}</span>
        {log.letGo > 0 && <span>{words.letGo(log.letGo.toLocaleString(locale))}</span>}
        {filter.type === undefined && live && askedAt !== undefined && <RateChip log={log} askedAt={askedAt} />}
        {pollFailure !== undefined && (
          <QuietFailure what={words.pollFailed} error={pollFailure} onRetry={() => void reader.read()} />
        )}
        {reading && <span>{common.loading}</span>}
        {waiting > 0 && (
          <PlainButton small kind="primary" title={words.paused} onClick={follow}>
            {words.newOnes(waiting.toLocaleString(locale))}
          </PlainButton>
        )}
        {live && <NewsSpoken newest={lastSeen(log)} rows={log.rows} matchers={matchers} />}
        <AlertBar alerts={alerts} log={log} lines={lines} onGo={goTo} />
      </div>
      {search.trim() !== '' && (
        <p role="status" className={styles.note}>
          {words.found(found.toLocaleString(locale), log.rows.length.toLocaleString(locale))}
        </p>
      )}
      {failure !== undefined && (
        <FailureView quiet={begun} error={failure} onRetry={() => void reader.read(begun ? log.gaps[0] : undefined)} />
      )}
      {begun && lines.length === 0 && (
        <p className="muted">{log.rows.length > 0 ? words.noMatch : group.deleted ? words.notReadable : words.none}</p>
      )}
      <div
        ref={box}
        className={styles.box}
        hidden={lines.length === 0}
        onPointerEnter={hold}
        onScroll={({ currentTarget }) => {
          if (currentTarget.scrollTop > 0) hold()
        }}
      >
        <ul className={styles.rows} aria-label={words.list} style={{ height: windowed.getTotalSize() }}>
          {windowed.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[index]
            return (
              line !== undefined && (
                <li
                  key={key}
                  ref={windowed.measureElement}
                  data-index={index}
                  className={styles.line}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <LineView
                    line={line}
                    reading={reading}
                    onRead={(gap, isEnd) => void reader.read(gap, isEnd ? 1 : undefined)}
                  >
                    {(row) => (
                      <MessageRow
                        scope={scope}
                        groupId={group.id}
                        row={row}
                        today={askedAt === undefined ? '' : dayOf(askedAt)}
                        open={opened.has(row.seq)}
                        twins={() => log.rows.filter(({ id, seq }) => id === row.id && seq !== row.seq).length}
                        look={reader.look}
                        alerts={shown}
                        onToggle={() => toggle(row.seq)}
                      />
                    )}
                  </LineView>
                </li>
              )
            )
          })}
        </ul>
      </div>
    </div>
  )
}

/** Rows by their number, and unread places by the one below them: a list that grows at its upper end keeps its lines. */
function keyOf(line: Line | undefined): string {
  if (line === undefined) return ''
  return 'row' in line ? String(line.row.seq) : `gap ${line.gap.above} ${line.gap.below}`
}
