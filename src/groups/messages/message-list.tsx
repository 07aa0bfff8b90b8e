import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { Group } from '#api/groups.ts'
import { lastSeen } from '#api/message-log.ts'
import type { MessageFilter } from '#api/read-log.ts'
import type { Scope } from '#api/scope.ts'
import { dayOf } from '#lib/time.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { RowSet } from '../../ui/row-set.ts'
import { useRange } from '../../ui/use-range.ts'
import { AlertBar } from './alert-bar.tsx'
import { onlyWith } from './alert-hits.ts'
import { LogNotes } from './log-notes.tsx'
import { LogState } from './log-state.tsx'
import type { MessageParams } from './message-params.ts'
import { MessageRow } from './message-row.tsx'
import { messagesStrings } from './messages-strings.ts'
import { type Line, linesOf, withRecalled } from './lines.ts'
import { LineView } from './line-view.tsx'
import { RecallResults } from './recall-results.tsx'
import { RecallSelected } from './recall-selected.tsx'
import { useRecalls } from './recalls.ts'
import { useAlerts, type useAlertsOnly } from './use-alerts.ts'
import { useMessageLog } from './use-message-log.ts'
import type { ChangeMessages } from './use-message-params.ts'
import styles from './messages-tab.module.css'

const ROW_HEIGHT = 32

interface MessageListProps {
  scope: Scope
  group: Group
  filter: MessageFilter
  params: MessageParams
  change: ChangeMessages
  live: boolean
  search: string
  alertsOnly: ReturnType<typeof useAlertsOnly>
}

/** The messages under one filter. What comes while the operator scrolls or points is counted, and shown when they ask. */
export function MessageList(props: MessageListProps) {
  const { scope, group, filter, params, change, live, search, alertsOnly } = props
  const words = useStrings(messagesStrings)
  const { at, sender, message } = params
  const reader = useMessageLog(scope, group.id, { filter, at }, live)
  const { begun, reading, failure, askedAt } = reader
  const { recalls, place } = useRecalls(scope, group.id)
  const log = useMemo(
    () => (begun ? withRecalled(reader.log, recalls, filter) : reader.log),
    // oxlint-disable-next-line react/exhaustive-deps -- the filter stays the same
    [begun, reader.log, recalls],
  )
  const alerts = useAlerts(scope, { log, begun, askedAt }, live, alertsOnly)
  const { matchers, at: alertAt } = alerts
  const only = useMemo(() => (alerts.only ? onlyWith(matchers) : undefined), [alerts.only, matchers])
  const box = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<bigint>()
  const [opened, setOpened] = useState<ReadonlySet<bigint>>(new Set())
  const [selection] = useState(() => new RowSet())
  const [selecting, setSelecting] = useState(false)
  const { lines, found } = useMemo(
    () => linesOf(log, { order: filter.order, held, search, sender, at, only }),
    [log, filter.order, held, search, sender, at, only],
  )
  const order = useMemo(
    () => (selecting ? lines.flatMap((line) => ('row' in line && !line.row.gone ? [String(line.row.seq)] : [])) : []),
    [selecting, lines],
  )
  const range = useRange(selection, [order])
  // oxlint-disable-next-line react/incompatible-library -- its functions stay in this component
  const windowed = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => keyOf(lines[index]),
    overscan: 10,
  })
  const marks = useMemo(() => ({ matchers, at: alertAt }), [matchers, alertAt])
  const shown = useMemo(() => (only === undefined ? found : found.filter(only)), [found, only])
  const waiting = held === undefined ? 0 : log.rows.filter(({ seq }) => seq > held).length
  const hold = () => {
    if (live) setHeld((before) => before ?? lastSeen(log))
  }
  const release = () => {
    // What somebody has open, selects, or scrolled to, stays where it is.
    if (opened.size === 0 && !selecting && (box.current?.scrollTop ?? 0) === 0) setHeld(undefined)
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
  const select = () => {
    hold()
    setSelecting(true)
  }
  const endSelecting = () => {
    setSelecting(false)
    selection.set([])
  }

  /** To what a link leads to, or to the moment asked for. */
  const arrive = useEffectEvent(() => {
    const led = log.rows.filter(({ id }) => id === message).map(({ seq }) => seq)
    if (led.length > 0) setOpened(new Set(led))
    const isAim = (line: Line) => ('row' in line ? led.includes(line.row.seq) : 'moment' in line && led.length === 0)
    const index = lines.findIndex(isAim)
    if (index !== -1) windowed.scrollToIndex(index, { align: 'center' })
  })
  useEffect(() => {
    if (begun) arrive()
  }, [begun])

  return (
    // On the way from the lines to what is said of them nothing moves yet.
    <div className={styles.log} onPointerLeave={release}>
      <LogState
        reader={reader}
        log={log}
        live={live}
        allTypes={filter.type === undefined}
        matchers={matchers}
        waiting={waiting}
        onFollow={follow}
        selecting={selecting || log.rows.length > 0 ? selecting : undefined}
        onSelecting={(begins) => (begins ? select() : endSelecting())}
      >
        <AlertBar alerts={alerts} log={log} lines={lines} onGo={goTo} />
      </LogState>
      <LogNotes
        log={log}
        begun={begun}
        found={found}
        shown={shown}
        search={search}
        params={params}
        change={change}
        onSelect={(rows) => {
          select()
          selection.put(
            rows.map(({ seq }) => String(seq)),
            true,
          )
        }}
      />
      {selecting && (
        <RecallSelected place={place} selection={selection} rows={log.rows} found={shown} onDone={endSelecting} />
      )}
      <RecallResults place={place} recalls={recalls} />
      {failure !== undefined && <FailureView quiet={begun} error={failure} onRetry={reader.retry} />}
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
                        place={place}
                        row={row}
                        today={askedAt === undefined ? '' : dayOf(askedAt)}
                        open={opened.has(row.seq)}
                        marked={row.id === message}
                        recall={recalls.entries.get(row.seq)?.state}
                        selecting={selecting ? { selection, range } : undefined}
                        twins={() => log.rows.filter(({ id, seq }) => id === row.id && seq !== row.seq).length}
                        alerts={marks}
                        onToggle={() => toggle(row.seq)}
                        onSender={() => change({ sender: row.senderId })}
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
  if ('moment' in line) return 'moment'
  return 'row' in line ? String(line.row.seq) : `gap ${line.gap.above} ${line.gap.below}`
}
