import { useStrings } from '../../ui/preferences.ts'
import { statusStrings } from './status-strings.ts'

/** Told by word, shape (full or hollow) and colour. */
export function StatusTag({ deleted }: { deleted: boolean }) {
  const words = useStrings(statusStrings)
  return <span className={deleted ? 'status status-deleted' : 'status'}>{deleted ? words.deleted : words.normal}</span>
}
