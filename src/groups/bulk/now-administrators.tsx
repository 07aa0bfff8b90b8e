import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { administratorsStrings } from './administrators-strings.ts'
import styles from './administrators-dialog.module.css'

/** Administrators that are offered; the others are typed. */
const OFFERED = 8

interface NowAdministratorsProps {
  /** Who administers any of the groups, in how many. */
  known: readonly { id: string; count: number }[]
  onRemove: (id: string) => void
}

/** Who is administrator in most of the groups, each with a button that puts the ID into the list of those to remove. */
export function NowAdministrators({ known, onRemove }: NowAdministratorsProps) {
  const words = useStrings(administratorsStrings)
  const locale = useLocale()
  if (known.length === 0) return null
  return (
    <span className={styles.known}>
      <span>{words.inGroups}</span>
      {known.slice(0, OFFERED).map(({ id, count }) => (
        <PlainButton
          key={id}
          small
          title={words.removeFrom(id, count.toLocaleString(locale))}
          onClick={() => onRemove(id)}
        >
          <span className="visually-hidden">{words.remove} </span>
          <code translate="no">{id}</code> <span className="muted numeric">{count.toLocaleString(locale)}</span>
          <span className="visually-hidden"> {count === 1 ? words.group : words.groups}</span>
        </PlainButton>
      ))}
    </span>
  )
}
