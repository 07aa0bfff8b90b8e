import { Tag, Tooltip } from 'antd'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { LIMITS, RETENTION } from '#api/contract/limits.ts'
import type { GroupRow } from '#api/groups.ts'
import type { Operation } from '#api/permissions.ts'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { formatSpan } from '#lib/time.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { DialogLink } from '../../ui/dialog-route.tsx'
import { OperationLink } from '../../ui/operation.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { useServiceNow } from '../../ui/use-service-now.ts'
import { listStrings } from './list-strings.ts'
import { useRowGroup } from '../data/use-row-group.ts'
import { useOnlineAge } from '../shared/online-age.ts'
import styles from './group-cells.module.css'

interface CellProps {
  scope: Scope
  row: GroupRow
}

/** A name or an owner: one line, the whole in the title, a muted word when there is none. */
export function TextCell({ text }: { text: string }) {
  const common = useStrings(commonStrings)
  if (text.trim() === '') return <span className="muted">{common.blank}</span>
  return (
    <bdi className={styles.text} title={text}>
      {text}
    </bdi>
  )
}

export function NameCell({ scope, row }: CellProps) {
  const words = useStrings(listStrings)
  const locale = useLocale()
  const { data } = useRowGroup(scope, row.id)
  return (
    <span className={styles.name}>
      <TextCell text={row.name} />
      {data?.live?.supergroup === true && (
        <Tooltip title={words.supergroupHelp(LIMITS.ordinaryGroupMembers.toLocaleString(locale))}>
          <Tag variant="filled" className={clsx(styles.supergroup)}>
            {words.supergroup}
          </Tag>
        </Tooltip>
      )}
    </span>
  )
}

export function OnlineUsers({ scope, row }: CellProps) {
  const words = useStrings(listStrings)
  const locale = useLocale()
  const { data, error, refetch } = useRowGroup(scope, row.id, { again: !row.deleted })
  const age = useOnlineAge(scope, row.id)
  if (row.deleted) return <Dash says={words.noUsers} />
  const failed = error !== null && <QuietFailure what={words.notLoaded} error={error} onRetry={() => void refetch()} />
  if (data?.live === undefined) return failed === false ? <CellSkeleton /> : failed
  return (
    <>
      <span className="numeric" title={age}>
        {data.live.onlineUsers.toLocaleString(locale)}
      </span>
      {failed}
    </>
  )
}

function Dash({ says }: { says: string }) {
  return (
    <span className="muted" title={says}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{says}</span>
    </span>
  )
}

function CellSkeleton() {
  const words = useStrings(listStrings)
  return (
    <span className={styles.skeleton}>
      <span className="visually-hidden">{words.cellLoading}</span>
    </span>
  )
}

/** What can be done with a group now. */
export function RowActions({ scope, row }: CellProps) {
  const words = useStrings(listStrings)
  const link = (operation: Operation, to: (place: Scope, id: string) => string, action: string, className?: string) => (
    <OperationLink
      operation={operation}
      to={to(scope, row.id)}
      className={clsx(styles.action, className)}
      aria-label={words.actionOn(action, row.id)}
    >
      {action}
    </OperationLink>
  )
  return (
    <span className={styles.actions}>
      <DialogLink
        to={paths.groupDetails(scope, row.id)}
        className={clsx(styles.action)}
        aria-label={words.actionOn(words.viewDetails, row.id)}
      >
        {words.viewDetails}
      </DialogLink>
      {row.deleted ? (
        <Restore scope={scope} row={row}>
          {link('restoreGroup', paths.restoreGroup, words.restoreGroup)}
        </Restore>
      ) : (
        <>
          {link('sendMessage', paths.sendMessage, words.sendMessage)}
          {link('deleteGroup', paths.deleteGroup, words.deleteGroup, styles.danger)}
        </>
      )}
    </span>
  )
}

/** The restore link with the time it still works, by the service's clock. */
function Restore({ scope, row, children }: CellProps & { children: ReactNode }) {
  const words = useStrings(listStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const now = useServiceNow()
  const { data, error, refetch } = useRowGroup(scope, row.id)
  const deletedAt = data?.deletion?.at
  if (deletedAt === undefined) {
    const waiting = error === null && data?.deletion === undefined
    return (
      <span className={styles.restore}>
        {children}
        {waiting && <CellSkeleton />}
        {error !== null && <QuietFailure what={words.timeNotLoaded} error={error} onRetry={() => void refetch()} />}
      </span>
    )
  }
  const left = deletedAt + RETENTION.deletedGroup - now
  if (left <= 0) {
    return (
      <span className={clsx('muted', styles.restore)}>
        {words.restoreGroup} · {words.expired}
      </span>
    )
  }
  return (
    <span className={styles.restore}>
      {children}
      <span className="muted numeric">{words.timeLeft(formatSpan(left, locale) ?? common.lessThanAMinute)}</span>
    </span>
  )
}
