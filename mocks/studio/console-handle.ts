import { createContext, use, useSyncExternalStore } from 'react'
import { matchPath } from 'react-router'
import { PATTERNS } from '#lib/paths.ts'

/** What the studio may do to the console that it moves the world under; `main.tsx` hands it over. */
export interface ConsoleHandle {
  /** The open screen's path and search. */
  screen(): string
  subscribe(listener: () => void): () => void
  open(screen: string, options?: { replace?: boolean }): Promise<void>
  /** Puts another world in place, and opens the screen of it that `work` returns; no screen reads anything in between. */
  replaceWorld(work: () => Promise<string>): Promise<void>
}

export const HandleContext = createContext<ConsoleHandle | undefined>(undefined)

export function useConsoleHandle(): ConsoleHandle {
  const handle = use(HandleContext)
  if (handle === undefined) throw new Error('The studio has no console around it')
  return handle
}

/** The application and group of the open screen, as far as its address names them. */
export function useScreenPlace(): { appId?: string | undefined; groupId?: string | undefined } {
  const handle = useConsoleHandle()
  const screen = useSyncExternalStore(handle.subscribe, handle.screen)
  const { pathname } = new URL(screen, location.origin)
  const group = matchPath(`${PATTERNS.groups}/:groupId/*`, pathname)
  // `-` stands where no group is, as in the address of Create Group.
  if (group !== null && group.params.groupId !== '-')
    return { appId: group.params.appId, groupId: group.params.groupId }
  return { appId: matchPath(`${PATTERNS.groups}/*`, pathname)?.params.appId }
}
