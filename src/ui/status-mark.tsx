import { clsx } from 'clsx'
import styles from './status-mark.module.css'

/** A state told by word, shape (full or hollow) and colour. */
export function StatusMark({ on, children }: { on: boolean; children: string }) {
  return <span className={clsx(styles.status, !on && styles.off)}>{children}</span>
}
