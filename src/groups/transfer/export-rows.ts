import type { Group } from '#api/groups.ts'
import type { Locale } from '#lib/strings.ts'
import { isoTime } from '#lib/time.ts'
import { deletionTimes } from '../shared/deletion-times.ts'
import { statusStrings } from '../shared/status-strings.ts'
import type { ColumnKey } from './column-strings.ts'
import type { FileKind, FileRow } from './group-files.ts'

/** All that is known of a group; its information, which may be long, stands last. */
export const EXPORT_COLUMNS = [
  'id',
  'name',
  'status',
  'owner',
  'administrators',
  'created',
  'onlineUsers',
  'supergroup',
  'deletedAt',
  'deletedBy',
  'messagesUntil',
  'restorableUntil',
  'information',
] as const satisfies readonly ColumnKey[]

/** A group as a row of a file. In CSV the status is said in the operator's language; what a group does not have stays empty. */
export function exportRow(group: Group, kind: FileKind, locale: Locale): FileRow {
  const { live, deletion } = group
  const status = group.deleted ? 'deleted' : 'normal'
  const times = deletion?.at === undefined ? undefined : deletionTimes(deletion.at)
  const timeOf = (seconds: number | undefined) => (seconds === undefined ? undefined : isoTime(seconds))
  return {
    id: group.id,
    name: group.name,
    status: kind === 'csv' ? statusStrings[locale][status] : status,
    owner: group.owner,
    administrators: group.administrators,
    created: isoTime(group.createdAt),
    onlineUsers: live?.onlineUsers,
    supergroup: live?.supergroup,
    deletedAt: timeOf(deletion?.at),
    deletedBy: deletion?.by,
    messagesUntil: timeOf(times?.messagesUntil),
    restorableUntil: timeOf(times?.restorableUntil),
    information: group.information,
  }
}
