import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** WCAG 2.2 AA as far as a machine can tell, in the light theme and in the dark one. The page ends up light. */
export async function expectAccessible(page: Page) {
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme)
    await settled(page)
    // Details of violations only, and legacy mode: nothing here has frames to visit. A third of the time, the same verdicts.
    const { violations, passes } = await new AxeBuilder({ page })
      .options({ runOnly: WCAG, resultTypes: ['violations'] })
      .setLegacyMode(true)
      .analyze()
    const found = violations.map(({ id, nodes }) => ({
      id,
      scheme,
      nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    }))
    expect(found, `axe in the ${scheme} theme`).toEqual([])
    // A scan of an almost empty page proves nothing.
    expect(passes.length, 'rules that had something to look at').toBeGreaterThan(15)
  }
}

/** Nothing on the page, and not the page itself, scrolls sideways once it has been laid out. */
export async function expectNoSideScroll(page: Page) {
  const wide = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .filter(
          (element) => element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX),
        )
        .map(
          (element) => `${element.tagName} ${element.className}: ${element.scrollWidth} in ${element.clientWidth} px`,
        ),
    )
  await expect.poll(wide, 'what scrolls sideways').toEqual([])
}

/** Waits for what is moving to arrive: halfway from one theme to the other no colour has its contrast. */
async function settled(page: Page) {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}
