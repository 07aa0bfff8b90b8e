import { LIMITS } from '#api/contract/limits.ts'
import type { GroupRow } from '#api/groups.ts'
import { IdText } from '../../ui/id-text.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { listStrings } from './list-strings.ts'
import styles from './group-cells.module.css'

interface NameCellProps {
  row: GroupRow
  /** The search whose words are marked; '' = none. */
  q: string
  supergroup: boolean
}

/** Name and ID, by which people and programs know a group; one without a name shows its ID alone. */
export function NameCell({ row, supergroup }: NameCellProps) {
  const words = useStrings(listStrings)
  const locale = useLocale()
  return (
    <span className={styles.nameAndId}>
      {row.name.trim() !== '' && (
        <bdi className={styles.name} title={row.name}>
          {row.name}
        </bdi>
      )}
      {supergroup && (
        <span
          className={styles.supergroup}
          title={words.supergroupHelp(LIMITS.ordinaryGroupMembers.toLocaleString(locale))}
        >
          {words.supergroup}
        </span>
      )}
      <IdText id={row.id} what={words.id} ellipsis />
    </span>
  )
}
