import type { GroupPage } from '#api/groups.ts'

interface Moved<Page> {
  /** Index of the first loaded page whose groups moved; the number of loaded pages when none did. */
  from: number
  /** Groups there are now. */
  total: number
  /** Pages read on the way, by index: they are right already. */
  read: ReadonlyMap<number, Page>
}

/**
 * Finds out which of the first `loaded` pages moved when the total changed. Groups are only appended, or purged with
 * everything behind moving up, so all pages before an unmoved one are unmoved: a binary search. The last page is tried
 * first, since most changes are new groups. `idsOf` a page, by index, as it was loaded; pages are read by number.
 */
export async function findMovedPages<Page extends GroupPage>(
  loaded: number,
  idsOf: (index: number) => readonly string[],
  readPage: (number: number) => Promise<Page>,
): Promise<Moved<Page>> {
  let total: number | undefined
  let read = new Map<number, Page>()
  let unmoved = 0
  let moved = loaded
  let probe = Math.max(loaded - 1, 0)
  for (;;) {
    const page = await readPage(probe + 1)
    if (total !== page.total) {
      // The first look, or it changed once more: what seemed unmoved may have moved since.
      total = page.total
      read = new Map()
      unmoved = 0
    }
    if (page.rows.length > 0) read.set(probe, page)
    // A last page that grew starts as it did.
    const alike = probe < loaded && idsOf(probe).every((id, index) => id === page.rows[index]?.id)
    if (alike) unmoved = Math.max(unmoved, probe + 1)
    else moved = Math.min(moved, probe)
    if (unmoved >= moved) return { from: moved, total, read }
    probe = Math.floor((unmoved + moved) / 2)
  }
}
