import { expect, type Page } from '@playwright/test'

export type StudioTab = 'World' | 'Faults' | 'People' | 'Show' | 'Calls' | 'Session'

/** The studio of a mock session as a tester finds it on screen. */
export function studioOn(page: Page) {
  const panel = page.getByRole('region', { name: 'Mock session Studio' })
  const button = page.getByRole('button', { name: 'Mock session', exact: true })
  return {
    panel,
    button,
    /** A part of a tab by its heading. */
    section: (name: string) => panel.getByRole('region', { name, exact: true }),
    /** What came of the last action. */
    outcome: panel.getByRole('status'),
    async open(tab: StudioTab = 'World') {
      await expect(button).toBeVisible()
      if (!(await panel.isVisible())) await page.keyboard.press('F2')
      await expect(panel).toBeVisible()
      await panel.getByRole('tab', { name: tab, exact: true }).click()
    },
  }
}
