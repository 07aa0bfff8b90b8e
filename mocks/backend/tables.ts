import { RETENTION } from '#api/contract/limits.ts'
import { OrderedList } from './ordered-list.ts'
import type { App, Group, ServiceState } from './state.ts'
import { quietUntil } from './unopened.ts'

/** Indexed by `GroupStatus`. */
export const LISTS = ['all', 'live', 'deleted'] as const

const byOrder = (group: Group) => group.order

/** The groups of one application in creation order, by status: what the paged list and the quota read. */
export class GroupTable {
  readonly all: OrderedList<Group>
  readonly live: OrderedList<Group>
  readonly deleted: OrderedList<Group>

  constructor(groups: Iterable<Group>) {
    const all = [...groups]
    this.all = new OrderedList(byOrder, all)
    this.live = new OrderedList(
      byOrder,
      all.filter((group) => group.deletion === undefined),
    )
    this.deleted = new OrderedList(
      byOrder,
      all.filter((group) => group.deletion !== undefined),
    )
  }
}

interface Deletion {
  app: App
  group: Group
  at: number
}

/**
 * Indexes derived from the state, so that no call walks over all groups. Every change of a group's existence or status goes
 * through here, in state and index at once.
 */
export class Tables {
  readonly #groups = new Map<App, GroupTable>()
  /** Applications that nobody has looked into yet, and until when time leaves them alone. */
  readonly #unread = new Map<App, number>()
  /** Deletions by time. Restored groups stay in it and are recognised by their deletion time when their turn comes. */
  #deletions: Deletion[] = []
  #nextDeletion = 0
  /** Groups in which time will do something: messages to settle, a notice to send. */
  readonly busy = new Map<Group, App>()

  constructor(state: ServiceState) {
    for (const app of state.apps.values()) {
      const quiet = quietUntil(app)
      if (quiet === undefined) this.#read(app)
      else this.#unread.set(app, quiet)
    }
    this.#sortDeletions()
  }

  of(app: App): GroupTable {
    const table = this.#groups.get(app)
    if (table !== undefined) return table
    const read = this.#read(app)
    if (this.#unread.delete(app)) this.#sortDeletions()
    return read
  }

  #read(app: App): GroupTable {
    const table = new GroupTable(app.groups.values())
    this.#groups.set(app, table)
    for (const group of app.groups.values()) {
      if (group.deletion !== undefined) this.#deletions.push({ app, group, at: group.deletion.at })
      if (group.sent !== undefined || group.notices.due !== undefined) this.busy.set(group, app)
    }
    return table
  }

  #sortDeletions(): void {
    this.#deletions = this.#deletions.slice(this.#nextDeletion).toSorted((a, b) => a.at - b.at)
    this.#nextDeletion = 0
  }

  expectWork(app: App, group: Group): void {
    this.busy.set(group, app)
  }

  add(app: App, group: Group): void {
    // The table first: one that is made later would find the group as it becomes.
    const table = this.of(app)
    app.groups.set(group.id, group)
    table.all.add(group)
    table.live.add(group)
  }

  /** Marks a live group deleted. `at`: service time in seconds, never earlier than the last one's. */
  delete(app: App, group: Group, at: number, by: string): void {
    const table = this.of(app)
    group.deletion = { at, by }
    table.live.remove(group)
    table.deleted.add(group)
    this.#deletions.push({ app, group, at })
  }

  restore(app: App, group: Group): void {
    const table = this.of(app)
    delete group.deletion
    table.deleted.remove(group)
    table.live.add(group)
  }

  /** Whether a deleted group's time is over at `now` (seconds): 30 days to the second. */
  isPurgeDue(now: number): boolean {
    for (const [app, quiet] of this.#unread) if (quiet <= now) this.of(app)
    const next = this.#firstDeletion()
    return next !== undefined && next.at + RETENTION.deletedGroup <= now
  }

  /** Forgets every group whose time is over, its messages with it, and frees its ID. */
  purge(now: number): void {
    while (this.isPurgeDue(now)) {
      const next = this.#firstDeletion()
      if (next === undefined) break
      next.app.groups.delete(next.group.id)
      const table = this.of(next.app)
      table.all.remove(next.group)
      table.deleted.remove(next.group)
      this.#nextDeletion += 1
    }
  }

  #firstDeletion(): Deletion | undefined {
    let next = this.#deletions[this.#nextDeletion]
    while (
      next !== undefined &&
      (next.group.deletion?.at !== next.at || next.app.groups.get(next.group.id) !== next.group)
    ) {
      this.#nextDeletion += 1
      next = this.#deletions[this.#nextDeletion]
    }
    if (this.#nextDeletion > 1000) {
      this.#deletions = this.#deletions.slice(this.#nextDeletion)
      this.#nextDeletion = 0
    }
    return next
  }
}
