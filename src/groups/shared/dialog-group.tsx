import { useQuery } from '@tanstack/react-query'
import { Alert, Flex, Spin } from 'antd'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link, useMatch, useParams } from 'react-router'
import { isRefusedWith } from '#api/failure.ts'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { groupTabOf, PATTERNS, paths } from '#lib/paths.ts'
import { useCloseDialog } from '../../ui/dialog-route.tsx'
import { FailureView } from '../../ui/failure-view.tsx'
import { IdText } from '../../ui/id-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { useScope } from '../../ui/use-scope.ts'
import { WriteFailureView } from '../../ui/write-failure.tsx'
import { dialogStrings } from './dialog-strings.ts'
import { fieldStrings } from '../fields/field-strings.ts'
import { groupQuery } from '../data/queries.ts'
import { useReadAgain } from '../data/use-read-again.ts'
import { StatusTag } from './status-tag.tsx'
import styles from './dialog-group.module.css'

interface DialogGroup {
  scope: Scope
  /** As the address names it. */
  id: string
  /** Undefined until it has been read, or when there is none. */
  group: Group | undefined
  /** The same as it was before it was gone, for a form over it in which something is typed. */
  known: Group | undefined
  /** Stands in for the group while it is read, cannot be read, or does not exist. */
  placeholder: ReactNode
  /** It could not be read again: what is shown of it is old. */
  outdated: { error: Error; retry: () => void } | undefined
  /** No such group: nothing can be done here. */
  gone: boolean
  /** What the dialog stands over: the list, or a tab of the group. */
  below: string
  close: () => void
}

/** The group a dialog's address names. */
export function useDialogGroup({ refreshMs }: { refreshMs?: number } = {}): DialogGroup {
  const again = useReadAgain(refreshMs)
  const scope = useScope()
  const { groupId: id, tab } = useParams()
  const inTab = useMatch(PATTERNS.groupTab) === null && tab !== undefined
  if (id === undefined) throw new Error('This dialog needs a group')
  const words = useStrings(dialogStrings)
  const below = inTab ? paths.groupTab(scope, id, groupTabOf(tab)) : paths.groups(scope)
  const close = useCloseDialog(below)
  const { data, error, refetch } = useQuery({ ...groupQuery(scope, id), ...again })
  // A group that was purged meanwhile is gone, whatever an earlier answer said.
  const gone = isRefusedWith(error, 'ResourceNotExist')
  return {
    scope,
    id,
    group: gone ? undefined : data,
    known: data,
    outdated: error === null || data === undefined || gone ? undefined : { error, retry: () => void refetch() },
    gone,
    below,
    close,
    placeholder: gone ? (
      <GoneNotice scope={scope} id={id} />
    ) : data !== undefined ? null : error === null ? (
      <div className={styles.loading} role="status">
        <Spin /> {words.loading}
      </div>
    ) : (
      <FailureView error={error} onRetry={() => void refetch()} />
    ),
  }
}

function GoneNotice({ scope, id }: { scope: Scope; id: string }) {
  const words = useStrings(dialogStrings)
  return (
    <Alert
      role="status"
      type="warning"
      showIcon
      title={words.goneTitle}
      description={
        <div className={styles.gone}>
          <p>{words.goneIntro(id)}</p>
          <ul>
            <li>{words.goneNever}</li>
            <li>{words.gonePurged}</li>
            <li>{words.goneElsewhere}</li>
          </ul>
          <Link to={paths.groups(scope)}>{words.toList}</Link>
        </div>
      }
    />
  )
}

/** Which group a dialog is about: its name, when it has one, its ID and its status. */
export function DialogSubject({ id, group, children }: { id: string; group: Group | undefined; children?: ReactNode }) {
  const fields = useStrings(fieldStrings)
  return (
    <Flex className={clsx(styles.subject)} vertical>
      {group !== undefined && group.name.trim() !== '' && <bdi className={styles.name}>{group.name}</bdi>}
      <Flex gap={8} align="center" wrap>
        <IdText id={id} what={fields.groupId} />
        {group !== undefined && <StatusTag deleted={group.deleted} />}
        {children}
      </Flex>
    </Flex>
  )
}

/** Beside a number of people online: that it could not be read again. */
export function OnlineOutdated({ outdated }: Pick<DialogGroup, 'outdated'>) {
  const words = useStrings(dialogStrings)
  if (outdated === undefined) return null
  return <QuietFailure what={words.onlineFailed} error={outdated.error} onRetry={outdated.retry} />
}

/** Whether what has become of the group explains a refusal, and its dialog says so: a second statement could only repeat or contradict it. */
export function isExplained(error: unknown, { gone, group }: Pick<DialogGroup, 'gone' | 'group'>): boolean {
  return isRefusedWith(error, 'ResourceNotExist') && (gone || group?.deleted === true)
}

/** A failed write to a group. `notDone`: said when the service was asked afterwards and nothing had changed. */
export function WriteFailure({ error, notDone }: { error: unknown; notDone: string }) {
  const words = useStrings(dialogStrings)
  return <WriteFailureView error={error} notDone={notDone} unknown={words.askedUnknown} />
}
