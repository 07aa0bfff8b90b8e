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
  /** How much of what is wanted is known, 0 to 1. */
  share: number
  /** Why the rest is not known. */
  failure: unknown
  /** Tries again after a failure. */
  again: () => void
}

/**
 * The facts of these groups, read in the background while the list needs them; undefined = nothing is needed, nothing is read.
 * `aging`: they are read again when they have become old, as numbers of people do and times of deletion do not.
 */
export function useFacts(
  { center, appId }: Scope,
  directory: GroupDirectory,
  wanted: readonly string[] | undefined,
  aging: boolean,
): Facts {
  const { facts } = directory
  const needed = wanted !== undefined
  const [failure, setFailure] = useState<unknown>()
  const reader = useMemo(
    () => new FactsReader(facts, describeBehind({ center, appId }), setFailure),
    [facts, center, appId],
  )
  const { refetchInterval } = useReadAgain(needed && aging ? LOOK_EVERY_MS : undefined)
  const maxAge = aging ? maxAgeMs(wanted?.length ?? 0) : Infinity
  useEffect(() => {
    if (wanted === undefined) return undefined
    reader.want(wanted, maxAge)
    if (refetchInterval === false) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reader.want(wanted, maxAge)
    }, refetchInterval)
    return () => clearInterval(timer)
  }, [reader, wanted, maxAge, refetchInterval])
  useEffect(() => (needed ? () => reader.stop() : undefined), [reader, needed])

  const snapshot = useSyncExternalStore(needed ? facts.subscribe : never, facts.getSnapshot)
  const share = useMemo(() => {
    if (wanted === undefined || wanted.length === 0) return 1
    return wanted.filter((id) => snapshot.of(id) !== undefined).length / wanted.length
  }, [wanted, snapshot])
  const again = useCallback(() => {
    setFailure(undefined)
    reader.want(wanted ?? [], maxAge)
  }, [reader, wanted, maxAge])
  return { snapshot, share, failure, again }
}

const never = () => () => undefined
