import type { Group, GroupRow } from '#api/groups.ts'

/** The part of a group that lists keep. */
export function toRow({ id, name, owner, administrators, createdAt, deleted }: Group): GroupRow {
  return { id, name, owner, administrators, createdAt, deleted }
}

export function sameRow(a: GroupRow, b: GroupRow): boolean {
  return (
    a.id === b.id &&
    a.name === b.name &&
    a.owner === b.owner &&
    a.createdAt === b.createdAt &&
    a.deleted === b.deleted &&
    a.administrators.length === b.administrators.length &&
    a.administrators.every((administrator, index) => administrator === b.administrators[index])
  )
}
