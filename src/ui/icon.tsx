import { clsx } from 'clsx'
import styles from './icons.module.css'

const SHAPES = {
  grid: styles.grid,
  people: styles.people,
  person: styles.person,
  settings: styles.settings,
  fold: styles.fold,
  chevron: styles.chevron,
  check: styles.check,
} as const

/** A small icon that needs no script, as the frame's first paint does; what it stands for is said beside it. */
export function Icon({ of }: { of: keyof typeof SHAPES }) {
  return <span className={clsx(styles.icon, SHAPES[of])} aria-hidden />
}
