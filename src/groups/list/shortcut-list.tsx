import { clsx } from 'clsx'
import { useStrings } from '../../ui/preferences.ts'
import { displayStrings } from './display-strings.ts'
import styles from './shortcut-list.module.css'

/** Keys of the list (use-list-keys.ts); of those that are no letters nobody types by accident. */
const SHORTCUTS = [
  { keys: ['/'], does: 'search', letter: true },
  { keys: ['C'], does: 'create', letter: true },
  { keys: ['J', 'K'], does: 'walk', letter: true },
  { keys: ['X'], does: 'select', letter: true },
  { keys: ['Shift', 'X'], does: 'selectRange', letter: true },
  { keys: ['A'], does: 'toSelected', letter: true },
  { keys: ['↓', '↑'], does: 'walk', letter: false },
  { keys: ['Enter'], does: 'open', letter: false },
  { keys: ['F6'], does: 'toPanel', letter: false },
] as const

/** What the keys of the list do. `letters` = whether single letters do anything. */
export function ShortcutList({ letters }: { letters: boolean }) {
  const words = useStrings(displayStrings)
  return (
    <dl className={styles.shortcuts} aria-label={words.letterKeys}>
      {SHORTCUTS.map(({ keys, does, letter }) => (
        <div key={keys.join('')} className={clsx(styles.shortcut, letter && !letters && styles.off)}>
          <dt>
            {keys.map((key) => (
              <kbd key={key} className={styles.key}>
                {key}
              </kbd>
            ))}
          </dt>
          <dd>
            {words[does]}
            {letter && !letters && ` (${words.off})`}
          </dd>
        </div>
      ))}
    </dl>
  )
}
