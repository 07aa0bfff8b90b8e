import { expect, type Page } from '@playwright/test'

export function deleteDialog(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Delete Group' })
  const confirmation = dialog.getByLabel('Type the group’s ID to delete it', { exact: true })
  const ok = dialog.getByRole('button', { name: 'Delete Group', exact: true })
  return {
    dialog,
    operatorId: dialog.getByLabel('Operator ID', { exact: true }),
    /** There only where one click is not enough. */
    confirmation,
    /** Why Delete Group cannot be used. */
    reason: dialog.getByRole('status').filter({ hasText: 'type the group’s ID above first.' }),
    ok,
    cancel: dialog.getByRole('button', { name: 'Cancel', exact: true }),
    /** Deletes a group in which people are online. */
    async confirm(id: string) {
      await expect(ok).toBeDisabled()
      await confirmation.fill(id)
      await ok.click()
    },
  }
}
