import type { GroupRow } from '#api/groups.ts'

export interface SelectedCounts {
  /** Those that are still there, as far as anybody knows. */
  there: number
  normal: number
  deleted: number
  /** The service knows them no more. */
  gone: readonly string[]
  /** Not among those that the list shows on all its pages; undefined while these are not known. */
  elsewhere: number | undefined
}

/** What is known of all groups of the application. */
interface Known {
  find: (id: string) => GroupRow | undefined
  /** What it does not find does not exist. */
  complete: boolean
  /** On all pages of the list; undefined while not all are known. */
  matching: readonly string[] | undefined
}

/** What has become of the groups that were selected. */
export function countSelected(ids: Iterable<string>, { find, complete, matching }: Known): SelectedCounts {
  const shown = matching && new Set(matching)
  const gone: string[] = []
  let [there, normal, deleted, elsewhere] = [0, 0, 0, 0]
  for (const id of ids) {
    const row = find(id)
    if (row === undefined && complete) {
      gone.push(id)
      continue
    }
    there += 1
    if (row?.deleted === true) deleted += 1
    else if (row !== undefined) normal += 1
    if (shown?.has(id) === false) elsewhere += 1
  }
  return { there, normal, deleted, gone, elsewhere: shown === undefined ? undefined : elsewhere }
}
