import type { Notice } from '../session-report.ts'

export interface Notices {
  /** All so far, oldest first. */
  readonly all: readonly Notice[]
  add(notice: Notice): void
  /** Calls back on every further notice; returns how to stop it. */
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
