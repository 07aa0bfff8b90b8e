import type { GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { IdText } from '../../ui/id-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { NameCell, OnlineUsers, RowActions, TextCell } from './group-cells.tsx'
import { listStrings } from './list-strings.ts'
import { StatusTag } from '../shared/status-tag.tsx'
import styles from './group-card.module.css'

interface GroupCardProps {
  scope: Scope
  row: GroupRow
}

/** A whole group in one cell. */
export function GroupCard({ scope, row }: GroupCardProps) {
  const words = useStrings(listStrings)
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <strong>
          <NameCell scope={scope} row={row} />
        </strong>
        <StatusTag deleted={row.deleted} />
      </div>
      <IdText id={row.id} what={words.id} ellipsis />
      <dl>
        <div>
          <dt>{words.owner}</dt>
          <dd>
            <TextCell text={row.owner} />
          </dd>
        </div>
        <div>
          <dt>{words.online}</dt>
          <dd>
            <OnlineUsers scope={scope} row={row} />
          </dd>
        </div>
        <div>
          <dt>{words.created}</dt>
          <dd>
            <TimeText seconds={row.createdAt} />
          </dd>
        </div>
      </dl>
      <RowActions scope={scope} row={row} />
    </div>
  )
}
