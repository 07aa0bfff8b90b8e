import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The rules about colours: all in which the themes, which share one document, can differ. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** Of each theme its rules, and how many of them must have something to look at: a scan of an almost empty page proves nothing. */
const SCANS = [
  { scheme: 'dark', rules: COLOURS, least: 1 },
  { scheme: 'light', rules: WCAG, least: 16 },
] as const

const ofAxe = createRequire(import.meta.resolve('@axe-core/playwright'))
const axeSource = readFileSync(ofAxe.resolve('axe-core/axe.min.js'), 'utf8')

/**
 * WCAG 2.2 AA as far as a machine can tell, in the light theme and in the dark one. The page ends up light. `marked`: whether the page says
 * which theme it has on, as every screen of the console does.
 */
export async function expectAccessible(page: Page, { marked = true }: { marked?: boolean } = {}) {
  // Once: the builder would load its 650 kB into the page twice a scan.
  await page.evaluate(axeSource)
  for (const { scheme, rules, least } of SCANS) {
    await page.emulateMedia({ colorScheme: scheme })
    if (marked) await expect(page.locator('html')).toHaveAttribute('data-theme', scheme)
    await settled(page)
    // Details of violations only, and legacy mode: nothing here has frames to visit. A third of the time, the same verdicts.
    const { violations, passes } = await new AxeBuilder({ page, axeSource: 'void 0' })
      .options({ runOnly: [...rules], resultTypes: ['violations'] })
      .setLegacyMode(true)
      .analyze()
    const found = violations.map(({ id, nodes }) => ({
      id,
      scheme,
      nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    }))
    expect(found, `axe in the ${scheme} theme`).toEqual([])
    expect(passes.length, 'rules that had something to look at').toBeGreaterThanOrEqual(least)
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
