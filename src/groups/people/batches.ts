import type { Scope } from '#api/scope.ts'
import { pause } from '#lib/pause.ts'
import { openForms } from '../../ui/open-forms.ts'
import { nextAsked } from '../data/asked.ts'
import { RowSet } from '../../ui/row-set.ts'
import type { ActKind } from './acts.ts'
import { type Batch, type BatchAct, type BatchView, createBatch } from './batch.ts'

/** A batch that runs or has run in this page. */
export interface KnownBatch {
  number: number
  kind: ActKind
  /** What is said of each subject; the subject itself where there is nothing else. */
  labels: ReadonlyMap<string, string>
  batch: Batch
}

interface Begun {
  kind: ActKind
  subjects: readonly string[]
  act: BatchAct
  labels?: ReadonlyMap<string, string>
  onOver: (view: BatchView) => void
}

/** The batches of one group: they go on, and their results stay, while the operator looks elsewhere in this page. */
export class GroupBatches {
  #all: readonly KnownBatch[] = []
  readonly #listeners = new Set<() => void>()
  readonly #kicked = new Map<string, number>()
  /** IDs of messages that a reading after their recall did not show. */
  readonly recalled = new RowSet()

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Newest first. */
  get = (): readonly KnownBatch[] => this.#all

  /** Those before it that are over and have nothing left to tell make room. */
  begin({ kind, subjects, act, labels = new Map(), onOver }: Begun): KnownBatch {
    made += 1
    const batch = createBatch(subjects, act, { now: () => performance.now(), pause, onOver })
    holdPage(batch)
    const known = { number: made, kind, labels, batch }
    this.#set([known, ...this.#all.filter((other) => !isSettled(other.batch.get()))])
    return known
  }

  /** Notes that users were kicked, now. */
  noteKicked(users: readonly string[]): void {
    const now = nextAsked()
    for (const user of users) this.#kicked.set(user, now)
    this.#set([...this.#all])
  }

  /** When a user was kicked last, among the reads of this page (`nextAsked`); 0 of any other. */
  kickedAt = (user: string): number => this.#kicked.get(user) ?? 0

  dismiss(known: KnownBatch): void {
    this.#set(this.#all.filter((other) => other !== known))
  }

  forget(): void {
    for (const { batch } of this.#all) batch.cancel()
    this.#kicked.clear()
    this.recalled.set([])
    this.#set([])
  }

  #set(all: readonly KnownBatch[]) {
    this.#all = all
    for (const listener of this.#listeners) listener()
  }
}

let made = 0
const byGroup = new Map<string, GroupBatches>()

const isSettled = ({ phase, outcomes }: BatchView): boolean =>
  phase === 'over' && [...outcomes.values()].every((outcome) => outcome.kind === 'done' && outcome.seen !== false)

/** What has not left yet is not sent any more once the page is closed: the browser asks first, for as long as there is something. */
function holdPage(batch: Batch): void {
  let release: (() => void) | undefined
  const follow = () => {
    if (batch.get().phase !== 'over') {
      release ??= openForms.add({ home: '/', isDirty: () => true, discard: () => undefined })
      return
    }
    release?.()
    release = undefined
  }
  batch.subscribe(follow)
  follow()
}

export function batchesOf({ center, appId }: Scope, groupId: string): GroupBatches {
  const key = JSON.stringify([center, appId, groupId])
  const known = byGroup.get(key) ?? new GroupBatches()
  byGroup.set(key, known)
  return known
}

/** Whoever comes next at this browser sees nothing of them, and nothing more is sent. */
export function forgetBatches(): void {
  for (const batches of byGroup.values()) batches.forget()
}
