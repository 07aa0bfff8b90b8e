import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Scope } from '#api/scope.ts'
import type { GroupDirectory } from './directory.ts'
import { describeBehind, FactsReader } from './facts-reader.ts'
import type { FactsSnapshot } from './group-facts.ts'
import { useReadAgain } from './use-read-again.ts'

/** Milliseconds between two looks for facts that have become old. */
const LOOK_EVERY_MS = 10_000
/** How old a number of people may become, milliseconds; of many groups more, so that reading them leaves calls to others. */
const maxAgeMs = (groups: number) => Math.max(60_000, groups * 60)

export interface Facts {
  snapshot: FactsSnapshot
  /** Groups that are described, of those that are wanted. */
  known: number
  wanted: number
  /** How much of what is wanted is known, 0 to 1. */
  share: number
  /** Why the rest is not known. */
  failure: unknown
  /** The operator wants no more of them read. */
  stopped: boolean
  stop: () => void
  /** Goes on after a failure, or when it was stopped. */
  again: () => void
}

/**
 * The facts of these groups, read in the background while the list needs them; undefined = nothing is needed, nothing is read.
 * `aging`: they are read again when they have become old, as numbers of people do and times of deletion do not. `purpose` = what they
 * are read for: stopped for one, they are still read for another.
 */
export function useFacts(
  { center, appId }: Scope,
  directory: GroupDirectory,
  wanted: readonly string[] | undefined,
  aging: boolean,
  purpose: string,
): Facts {
  const { facts } = directory
  const [stoppedFor, setStoppedFor] = useState<string>()
  const stopped = stoppedFor === purpose
  const needed = wanted !== undefined && !stopped
  const [failure, setFailure] = useState<unknown>()
  const reader = useMemo(
    () => new FactsReader(facts, describeBehind({ center, appId }), setFailure),
    [facts, center, appId],
  )
  const { refetchInterval } = useReadAgain(needed && aging ? LOOK_EVERY_MS : undefined)
  const maxAge = aging ? maxAgeMs(wanted?.length ?? 0) : Infinity
  const snapshot = useSyncExternalStore(wanted !== undefined ? facts.subscribe : never, facts.getSnapshot)
  const { anew } = snapshot
  useEffect(() => {
    if (wanted === undefined || stopped) return undefined
    reader.want(wanted, maxAge)
    if (refetchInterval === false) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reader.want(wanted, maxAge)
    }, refetchInterval)
    return () => clearInterval(timer)
  }, [reader, wanted, stopped, maxAge, refetchInterval, anew])
  // Once they are old, what is on its way is so, too, and what failed may succeed.
  useEffect(() => (needed ? () => reader.stop() : undefined), [reader, needed, anew])

  const known = useMemo(() => wanted?.filter((id) => snapshot.of(id) !== undefined).length ?? 0, [wanted, snapshot])
  const all = wanted?.length ?? 0
  const stop = useCallback(() => setStoppedFor(purpose), [purpose])
  const again = useCallback(() => {
    setFailure(undefined)
    setStoppedFor(undefined)
    reader.want(wanted ?? [], maxAge)
  }, [reader, wanted, maxAge])
  return { snapshot, known, wanted: all, share: all === 0 ? 1 : known / all, failure, stopped, stop, again }
}

const never = () => () => undefined
