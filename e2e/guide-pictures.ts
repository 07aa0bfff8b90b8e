/**
 * Takes the pictures of docs/operator-guide*.md from the built console on its in-browser backend: an evening is played through, once in
 * each language. The backend's clock stands still, so that the same console gives the same pictures. Started by scripts/guide-pictures.ts.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { chromium } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { staticSite } from '../mocks/site/static-site.ts'
import { backendOf } from './backend.ts'
import { type Evening, type Language, SCENES } from './guide-scenes.ts'
import { STAGE } from './people-tabs.ts'
import { visit } from './visit.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const PICTURES = path.join(ROOT, 'docs/operator-guide')
/** High enough for a group's messages and its composer. */
const WINDOW = { width: 1280, height: 1120 }
const LOW_WINDOW = { ...WINDOW, height: 800 }
/** Half past eight in Shanghai. */
const EVENING = Date.UTC(2026, 10, 27, 12, 30) / 1000

const served = await new Promise<{ port: number; close: () => void }>((resolve) => {
  const { fetch } = staticSite(path.join(ROOT, 'dist-mock'))
  const site = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    resolve({ port, close: () => site.close() }),
  )
})
const executablePath = process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE']
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  // Chromium's sandbox refuses to run as root.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
// The old pictures stay until all new ones are there: a build wants them.
const work = mkdtempSync(path.join(os.tmpdir(), 'guide-pictures-'))
try {
  for (const language of ['en', 'zh'] as const) await evening(language)
  for (const language of ['en', 'zh']) {
    rmSync(path.join(PICTURES, language), { recursive: true, force: true })
    cpSync(path.join(work, language), path.join(PICTURES, language), { recursive: true })
  }
} finally {
  rmSync(work, { recursive: true })
  await browser.close()
  served.close()
}

async function evening(language: Language): Promise<void> {
  const folder = path.join(work, language)
  mkdirSync(folder)
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${served.port}`,
    locale: language === 'en' ? 'en-US' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: WINDOW,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  })
  await context.addInitScript(sameBytes)
  const page = await context.newPage()
  const backend = backendOf(page)
  await backend.prepare('reset', { scenario: 'busy-show', at: EVENING, frozen: true })
  const say = (en: string, zh: string) => (language === 'en' ? en : zh)
  const at: Evening = {
    page,
    backend,
    language,
    say,
    button: (en, zh, within) =>
      (within ?? page.locator('body')).getByRole('button', { name: say(en, zh), exact: true }),
    async take(name, { of = page, low = false, now = false } = {}) {
      if (low) await page.setViewportSize(LOW_WINDOW)
      if (!now) await backend.settled()
      const file = path.join(folder, `${name}.png`)
      const options = { path: file, animations: 'disabled', caret: 'hide' } as const
      await of.screenshot(options)
      if (low) await page.setViewportSize(WINDOW)
      console.log(`${language}/${name} ${Math.round(statSync(file).size / 1000)} kB`)
    },
  }
  await visit(page, paths.groups(STAGE))
  await page.getByRole('heading', { level: 1 }).waitFor()
  for (const scene of SCENES) await scene(at)
  await context.close()
}

/** Bytes that pages are given for random ones, so that IDs are the same in every run; others at every address. */
function sameBytes() {
  let state = 0
  const seed = [...location.href].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7)
  Object.defineProperty(crypto, 'getRandomValues', {
    value: (array: Uint8Array) => {
      for (let index = 0; index < array.length; index += 1) {
        state = (Math.imul(state ^ seed, 1_664_525) + 1_013_904_223) | 0
        array[index] = state >>> 16
      }
      return array
    },
  })
}
