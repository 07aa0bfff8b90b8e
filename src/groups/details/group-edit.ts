import * as v from 'valibot'
import type { GroupValues } from '#api/groups.ts'
import { withLineFeeds } from '#lib/line-endings.ts'
import { administratorsValue, allIds } from '../fields/administrators.ts'
import { toInformation } from '../fields/information.ts'
import { sameAdministrators } from '../shared/found-group.ts'

/** What the form of Group Information holds: text as a `<textarea>` holds it, every line break LF. */
export const editValues = v.object({ administrators: administratorsValue, information: v.string() })
export type EditValues = v.InferOutput<typeof editValues>

export function toEditValues({ administrators, information }: GroupValues): EditValues {
  return { administrators: { ids: administrators, typing: '' }, information: withLineFeeds(information) }
}

/** What the form means as a group's values. */
export function toGroupValues(values: EditValues, opened: GroupValues): GroupValues {
  return {
    administrators: allIds(values.administrators),
    information: toInformation(values.information, opened.information),
  }
}

export const GROUP_FIELDS = ['administrators', 'information'] as const
export type GroupField = (typeof GROUP_FIELDS)[number]

const same = {
  administrators: (a: GroupValues, b: GroupValues) => sameAdministrators(a.administrators, b.administrators),
  information: (a: GroupValues, b: GroupValues) => a.information === b.information,
}

/** Only what differs; empty when a save would change nothing. */
export function changesOf(mine: GroupValues, opened: GroupValues): Partial<GroupValues> {
  return {
    ...(same.administrators(mine, opened) ? {} : { administrators: mine.administrators }),
    ...(same.information(mine, opened) ? {} : { information: mine.information }),
  }
}

export const isEmpty = (changes: Partial<GroupValues>): boolean => Object.keys(changes).length === 0

/**
 * - `mine`, `theirs`: only one side changed the field.
 * - `agreed`: both changed it to the same.
 * - `conflict`: both changed it, differently.
 */
export type Comparison = 'mine' | 'theirs' | 'agreed' | 'conflict'

/** The fields that anybody changed since the group was opened. */
export function compareThreeWay(
  mine: GroupValues,
  theirs: GroupValues,
  opened: GroupValues,
): { field: GroupField; outcome: Comparison }[] {
  const found: { field: GroupField; outcome: Comparison }[] = []
  for (const field of GROUP_FIELDS) {
    const byMe = !same[field](mine, opened)
    const byThem = !same[field](theirs, opened)
    if (byMe && byThem) found.push({ field, outcome: same[field](mine, theirs) ? 'agreed' : 'conflict' })
    else if (byMe || byThem) found.push({ field, outcome: byMe ? 'mine' : 'theirs' })
  }
  return found
}

/** Mine where I changed a field, theirs everywhere else: nothing of theirs is undone by accident. */
export function mergeOnto(mine: GroupValues, theirs: GroupValues, opened: GroupValues): GroupValues {
  return { ...theirs, ...changesOf(mine, opened) }
}
