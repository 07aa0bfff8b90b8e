import type { Group, GroupRow } from '#api/groups.ts'
import { ageOf, type Moment, momentNow } from '#lib/age.ts'

/** What Describe alone tells of a group and lists are ordered and narrowed by: small, so that ten thousand can be kept. */
export interface GroupFacts {
  /** Undefined of a deleted group. */
  onlineUsers: number | undefined
  supergroup: boolean
  /** UNIX seconds; undefined of a group that is not deleted, and when the service does not say. */
  deletedAt: number | undefined
  readAt: Moment
}

/** One state of all facts; another object after each change. */
export interface FactsSnapshot {
  of(id: string): GroupFacts | undefined
}

/** Milliseconds between two notices: rows that go by facts are then ordered anew. */
const PUBLISH_EVERY_MS = 500

/** The facts of an application's groups, as Describe told them last. */
export class FactsStore {
  readonly #byId = new Map<string, GroupFacts>()
  readonly #listeners = new Set<() => void>()
  #snapshot: FactsSnapshot | undefined
  #publishing = false

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getSnapshot = (): FactsSnapshot => (this.#snapshot ??= { of: (id) => this.#byId.get(id) })

  /** Milliseconds since Describe told of the group; Infinity when it has not. */
  ageOf(id: string): number {
    const known = this.#byId.get(id)
    return known === undefined ? Infinity : ageOf(known.readAt, momentNow())
  }

  note({ id, live, deletion }: Pick<Group, 'id' | 'live' | 'deletion'>): void {
    this.#byId.set(id, {
      onlineUsers: live?.onlineUsers,
      supergroup: live?.supergroup ?? false,
      deletedAt: deletion?.at,
      readAt: momentNow(),
    })
    this.#publishSoon()
  }

  /** A list tells of a group: deleted or restored since, nothing is known of it until Describe tells. */
  notice({ id, deleted }: GroupRow): void {
    const known = this.#byId.get(id)
    if (known === undefined || (known.onlineUsers === undefined) === deleted) return
    this.#byId.delete(id)
    this.#publishSoon()
  }

  #publishSoon(): void {
    if (this.#publishing) return
    this.#publishing = true
    setTimeout(() => {
      this.#publishing = false
      this.#snapshot = undefined
      for (const listener of this.#listeners) listener()
    }, PUBLISH_EVERY_MS)
  }
}
