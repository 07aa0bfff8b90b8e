import type { Page } from '@playwright/test'

/** Opens an address of the console (`paths` of src/lib/paths.ts) below the page's `baseURL`, which may be a folder of a host. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(`.${address}`)
}
