import { createElement } from 'react'
import { AdministratorsDialog } from '../groups/bulk/administrators-dialog.tsx'
import { DeleteGroupsDialog } from '../groups/bulk/delete-groups-dialog.tsx'
import { RestoreGroupsDialog } from '../groups/bulk/restore-groups-dialog.tsx'
import { SendToGroupsDialog } from '../groups/bulk/send-to-groups-dialog.tsx'
import { CreateGroupDialog } from '../groups/create/create-dialog.tsx'
import { DeleteGroupDialog } from '../groups/delete/delete-dialog.tsx'
import { DuplicateGroupDialog } from '../groups/create/duplicate-dialog.tsx'
import { GroupInformationPanel } from '../groups/details/details-panel.tsx'
import type { MoreTabs } from '../groups/details/group-screen.tsx'
import { MembersTab } from '../groups/members/members-tab.tsx'
import { MessageUserDialog } from '../groups/members/message-user-dialog.tsx'
import { UserInformationDialog } from '../groups/members/user-information-dialog.tsx'
import { MessagesTab } from '../groups/messages/messages-tab.tsx'
import { MutesTab } from '../groups/mutes/mutes-tab.tsx'
import { RestoreGroupDialog } from '../groups/restore/restore-dialog.tsx'
import { SendMessageDialog } from '../groups/send/send-dialog.tsx'
import { ViewerTab } from '../groups/viewer/viewer-tab.tsx'

/** Tabs of a group that are rooms of their own, by their names in `GROUP_TABS`. */
const MORE_TABS: MoreTabs = { messages: MessagesTab, members: MembersTab, mutes: MutesTab, viewer: ViewerTab }

const GroupDetails = () => createElement(GroupInformationPanel, { more: MORE_TABS })

/** The dialogs over the list of groups: one chunk, fetched while the page is idle, so that none is waited for. */
export const GROUP_DIALOGS = {
  create: CreateGroupDialog,
  duplicate: DuplicateGroupDialog,
  details: GroupDetails,
  send: SendMessageDialog,
  delete: DeleteGroupDialog,
  restore: RestoreGroupDialog,
  deleteMany: DeleteGroupsDialog,
  restoreMany: RestoreGroupsDialog,
  sendToMany: SendToGroupsDialog,
  administrators: AdministratorsDialog,
  messageUser: MessageUserDialog,
  userInformation: UserInformationDialog,
} as const
