/** What a person should know about where the mock session is kept. */
export interface Notice {
  kind:
    | 'storageUnavailable' // kept in memory only: gone on reload, each tab on its own
    | 'storageFailed' // was kept, then the browser refused (full disk, for example): in memory from here on
    | 'dataSetAside' // what was stored could not be used and was put aside; started anew
  /** Why, in the words of the browser or of the check that failed. */
  detail: string
}

export interface Notices {
  /** All so far, oldest first. */
  readonly all: readonly Notice[]
  add(notice: Notice): void
  /** Calls back on every further notice; answers how to stop it. */
  subscribe(listener: (notice: Notice) => void): () => void
}

export function createNotices(): Notices {
  const all: Notice[] = []
  const listeners = new Set<(notice: Notice) => void>()
  return {
    all,
    add(notice) {
      all.push(notice)
      for (const listener of listeners) listener(notice)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
