import type { Group, GroupRow } from '#api/groups.ts'
import { ageOf, type Moment, momentNow } from '#lib/age.ts'
import { underWay } from '#lib/under-way.ts'
import { nextAsked } from './asked.ts'

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
  /** Another number once all of them have become old at once. */
  anew: number
}

/** Milliseconds between two notices: rows that go by facts are then ordered anew. */
const PUBLISH_EVERY_MS = 500

/** The facts of an application's groups, as Describe told them last. */
export class FactsStore {
  /** `asked`: of the read that told it; see `nextAsked`. */
  readonly #byId = new Map<string, GroupFacts & { asked: number }>()
  readonly #listeners = new Set<() => void>()
  #snapshot: FactsSnapshot | undefined
  #publishing = false
  /** What was asked for before is old, however lately it came. */
  #oldBefore = 0

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getSnapshot = (): FactsSnapshot => (this.#snapshot ??= { of: (id) => this.#byId.get(id), anew: this.#oldBefore })

  /** Milliseconds since Describe told of the group; Infinity when it has not. */
  ageOf(id: string): number {
    const known = this.#byId.get(id)
    return known === undefined || known.asked < this.#oldBefore ? Infinity : ageOf(known.readAt, momentNow())
  }

  /** All of them are old, and so is what is on its way: who needs them reads them again. */
  outdate(): void {
    this.#oldBefore = nextAsked()
    this.#publish()
  }

  note({ id, live, deletion }: Pick<Group, 'id' | 'live' | 'deletion'>, asked = nextAsked()): void {
    this.#byId.set(id, {
      onlineUsers: live?.onlineUsers,
      supergroup: live?.supergroup ?? false,
      deletedAt: deletion?.at,
      readAt: momentNow(),
      asked,
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
    const over = underWay('what is known of groups')
    setTimeout(() => {
      over()
      this.#publishing = false
      this.#publish()
    }, PUBLISH_EVERY_MS)
  }

  #publish(): void {
    this.#snapshot = undefined
    for (const listener of this.#listeners) listener()
  }
}
