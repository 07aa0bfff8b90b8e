import { StatusMark } from '../../ui/status-mark.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { statusStrings } from './status-strings.ts'

/** Whether a group is deleted. */
export function StatusTag({ deleted }: { deleted: boolean }) {
  const words = useStrings(statusStrings)
  return <StatusMark on={!deleted}>{deleted ? words.deleted : words.normal}</StatusMark>
}
