import { expect, type Page } from '@playwright/test'

/** What the dialogs for many groups are called, in both languages. */
const TITLES = {
  delete: /^(Delete Groups|批量删除群组)$/,
  restore: /^(Restore Groups|批量恢复群组)$/,
  send: /^(Send Message to Groups|向群组发送消息)$/,
  administrators: /^(Change Administrators|变更管理员)$/,
} as const

/** A dialog that does something to all selected groups, and the run that follows. */
export function planDialog(page: Page, kind: keyof typeof TITLES) {
  const dialog = page.getByRole('dialog', { name: TITLES[kind] })
  return {
    dialog,
    confirmation: dialog.getByLabel(/^(Type .* to confirm|输入 .* 以确认)$/),
    rows: dialog.getByRole('table').getByRole('row'),
    /** Groups that something happens to, or that are left out. */
    show: (part: 'To do' | 'Left out') => dialog.getByRole('radiogroup').getByText(part).click(),
    button: (name: string) => dialog.getByRole('button', { name, exact: true }),
    /** Begins, and waits until the run is over. */
    async carryOut(name: string) {
      await dialog.getByRole('button', { name, exact: true }).click()
      await expect(page).toHaveURL(/\/runs\/\w+$/)
      await expect(page.getByRole('status').filter({ hasText: /^(Finished|已完成)$/ })).toBeVisible()
    },
  }
}
