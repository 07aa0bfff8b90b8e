import { replaceWorld } from './follow-rehearsal.ts'
import { router } from './router.tsx'

/** What may be done to the console from outside its screens: a mock session's studio moves the world under it. */
export interface ConsoleHandle {
  /** The open screen's path and search. */
  screen(): string
  subscribe(listener: () => void): () => void
  /** Opens a screen by its path and search; `replace` leaves no way back to the one before. */
  open(screen: string, options?: { replace?: boolean }): Promise<void>
  /** Puts another world in place, and opens the screen of it that `work` returns; no screen reads anything in between. */
  replaceWorld(work: () => Promise<string>): Promise<void>
}

export const consoleHandle: ConsoleHandle = {
  screen() {
    const { pathname, search } = router.state.location
    return pathname + search
  },
  subscribe: (listener) => router.subscribe(listener),
  async open(screen, { replace = false } = {}) {
    const state: unknown = replace ? router.state.location.state : undefined
    await router.navigate(screen, { replace, state, preventScrollReset: replace })
  },
  replaceWorld: (work) =>
    replaceWorld(work, (screen) => consoleHandle.open(screen, { replace: screen === consoleHandle.screen() })),
}
