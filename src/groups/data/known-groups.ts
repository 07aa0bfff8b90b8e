import type { GroupRow } from '#api/groups.ts'
import { sameRow } from './rows.ts'
import { haystackOf } from './search.ts'

/** A group with the text a search looks through, made once. */
export interface DirectoryEntry {
  row: GroupRow
  haystack: string
}

export interface KnownGroup {
  entry: DirectoryEntry
  /** Of the read that told it; see `nextAsked`. */
  asked: number
  /** How many pages hold it: two when a page moved while others were read. */
  places: number
  /** Another list or Describe has shown it; it stays until all pages are read. */
  glimpsed: boolean
}

/** Groups by ID, each as the read that was asked for last tells it, whichever list or Describe that was. */
export class KnownGroups {
  readonly #byId = new Map<string, KnownGroup>()

  find(id: string): KnownGroup | undefined {
    return this.#byId.get(id)
  }

  all(): IterableIterator<KnownGroup> {
    return this.#byId.values()
  }

  /** Takes rows, unless a group was asked for later than they were. `news` are those that are new or not as they were known. */
  learn(rows: readonly GroupRow[], asked: number): { groups: KnownGroup[]; news: GroupRow[] } {
    const news: GroupRow[] = []
    const groups = rows.map((row) => {
      const group = this.#byId.get(row.id)
      if (group === undefined) {
        const first = { entry: toEntry(row), asked, places: 0, glimpsed: false }
        this.#byId.set(row.id, first)
        news.push(row)
        return first
      }
      if (asked < group.asked) return group
      group.asked = asked
      if (sameRow(group.entry.row, row)) return group
      group.entry = toEntry(row)
      news.push(row)
      return group
    })
    return { groups, news }
  }

  /** A page does not hold these any more; what no page holds and nothing else has shown is forgotten. */
  release(groups: readonly KnownGroup[]): void {
    for (const group of groups) {
      group.places -= 1
      this.#forgetUnheld(group)
    }
  }

  /** All pages are read: what none of them holds is gone. */
  endGlimpses(): void {
    for (const group of this.#byId.values()) {
      group.glimpsed = false
      this.#forgetUnheld(group)
    }
  }

  #forgetUnheld({ places, glimpsed, entry }: KnownGroup): void {
    if (places === 0 && !glimpsed) this.#byId.delete(entry.row.id)
  }
}

const toEntry = (row: GroupRow): DirectoryEntry => ({ row, haystack: haystackOf(row) })
