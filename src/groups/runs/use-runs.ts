import { useMemo, useSyncExternalStore } from 'react'
import type { Scope } from '#api/scope.ts'
import { runDesk } from './desk.ts'
import type { RunView } from './run-types.ts'

/** The operator's runs in all applications, newest first. */
export function useAllRuns(): readonly RunView[] {
  return useSyncExternalStore(runDesk.subscribe, runDesk.get)
}

/** Those in one application. */
export function useRuns({ center, appId }: Scope): readonly RunView[] {
  const all = useAllRuns()
  return useMemo(
    () => all.filter(({ head: { scope } }) => scope.center === center && scope.appId === appId),
    [all, center, appId],
  )
}

/** Undefined when it was dismissed, is another operator's, or has not been read yet. */
export function useRun(id: string): RunView | undefined {
  return useAllRuns().find(({ head }) => head.id === id)
}

/** Whether what is kept has been read, so that a run that is not there is nowhere. */
export function useRunsRead(): boolean {
  return useSyncExternalStore(runDesk.subscribe, runDesk.isRead)
}
