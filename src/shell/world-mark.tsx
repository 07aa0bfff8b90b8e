import { use } from 'react'
import { WorldChip } from '../ui/world-chip.ts'
import { useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'
import styles from './world-mark.module.css'

/**
 * A rehearsal must never be mistaken for the real service: a stripe at the very top and a chip in the bar, above everything, open
 * dialogs included, and always on screen.
 */
export function WorldMark() {
  const words = useStrings(shellStrings)
  return (
    <aside className={styles.world} data-frame="world" aria-label={words.mockName}>
      <div className={styles.line}>
        <span className={styles.name} aria-hidden>
          {words.product}
        </span>
        <div className={styles.chip}>{use(WorldChip)}</div>
      </div>
    </aside>
  )
}
