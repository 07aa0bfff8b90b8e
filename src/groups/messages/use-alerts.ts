import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { lastSeen, type LogRow, type MessageLog } from '#api/message-log.ts'
import type { Scope } from '#api/scope.ts'
import type { Preference } from '#lib/storage.ts'
import { usePreference } from '../../ui/preferences.ts'
import { useSession } from '../../ui/use-session.ts'
import { type AlertCounts, countHits, hitsOf, type Matchers } from './alert-hits.ts'
import { alertWordsOf, matchersOf } from './alert-words.ts'
import { bell } from './bell.ts'

/** Seconds that a message may be old when it is heard: what was stored while nobody looked is history. */
const NEWS_S = 30

/** What rows are marked with: the words, and the number of the row that one has gone to. */
export interface ShownAlerts {
  matchers: Matchers
  at: bigint | undefined
}

export interface Alerts extends ShownAlerts {
  store: Preference<string[]>
  words: readonly string[]
  counts: AlertCounts
  /** Nothing but rows with one of the words is shown. */
  only: boolean
  setOnly: (only: boolean) => void
  setAt: (seq: bigint) => void
}

/** Whether only rows with alert words are shown, which outlives the list of one filter. */
export const useAlertsOnly = () => useState(false)

interface Read {
  log: MessageLog
  /** The first page has been read. */
  begun: boolean
  /** UNIX seconds of the service at which the newest messages were asked for last. */
  askedAt: number | undefined
}

/** The operator's words in what is loaded; with the bell on, those that come are heard. */
export function useAlerts(
  scope: Scope,
  { log, begun, askedAt }: Read,
  live: boolean,
  [wantsOnly, setOnly]: ReturnType<typeof useAlertsOnly>,
): Alerts {
  const session = useSession()
  const store = alertWordsOf(scope, session.kind === 'signedIn' ? session.operator.name : undefined)
  const words = usePreference(store)
  const matchers = useMemo(() => matchersOf(words), [words])
  const counts = useMemo(() => countHits(log.rows, matchers), [log.rows, matchers])
  const [at, setAt] = useState<bigint>()

  const heard = useRef<bigint>(undefined)
  const newest = lastSeen(log)
  const hear = useEffectEvent(() => {
    const before = heard.current
    heard.current = newest
    if (before === undefined || !live || askedAt === undefined) return
    const isHeard = (row: LogRow) => row.seq > before && row.at >= askedAt - NEWS_S && hitsOf(row, matchers).length > 0
    if (log.rows.some(isHeard)) bell.ring()
  })
  useEffect(() => {
    if (begun) hear()
  }, [begun, newest])

  return { store, words, matchers, counts, only: wantsOnly && matchers.length > 0, setOnly, at, setAt }
}
