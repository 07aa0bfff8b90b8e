import type { Locator, Page } from '@playwright/test'

/** The dialog Restore Group as a person finds it. English words. */
export function restoreDialog(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Restore Group' })
  return {
    dialog,
    ok: dialog.getByRole('button', { name: 'Restore Group', exact: true }),
    button: (name: string): Locator => dialog.getByRole('button', { name, exact: true }),
    /** What it says of the group, by its label. */
    fact: (name: string): Locator => dialog.getByRole('definition').and(dialog.locator(`dt:text-is("${name}") + dd`)),
  }
}
