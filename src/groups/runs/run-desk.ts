import type { ItemState, RunItem, RunRequest, RunKind, RunView, StartOutcome } from './run-types.ts'

/** The runs of the operator who works at this page, in all tabs of this browser. */
export interface RunDesk {
  /** Keeps the run and begins it; resolves as soon as it is kept. Rejects when the browser cannot keep it. */
  start<K extends RunKind>(request: RunRequest<K>): Promise<StartOutcome>
  /** Newest first, of all applications; those of others are never among them. */
  get(): readonly RunView[]
  /** Whether what is kept has been read. */
  isRead(): boolean
  subscribe(listener: () => void): () => void
  /** Items in their order, from the one with this index on; of these states only, when given. */
  readItems(
    run: string,
    wanted?: { states?: readonly ItemState['state'][]; from?: number; count?: number },
  ): Promise<RunItem[]>
  /** Nothing more is sent; what is under way is waited for. */
  pause(run: string): Promise<void>
  resume(run: string): Promise<void>
  /** What has not been sent stays unsent. */
  cancel(run: string): Promise<void>
  /** See `RunHead.share`. */
  setShare(run: string, share: number): Promise<void>
  /** Forgets a run that is over. */
  dismiss(run: string): Promise<void>
  /** A new run of the items that were refused, did not happen or were not sent, each under a new key. */
  retry(run: string): Promise<StartOutcome>
  /** A new run that restores what this one deleted, or deletes what it created. */
  undo(run: string): Promise<StartOutcome>
}
