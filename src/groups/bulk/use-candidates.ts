import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { repeatTransient } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { directoryOf } from '../data/directories.ts'
import { readGroup } from '../data/reads.ts'
import { selectionOf } from '../data/selection.ts'
import { useReadAgain } from '../data/use-read-again.ts'
import { type Candidate, candidateOf } from './candidates.ts'
import { GroupsReader } from './groups-reader.ts'

/** Milliseconds between two looks for what has grown old. */
const LOOK_EVERY_MS = 6000
/** How old what is known of who is online may grow while a plan is looked at, milliseconds; of many groups more, to leave calls to others. */
const maxAgeMs = (groups: number) => Math.max(20_000, groups * 120)
/** Groups that are all read once more before a plan is carried out: two seconds at most. */
const FEW = 50

export interface Candidates {
  /** The groups that were selected when this began. */
  ids: readonly string[]
  all: readonly Candidate[]
  /** How many of them Describe has told of. */
  count: number
  reading: boolean
  failure: unknown
  /** Goes on without those that have not been read, or reads them after all. */
  stop: () => void
  begin: () => void
  /** What is known of all at this very moment, and of these, where they are few, once more from the service. Rejects with `Failure`. */
  look: (ids: readonly string[]) => Promise<readonly Candidate[]>
}

/** The selected groups of an application: at once as lists know them, then each as Describe tells it, again and again. */
export function useCandidates(scope: Scope): Candidates {
  const queries = useQueryClient()
  const { center, appId } = scope
  const directory = directoryOf(queries, scope)
  const [reader] = useState(() => {
    const place = { center, appId }
    return new GroupsReader([...selectionOf(place).get()], (id, signal) =>
      repeatTransient(
        () =>
          backgroundCalls.run(() => readGroup(queries, place, id, signal), { priority: PRIORITY.directory, signal }),
        signal,
      ),
    )
  })
  const { ids } = reader
  useEffect(() => {
    reader.begin()
    return reader.stop
  }, [reader])

  const reads = useSyncExternalStore(reader.subscribe, reader.get)
  const known = useSyncExternalStore(directory.subscribe, directory.getSnapshot)
  const { refetchInterval } = useReadAgain(reads.count === ids.length ? LOOK_EVERY_MS : undefined)
  useEffect(() => {
    if (refetchInterval === false) return undefined
    const renewing = new AbortController()
    let busy = false
    const timer = setInterval(() => {
      const old = ids.filter((id) => reader.ageOf(id) > maxAgeMs(ids.length) && reader.get().of(id) !== 'gone')
      if (busy || old.length === 0 || document.visibilityState !== 'visible') return
      busy = true
      void reader
        .renew(old, renewing.signal)
        // It is tried again, and before anything is done.
        .catch(() => undefined)
        .finally(() => (busy = false))
    }, refetchInterval)
    return () => {
      clearInterval(timer)
      renewing.abort()
    }
  }, [reader, ids, refetchInterval])

  return {
    ids,
    all: useMemo(
      () => ids.map((id) => candidateOf(id, directory.find(id), reads.of(id))),
      // oxlint-disable-next-line react/exhaustive-deps -- the directory finds something else with every snapshot
      [ids, directory, known, reads],
    ),
    count: reads.count,
    reading: reads.reading,
    failure: reads.failure,
    stop: reader.stop,
    begin: reader.begin,
    async look(few) {
      // Whoever leaves meanwhile leaves a few reads behind that nobody waits for.
      if (few.length <= FEW) await reader.renew(few, new AbortController().signal)
      return ids.map((id) => candidateOf(id, directory.find(id), reader.get().of(id)))
    },
  }
}
