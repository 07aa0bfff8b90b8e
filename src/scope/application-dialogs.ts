import { ApplicationDetailsDialog } from './application-details-dialog.tsx'
import { CallbackDialog } from './callback-dialog.tsx'
import { ModerationDialog } from './moderation-dialog.tsx'
import { DisableApplicationDialog, EnableApplicationDialog } from './switch-dialog.tsx'

/** The dialogs about one application: one chunk, since one leads to another. */
export const APPLICATION_DIALOGS = {
  details: ApplicationDetailsDialog,
  callback: CallbackDialog,
  moderation: ModerationDialog,
  disable: DisableApplicationDialog,
  enable: EnableApplicationDialog,
} as const
