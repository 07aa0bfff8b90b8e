import { useStrings } from '../../ui/preferences.ts'
import { listStrings } from './list-strings.ts'
import styles from './group-cells.module.css'

/** Stands for what Describe will tell. */
export function CellSkeleton() {
  const words = useStrings(listStrings)
  return (
    <span className={styles.skeleton}>
      <span className="visually-hidden">{words.cellLoading}</span>
    </span>
  )
}
