import { queryClient } from './query-client.ts'
import { router } from './router.tsx'

/** What may be done to the console from outside its screens: a mock session's studio moves the world under it. */
export interface ConsoleHandle {
  /** The open screen's path and search. */
  screen(): string
  subscribe(listener: () => void): () => void
  /** Opens a screen by its path and search; `replace` leaves no way back to the one before. */
  open(screen: string, options?: { replace?: boolean }): Promise<void>
  /** What is on screen is read again, and stays in view until then. */
  refresh(): void
  /** It is another world now: opens a screen of it, and shows nothing any more that was read before. */
  startOver(screen: string): Promise<void>
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
  refresh() {
    void queryClient.invalidateQueries()
  },
  async startOver(screen) {
    queryClient.removeQueries({ type: 'inactive' })
    await consoleHandle.open(screen, { replace: screen === consoleHandle.screen() })
    // What the screen before had open.
    queryClient.removeQueries({ type: 'inactive' })
    void queryClient.resetQueries()
  },
}
