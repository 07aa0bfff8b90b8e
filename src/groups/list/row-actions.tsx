import { DeleteOutlined, InfoCircleOutlined, SendOutlined, UndoOutlined } from '@ant-design/icons'
import type { UseQueryResult } from '@tanstack/react-query'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { RETENTION } from '#api/contract/limits.ts'
import type { Group, GroupRow } from '#api/groups.ts'
import type { Operation } from '#api/permissions.ts'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { formatSpan, formatTime } from '#lib/time.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { DialogLink } from '../../ui/dialog-route.tsx'
import { OperationLink } from '../../ui/operation.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { useServiceNow } from '../../ui/use-service-now.ts'
import { CellSkeleton } from './cell-skeleton.tsx'
import { SOON } from './deletion-cell.tsx'
import { listStrings } from './list-strings.ts'
import styles from './group-cells.module.css'

interface RowActionsProps {
  scope: Scope
  row: GroupRow
  group: UseQueryResult<Group>
  /** Restoring says how long it still can; elsewhere in the row that is said already. */
  timed: boolean
}

/** What can be done with a group now: words where there is room, signs where there is little. */
export function RowActions({ scope, row, group, timed }: RowActionsProps) {
  const words = useStrings(listStrings)
  const common = {
    className: clsx(styles.action),
    label: (action: string) => words.actionOn(action, row.id),
  }
  const link = (operation: Operation, to: string, action: string, icon: ReactNode, className?: string) => (
    <OperationLink
      operation={operation}
      to={to}
      className={clsx(styles.action, className)}
      aria-label={common.label(action)}
    >
      <Face icon={icon}>{action}</Face>
    </OperationLink>
  )
  return (
    <span className={styles.actions}>
      <DialogLink
        to={paths.groupDetails(scope, row.id)}
        className={common.className}
        aria-label={common.label(words.viewDetails)}
      >
        <Face icon={<InfoCircleOutlined />}>{words.viewDetails}</Face>
      </DialogLink>
      {row.deleted ? (
        <Restore group={group} timed={timed}>
          {link('restoreGroup', paths.restoreGroup(scope, row.id), words.restoreGroup, <UndoOutlined />)}
        </Restore>
      ) : (
        <>
          {link('sendMessage', paths.sendMessage(scope, row.id), words.sendMessage, <SendOutlined />)}
          {link('deleteGroup', paths.deleteGroup(scope, row.id), words.deleteGroup, <DeleteOutlined />, styles.danger)}
        </>
      )}
    </span>
  )
}

function Face({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <>
      <span className={styles.sign} title={children} aria-hidden>
        {icon}
      </span>
      <span className={styles.word}>{children}</span>
    </>
  )
}

/** The restore link with the time it still works, by the service's clock. */
function Restore({ group, timed, children }: Pick<RowActionsProps, 'group' | 'timed'> & { children: ReactNode }) {
  const words = useStrings(listStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const now = useServiceNow()
  const { data, error, refetch } = group
  const deletedAt = data?.deletion?.at
  if (deletedAt === undefined) {
    if (!timed) return children
    const waiting = error === null && data?.deletion === undefined
    return (
      <span className={styles.restore}>
        {children}
        {waiting && <CellSkeleton />}
        {error !== null && <QuietFailure what={words.timeNotLoaded} error={error} onRetry={() => void refetch()} />}
      </span>
    )
  }
  const until = deletedAt + RETENTION.deletedGroup
  const left = until - now
  if (left <= 0) {
    return (
      <span className={clsx('muted', styles.restore)}>
        {timed ? `${words.restoreGroup} · ${words.expired}` : words.restoreGroup}
      </span>
    )
  }
  if (!timed) return children
  return (
    <span className={styles.restore}>
      {children}
      <span className={clsx('numeric', left < SOON ? styles.soon : 'muted')} title={formatTime(until)}>
        {words.timeLeft(formatSpan(left, locale) ?? common.lessThanAMinute)}
      </span>
    </span>
  )
}
