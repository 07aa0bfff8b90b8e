import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { EMPTY_LOG, type Gap, type MessageLog } from '#api/message-log.ts'
import {
  type LogChange,
  type MessageFilter,
  readAround,
  readFirst,
  readGap,
  readNews,
  type ReadPage,
} from '#api/read-log.ts'
import { repeatTransient } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { client, serviceClock } from '#api/service.ts'
import { listMessages } from '#api/stored-messages.ts'
import { pause } from '#lib/pause.ts'
import { useUnderWay } from '../../ui/use-under-way.ts'

const POLL_MS = 1000
/** In a tab that nobody sees, and after a look that failed. */
const SLOW_POLL_MS = 10_000

export interface MessageLogReader {
  log: MessageLog
  /** The first page has been read. */
  begun: boolean
  reading: boolean
  /** What the last read that was asked for failed with. */
  failure: unknown
  /** What the last look at what is new failed with. */
  pollFailure: unknown
  /** UNIX seconds of the service at which the newest messages were asked for last; undefined while that is not done. */
  askedAt: number | undefined
  /** Reads a gap; so many pages at most. Rejects never: see `failure`. */
  read(gap: Gap, mostPages?: number): Promise<void>
  /** Asks once more for what was asked for last, and keeps what is there. */
  retry(): void
  /** Looks at once at what is new. */
  pollNow(): void
}

interface Asked {
  filter: MessageFilter
  /** Begins around that UNIX second. */
  at: number | undefined
}

/** A group's messages, and what comes meanwhile where `live`. What is asked for must stay the same. */
export function useMessageLog(scope: Scope, groupId: string, wanted: Asked, live: boolean): MessageLogReader {
  const { center, appId } = scope
  const [{ filter: fixed, at }] = useState(wanted)
  const [log, setLog] = useState(EMPTY_LOG)
  const [begun, setBegun] = useState(false)
  const [reading, setReading] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [pollFailure, setPollFailure] = useState<unknown>()
  const [askedAt, setAskedAt] = useState<number>()
  const latest = useRef(EMPTY_LOG)
  const life = useRef<AbortController>(undefined)
  const busy = useRef(false)
  const last = useRef<{ gap?: Gap | undefined; mostPages?: number | undefined }>({})
  const [hurried, setHurried] = useState(0)
  useUnderWay(reading, 'messages')

  const { once, patiently } = useMemo(() => {
    const call = (request: Parameters<ReadPage>[0], signal: AbortSignal | undefined) =>
      backgroundCalls.run(() => listMessages(client, { center, appId }, groupId, request, signal), {
        priority: PRIORITY.screen,
        signal,
      })
    return {
      once:
        (signal: AbortSignal): ReadPage =>
        (request) =>
          call(request, signal),
      patiently:
        (signal: AbortSignal): ReadPage =>
        (request) =>
          repeatTransient(() => call(request, signal), signal),
    }
  }, [center, appId, groupId])

  const apply = useCallback((change: LogChange) => {
    latest.current = change(latest.current)
    setLog(latest.current)
    return latest.current
  }, [])

  /** A gap, or with none the first page. */
  const ask = useCallback(
    async (gap?: Gap, mostPages?: number) => {
      const signal = life.current?.signal
      if (signal === undefined || busy.current) return
      busy.current = true
      last.current = { gap, mostPages }
      setReading(true)
      setFailure(undefined)
      try {
        const asked = serviceClock.now()
        const pages = patiently(signal)
        const first = () => (at === undefined ? readFirst(pages, fixed) : readAround(pages, fixed, at))
        const change = await (gap === undefined ? first() : readGap(pages, fixed, gap, mostPages))
        signal.throwIfAborted()
        apply(change)
        if (gap === undefined) setAskedAt(asked)
        setBegun(true)
      } catch (error) {
        if (!signal.aborted) setFailure(error)
      } finally {
        if (!signal.aborted) {
          busy.current = false
          setReading(false)
        }
      }
    },
    [apply, patiently, fixed, at],
  )
  const retry = useCallback(() => {
    const { gap, mostPages } = last.current
    // Let go, or read by somebody else meanwhile.
    if (gap !== undefined && !latest.current.gaps.includes(gap)) setFailure(undefined)
    else void ask(gap, mostPages)
  }, [ask])
  const pollNow = useCallback(() => setHurried((times) => times + 1), [])

  useEffect(() => {
    const controller = new AbortController()
    life.current = controller
    busy.current = false
    // Once the effect is over: a read says at once that it is under way.
    queueMicrotask(() => void ask())
    return () => controller.abort()
  }, [ask])

  useEffect(() => {
    if (!live || !begun) return undefined
    const controller = new AbortController()
    const { signal } = controller
    const poll = async () => {
      const asked = serviceClock.now()
      try {
        const change = await readNews(once(signal), fixed, latest.current)
        if (signal.aborted) return POLL_MS
        apply(change)
        setAskedAt(asked)
        setPollFailure(undefined)
        return document.hidden ? SLOW_POLL_MS : POLL_MS
      } catch (error) {
        if (!signal.aborted) setPollFailure(error)
        return SLOW_POLL_MS
      }
    }
    const follow = async () => {
      for (let wait = hurried === 0 ? POLL_MS : 0; !signal.aborted; wait = await poll()) await pause(wait, signal)
    }
    follow().catch((error: unknown) => {
      if (!signal.aborted) setPollFailure(error)
    })
    return () => controller.abort()
  }, [live, begun, once, apply, fixed, hurried])

  return { log, begun, reading, failure, pollFailure, askedAt, read: ask, retry, pollNow }
}
