import { createLiveMessageApp } from './create-live-message-app.ts'
import { createLiveMessageGroup } from './create-live-message-group.ts'
import { deleteLiveMessageGroup } from './delete-live-message-group.ts'
import { describeLiveMessageApp } from './describe-live-message-app.ts'
import { describeLiveMessageGroup } from './describe-live-message-group.ts'
import type { Handlers } from './handler.ts'
import { listLiveMessageApps } from './list-live-message-apps.ts'
import { listLiveMessageGroupByPage } from './list-live-message-group-by-page.ts'
import { listLiveMessageGroupMessages } from './list-live-message-group-messages.ts'
import { modifyLiveMessageGroup } from './modify-live-message-group.ts'
import { recoverLiveMessageDeletedGroup } from './recover-live-message-deleted-group.ts'
import { sendLiveMessageGroup } from './send-live-message-group.ts'

/** Every action of the contract: one left out does not compile. */
export const HANDLERS: Handlers = {
  ListLiveMessageApps: listLiveMessageApps,
  CreateLiveMessageApp: createLiveMessageApp,
  DescribeLiveMessageApp: describeLiveMessageApp,
  ListLiveMessageGroupByPage: listLiveMessageGroupByPage,
  DescribeLiveMessageGroup: describeLiveMessageGroup,
  CreateLiveMessageGroup: createLiveMessageGroup,
  ModifyLiveMessageGroup: modifyLiveMessageGroup,
  DeleteLiveMessageGroup: deleteLiveMessageGroup,
  RecoverLiveMessageDeletedGroup: recoverLiveMessageDeletedGroup,
  SendLiveMessageGroup: sendLiveMessageGroup,
  ListLiveMessageGroupMessages: listLiveMessageGroupMessages,
}
