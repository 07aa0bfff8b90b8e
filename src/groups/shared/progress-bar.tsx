import styles from './progress-bar.module.css'

/** How far something long has come, across the room there is. */
export function ProgressBar({ label, value, max }: { label: string; value: number; max: number }) {
  return <progress aria-label={label} value={value} max={max} className={styles.bar} />
}
