import { addLiveMessageGroupBand } from './add-live-message-group-band.ts'
import { banLiveMessageGroup } from './ban-live-message-group.ts'
import { checkLiveMessageUsersInGroup } from './check-live-message-users-in-group.ts'
import { checkLiveMessageUsersOnline } from './check-live-message-users-online.ts'
import { createLiveMessageApp } from './create-live-message-app.ts'
import { createLiveMessageGroup } from './create-live-message-group.ts'
import { deleteLiveMessageGroup } from './delete-live-message-group.ts'
import { deleteLiveMessageGroupMessage } from './delete-live-message-group-message.ts'
import { deleteLiveMessageUserMessage } from './delete-live-message-user-message.ts'
import { describeLiveMessageApp } from './describe-live-message-app.ts'
import { describeLiveMessageGroup } from './describe-live-message-group.ts'
import { describeLiveMessageGroupBand } from './describe-live-message-group-band.ts'
import type { Handlers } from './handler.ts'
import { kickLiveMessageGroupUser } from './kick-live-message-group-user.ts'
import { listLiveMessageApps } from './list-live-message-apps.ts'
import { listLiveMessageGroupByPage } from './list-live-message-group-by-page.ts'
import { listLiveMessageGroupMessages } from './list-live-message-group-messages.ts'
import { listLiveMessageGroupUsers } from './list-live-message-group-users.ts'
import { listLiveMessageGroups } from './list-live-message-groups.ts'
import { modifyLiveMessageAppAudit } from './modify-live-message-app-audit.ts'
import { modifyLiveMessageAppCallback } from './modify-live-message-app-callback.ts'
import { modifyLiveMessageAppDisable } from './modify-live-message-app-disable.ts'
import { modifyLiveMessageGroup } from './modify-live-message-group.ts'
import { modifyLiveMessageGroupBand } from './modify-live-message-group-band.ts'
import { modifyLiveMessageUserInfo } from './modify-live-message-user-info.ts'
import { recoverLiveMessageDeletedGroup } from './recover-live-message-deleted-group.ts'
import { removeLiveMessageGroupBand } from './remove-live-message-group-band.ts'
import { sendLiveMessageGroup } from './send-live-message-group.ts'
import { sendLiveMessageUser } from './send-live-message-user.ts'
import { unbanLiveMessageGroup } from './unban-live-message-group.ts'

/** Every action of the contract: one left out does not compile. */
export const HANDLERS: Handlers = {
  AddLiveMessageGroupBand: addLiveMessageGroupBand,
  BanLiveMessageGroup: banLiveMessageGroup,
  CheckLiveMessageUsersInGroup: checkLiveMessageUsersInGroup,
  CheckLiveMessageUsersOnline: checkLiveMessageUsersOnline,
  CreateLiveMessageApp: createLiveMessageApp,
  CreateLiveMessageGroup: createLiveMessageGroup,
  DeleteLiveMessageGroupMessage: deleteLiveMessageGroupMessage,
  DeleteLiveMessageGroup: deleteLiveMessageGroup,
  DeleteLiveMessageUserMessage: deleteLiveMessageUserMessage,
  DescribeLiveMessageApp: describeLiveMessageApp,
  DescribeLiveMessageGroupBand: describeLiveMessageGroupBand,
  DescribeLiveMessageGroup: describeLiveMessageGroup,
  KickLiveMessageGroupUser: kickLiveMessageGroupUser,
  ListLiveMessageApps: listLiveMessageApps,
  ListLiveMessageGroupByPage: listLiveMessageGroupByPage,
  ListLiveMessageGroupMessages: listLiveMessageGroupMessages,
  ListLiveMessageGroupUsers: listLiveMessageGroupUsers,
  ListLiveMessageGroups: listLiveMessageGroups,
  ModifyLiveMessageAppAudit: modifyLiveMessageAppAudit,
  ModifyLiveMessageAppCallback: modifyLiveMessageAppCallback,
  ModifyLiveMessageAppDisable: modifyLiveMessageAppDisable,
  ModifyLiveMessageGroupBand: modifyLiveMessageGroupBand,
  ModifyLiveMessageGroup: modifyLiveMessageGroup,
  ModifyLiveMessageUserInfo: modifyLiveMessageUserInfo,
  RecoverLiveMessageDeletedGroup: recoverLiveMessageDeletedGroup,
  RemoveLiveMessageGroupBand: removeLiveMessageGroupBand,
  SendLiveMessageGroup: sendLiveMessageGroup,
  SendLiveMessageUser: sendLiveMessageUser,
  UnbanLiveMessageGroup: unbanLiveMessageGroup,
}
