// One chunk for all dialogs of groups: fetched while the page is idle, so that none is waited for.
export { CreateGroupDialog } from '../groups/create/create-dialog.tsx'
export { DeleteGroupDialog } from '../groups/delete/delete-dialog.tsx'
export { GroupInformationPanel } from '../groups/details/details-panel.tsx'
export { RestoreGroupDialog } from '../groups/restore/restore-dialog.tsx'
export { SendMessageDialog } from '../groups/send/send-dialog.tsx'
