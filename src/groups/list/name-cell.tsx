import { LIMITS } from '#api/contract/limits.ts'
import type { GroupRow } from '#api/groups.ts'
import { IdText } from '../../ui/id-text.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import type { WhyMatched } from '../data/why-matched.ts'
import { listStrings } from './list-strings.ts'
import styles from './group-cells.module.css'

interface NameCellProps {
  row: GroupRow
  supergroup: boolean
  why: WhyMatched
  /** What else of the group stands on screen; a match elsewhere is told here. */
  shown: { owner: boolean; administrators: boolean }
}

/** Name and ID, by which people and programs know a group; one without a name shows its ID alone. */
export function NameCell({ row, supergroup, why, shown }: NameCellProps) {
  const words = useStrings(listStrings)
  const locale = useLocale()
  const elsewhere = [
    ...(shown.owner || why.owner.length === 0 ? [] : [{ label: words.owner, text: row.owner, ranges: why.owner }]),
    ...(shown.administrators ? [] : why.administrators.map((found) => ({ label: words.administrator, ...found }))),
  ]
  return (
    <span className={styles.nameAndId}>
      {row.name.trim() !== '' && (
        <bdi className={styles.name} title={row.name}>
          <MarkedText text={row.name} ranges={why.name} />
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
      <IdText id={row.id} what={words.id} ranges={why.id} ellipsis />
      {elsewhere.map(({ label, text, ranges }) => (
        <span key={`${label} ${text}`} className={styles.why}>
          {label}{' '}
          <bdi>
            <MarkedText text={text} ranges={ranges} />
          </bdi>
        </span>
      ))}
    </span>
  )
}
