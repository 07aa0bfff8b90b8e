import type { Locator, Page } from '@playwright/test'

/** A run over many groups as a person finds it: its screen, and its row in the frame. English words. */
export function runPage(page: Page) {
  const table = page.getByRole('table')
  const button = (name: string | RegExp): Locator => page.getByRole('main').getByRole('button', { name })
  return {
    heading: page.getByRole('heading', { level: 1 }),
    /** How it stands with it, in a word. */
    state: (word: string): Locator => page.getByRole('main').getByRole('status').filter({ hasText: word }),
    progress: page.getByRole('main').getByRole('progressbar', { name: 'Progress' }),
    pause: button('Pause'),
    resume: button('Continue'),
    cancel: button('Cancel run'),
    retry: button(/^Retry/),
    undo: button(/^Undo/),
    dismiss: button('Dismiss'),
    /** Shows those with one kind of result. */
    show: (words: RegExp): Promise<void> => page.getByRole('radiogroup', { name: 'Show' }).getByText(words).click(),
    row: (text: string): Locator => table.getByRole('row').filter({ hasText: text }),
    /** In the frame, whatever screen is open. */
    dock: (title: string): Locator => page.getByRole('region', { name: title }),
  }
}
