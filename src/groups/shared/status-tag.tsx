import { clsx } from 'clsx'
import { useStrings } from '../../ui/preferences.ts'
import { statusStrings } from './status-strings.ts'
import styles from './status-tag.module.css'

/** Told by word, shape (full or hollow) and colour. */
export function StatusTag({ deleted }: { deleted: boolean }) {
  const words = useStrings(statusStrings)
  return (
    <span className={clsx(styles.status, deleted && styles.deleted)}>{deleted ? words.deleted : words.normal}</span>
  )
}
