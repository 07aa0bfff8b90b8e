import { Flex } from 'antd'
import { type ComponentType, createElement, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { type GroupTab, groupTabOf } from '#lib/paths.ts'
import { useComposing } from '../../ui/composing.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { useForbidden } from '../../ui/use-session.ts'
import { GroupComposer } from '../composer/group-composer.tsx'
import { isExplained, OnlineOutdated, type useDialogGroup } from '../shared/dialog-group.tsx'
import { detailsStrings } from './details-strings.ts'
import { EditFooter } from './edit-form.tsx'
import { GroupHead } from './group-head.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { SettingsTab } from './settings-tab.tsx'
import { TabLinks } from './tab-links.tsx'
import { useGroupNumbers } from './use-group-numbers.ts'
import { useGroupEdit } from './use-group-edit.ts'
import styles from './details-panel.module.css'

/** What a tab of another room gets: the group as it is, once it has been read. */
export interface GroupTabProps {
  scope: Scope
  group: Group
}

/** The tabs that are rooms of their own: the shell brings them in, since no screen imports another. */
export type MoreTabs = Record<Exclude<GroupTab, 'overview' | 'settings'>, ComponentType<GroupTabProps>>

const roomOf = (more: MoreTabs, tab: GroupTab): ComponentType<GroupTabProps> | undefined =>
  tab === 'overview' || tab === 'settings' ? undefined : more[tab]

interface GroupScreenProps {
  subject: ReturnType<typeof useDialogGroup>
  more: MoreTabs
  /** Told whether a save is under way: the screen stays then. */
  onPending: (pending: boolean) => void
}

/** One group: its head and its tabs. What is typed in Settings and in the composer stays there while another tab shows. */
export function GroupScreen({ subject, more, onPending }: GroupScreenProps) {
  const { scope, id, group, known, gone, outdated, placeholder, close } = subject
  const words = useStrings(detailsStrings)
  const { tab: named } = useParams()
  const tab = groupTabOf(named)
  const numbers = useGroupNumbers(scope, id, group)
  const edit = useGroupEdit(scope, id, group)
  const forbidden = useForbidden('changeGroup')
  const { body, dirty, failure, offer, pending } = edit.editor
  useEffect(() => {
    onPending(pending)
    return () => onPending(false)
  }, [onPending, pending])
  const composing = useComposing()
  const typed = dirty || composing
  // What was typed stays in view when somebody deletes the group meanwhile, or whoever signs in again has another role.
  const subjectOfForm = group ?? (typed ? known : undefined)
  const editable = subjectOfForm !== undefined && ((!subjectOfForm.deleted && forbidden === undefined) || typed)
  const edited = editable ? subjectOfForm : undefined
  const explained = isExplained(failure, { gone, group })
  const old = <OnlineOutdated outdated={outdated} />
  const Other = roomOf(more, tab)
  // Costs nothing before it is wanted; then it stays, as Settings does.
  const [composes, setComposes] = useState(false)
  const [unsent, setUnsent] = useState(false)
  if (tab === 'messages' && !composes) setComposes(true)
  const unsaved: GroupTab[] = [
    ...(editable && (dirty || offer !== undefined) ? (['settings'] as const) : []),
    ...(unsent ? (['messages'] as const) : []),
  ]

  return (
    <div className={styles.screen}>
      <PageTitle dialog>{`${words.title} ${id}`}</PageTitle>
      <GroupHead scope={scope} id={id} group={group} tab={tab} numbers={numbers} outdated={old} />
      <TabLinks id={id} shown={tab} unsaved={unsaved} />
      <div className={styles.content}>
        {placeholder}
        {group !== undefined && tab === 'overview' && (
          <Flex vertical gap={24}>
            <OverviewTab scope={scope} group={group} numbers={numbers} outdated={old} />
          </Flex>
        )}
        {group !== undefined && Other !== undefined && createElement(Other, { scope, group })}
        <div hidden={tab !== 'settings'}>
          <Flex vertical gap={24} ref={body}>
            <SettingsTab
              edit={edit}
              group={group}
              edited={edited}
              gone={gone}
              explained={explained}
              forbidden={forbidden}
            />
          </Flex>
        </div>
      </div>
      {composes && (
        <div hidden={tab !== 'messages'} className={styles.foot}>
          <GroupComposer id={id} subject={{ scope, group, gone }} onDirty={setUnsent} />
        </div>
      )}
      {tab === 'settings' && editable && edit.conflict === undefined && (
        <div className={styles.foot}>
          <EditFooter edit={edit} explained={explained} forbidden={forbidden} onClose={close} />
        </div>
      )}
    </div>
  )
}
