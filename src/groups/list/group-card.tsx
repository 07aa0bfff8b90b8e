import { clsx } from 'clsx'
import { memo, useMemo } from 'react'
import type { GroupRow } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { type RowSet, useIsMarked } from '../../ui/row-set.ts'
import type { Search } from '../data/search.ts'
import { useRowGroup } from '../data/use-row-group.ts'
import { whyMatched } from '../data/why-matched.ts'
import { StatusTag } from '../shared/status-tag.tsx'
import { Ago } from './ago.tsx'
import { DeletionCell } from './deletion-cell.tsx'
import { listStrings } from './list-strings.ts'
import { NameCell } from './name-cell.tsx'
import { OnlineUsers } from './online-users.tsx'
import { RowActions } from './row-actions.tsx'
import { TextCell } from './text-cell.tsx'
import styles from './group-card.module.css'
import table from './group-table.module.css'

interface GroupCardProps {
  scope: Scope
  row: GroupRow
  search: Search
  selection: RowSet
  changed: RowSet
}

const ON_CARD = { owner: true, administrators: true }

/** A whole group in one cell of two lines, for a telephone. */
export const GroupCard = memo(function GroupCard({ scope, row, search, selection, changed }: GroupCardProps) {
  const words = useStrings(listStrings)
  const selected = useIsMarked(selection, row.id)
  const marked = useIsMarked(changed, row.id)
  const why = useMemo(() => whyMatched(row, search), [row, search])
  const group = useRowGroup(scope, row.id, { again: !row.deleted })
  const deletedBy = group.data?.deletion?.by?.trim() ?? ''
  return (
    <tr
      className={clsx(row.deleted && table.deleted, selected && table.selected, marked && table.changed)}
      data-row={row.id}
      tabIndex={-1}
    >
      <td className={styles.card}>
        <div className={styles.head}>
          <label className={styles.select}>
            <input
              type="checkbox"
              checked={selected}
              aria-label={words.selectGroup(row.id)}
              onChange={({ target }) => selection.put([row.id], target.checked)}
            />
          </label>
          <NameCell row={row} supergroup={group.data?.live?.supergroup === true} why={why} shown={ON_CARD} />
          {row.deleted ? (
            <span className={styles.left}>
              <span className="visually-hidden">{words.restorableUntil}</span>
              <DeletionCell column="restorableUntil" group={group} />
            </span>
          ) : (
            <span className={styles.people}>
              <span className="visually-hidden">{words.online}</span>
              <OnlineUsers scope={scope} row={row} group={group} />
            </span>
          )}
        </div>
        <div className={styles.foot}>
          <span className={styles.facts}>
            <StatusTag deleted={row.deleted} />
            {(why.owner.length > 0 || (!row.deleted && why.administrators.length === 0)) && (
              <span className={styles.owner}>
                <span className="visually-hidden">{words.owner}</span>
                <TextCell text={row.owner} ranges={why.owner} />
              </span>
            )}
            {why.administrators.map(({ text, ranges }) => (
              <span key={text} className={styles.owner} title={`${words.administrator}: ${text}`}>
                <span className="visually-hidden">{words.administrator} </span>
                <bdi>
                  <MarkedText text={text} ranges={ranges} />
                </bdi>
              </span>
            ))}
            {row.deleted ? (
              <>
                <span>
                  <span className="visually-hidden">{words.deletedAt}</span>
                  <DeletionCell column="deletedAt" group={group} />
                </span>
                {deletedBy !== '' && (
                  <span className={styles.owner} title={`${words.deletedBy}: ${deletedBy}`}>
                    <span className="visually-hidden">{words.deletedBy} </span>
                    <bdi>{deletedBy}</bdi>
                  </span>
                )}
              </>
            ) : (
              <span>
                <span className="visually-hidden">{words.created}</span>
                <Ago seconds={row.createdAt} />
              </span>
            )}
          </span>
          <RowActions scope={scope} row={row} group={group} timed={false} />
        </div>
        {marked && <span className="visually-hidden">{words.changed}</span>}
      </td>
    </tr>
  )
})
