import type { Locator, Page } from '@playwright/test'

/** The bar, the navigation and what they open, as a person finds them. English words. */
export function frameOf(page: Page) {
  const bar = page.getByRole('banner')
  const menuButton = bar.getByRole('button', { name: /preferences/i })
  const choice = (name: 'Language' | 'Theme') => page.getByRole('radiogroup', { name })
  return {
    bar,
    navigation: page.getByRole('navigation', { name: 'Main navigation' }),
    /** Who is signed in, language, theme and the way out. */
    menuButton,
    choice,
    signOut: page.getByRole('button', { name: 'Sign out' }),
    liveCenter: page.getByRole('combobox', { name: 'Live Center' }),
    application: page.getByRole('combobox', { name: 'Application', exact: true }),
    /** In the list of an open picker. */
    option: (name: string): Locator => page.getByRole('option', { name }),
    /** Opens the menu and chooses. */
    async prefer(name: 'Language' | 'Theme', option: string) {
      await menuButton.click()
      await choice(name).getByText(option, { exact: true }).click()
      await page.keyboard.press('Escape')
    },
  }
}
