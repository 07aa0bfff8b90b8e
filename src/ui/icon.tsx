import { clsx } from 'clsx'
import styles from './icons.module.css'

interface IconProps {
  of: 'grid' | 'people' | 'person' | 'settings' | 'fold' | 'chevron' | 'check'
}

/** A small icon that needs no script, as the frame's first paint does; what it stands for is said beside it. */
export function Icon({ of }: IconProps) {
  return (
    <span
      className={clsx(
        styles.icon,
        of === 'grid' && styles.grid,
        of === 'people' && styles.people,
        of === 'person' && styles.person,
        of === 'settings' && styles.settings,
        of === 'fold' && styles.fold,
        of === 'chevron' && styles.chevron,
        of === 'check' && styles.check,
      )}
      aria-hidden
    />
  )
}
