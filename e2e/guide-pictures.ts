/**
 * Takes the pictures of docs/operator-guide*.md from the built console on its in-browser backend: an evening is played through, once in
 * each language. The backend's clock stands still, so that the same console gives the same pictures. Started by scripts/guide-pictures.ts.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { chromium, type Locator, type Page, type Request } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { STAGE_GROUPS } from '../mocks/scenarios/names.ts'
import { staticSite } from '../mocks/site/static-site.ts'
import { type Backend, backendOf } from './backend.ts'
import { STAGE } from './people-tabs.ts'
import { visit } from './visit.ts'

type Language = 'en' | 'zh'

const ROOT = path.resolve(import.meta.dirname, '..')
const PICTURES = path.join(ROOT, 'docs/operator-guide')
const WINDOW = { width: 1280, height: 800 }
/** Half past eight in Shanghai. */
const EVENING = Date.UTC(2026, 10, 27, 12, 30) / 1000
const LOUD = { appId: STAGE.appId, groupId: STAGE_GROUPS.loud }
const ROOM = { appId: STAGE.appId, groupId: STAGE_GROUPS.moderated }
/** Somebody who is online in that room. */
const SPAMMER = 'viewer7'

/** What people say, in the guide's language. */
const TALK: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Hello from the front row!',
    'What a voice',
    'Encore!',
    'Which size should I take?',
    'Is there a refund?',
    'The sound is great tonight',
    'Ordered two',
  ],
  zh: ['前排打卡！', '唱得太好了', '再来一首！', '我该选哪个尺码？', '可以退款吗？', '今晚音质真好', '已下单两件'],
}

/** Messages a second, and how many more people, as the evening begins. */
const GROWTH = [
  [18, 40],
  [27, 65],
  [39, 90],
  [80, 30],
  [80, 12],
] as const

/** Whether it asks how much was said in a span of time, as a chart does, and not what is newest. */
const isCount = (request: Request) => (request.postData() ?? '').includes('"EndTime"')

/** A page in one language, and what the evening needs of it. */
interface Evening {
  page: Page
  backend: Backend
  language: Language
  /** The words of the language the page is in. */
  say(en: string, zh: string): string
  button(en: string, zh: string, within?: Locator): Locator
  /** A picture of the window, or of a part of it. */
  take(name: string, part?: Locator): Promise<void>
}

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
    async take(name, part) {
      await backend.settled()
      const file = path.join(folder, `${name}.png`)
      const options = { path: file, animations: 'disabled', caret: 'hide' } as const
      await (part ?? page).screenshot(options)
      console.log(`${language}/${name} ${Math.round(statSync(file).size / 1000)} kB`)
    },
  }
  await visit(page, paths.groups(STAGE))
  await page.getByRole('heading', { level: 1 }).waitFor()
  for (const scene of [rooms, live, search, viewer, recall, quiet, announce]) await scene(at)
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

async function rooms({ page, say, take }: Evening) {
  await visit(page, paths.createMany(STAGE))
  const dialog = page.getByRole('dialog')
  const field = (en: string, zh: string) => dialog.getByRole('textbox', { name: say(en, zh) })
  await dialog.getByText(say('Pattern', '编号规则'), { exact: true }).click()
  await field('Group ID', '群组ID').fill('show{001..012}')
  await field('Group Name', '群组名称').fill(say('Night Market {01..12}', '夜市 {01..12} 号'))
  await dialog.getByRole('button', { name: say('Create 12', '创建 12 个') }).waitFor()
  await take('create-many', boxOf(dialog))
}

/** What one sees of a dialog, without what is around it. */
function boxOf(dialog: Locator): Locator {
  return dialog.locator('.ant-modal-container')
}

function panelOf({ page, say }: Evening): Locator {
  return page.getByRole('dialog', { name: say('Group Information', '群组信息') })
}

/** More is said than the group stores; then somebody reads while it goes on. */
async function live(at: Evening) {
  const { page, backend, language, say, take } = at
  const mix = TALK[language].map((body) => ({ type: 1, weight: 5, share: 1, body }))
  await visit(page, paths.groupTab(STAGE, LOUD.groupId, 'messages'))
  const panel = panelOf(at)
  await panel.waitFor()
  // The screen itself reads the rate every ten seconds, and people now and then.
  for (const [perSecond, more] of GROWTH) {
    await backend.control('show', { ...LOUD, perSecond, seconds: 600, mix })
    await backend.join(LOUD, more)
    await backend.advanceClock(10)
    await page.waitForRequest((request) => /ListLiveMessageGroupMessages$/.test(request.url()) && isCount(request))
    await backend.settled()
  }
  await panel.getByRole('listitem').nth(2).hover()
  await backend.advanceClock(1)
  await panel.getByRole('button', { name: say('new', '条新消息') }).waitFor()
  await take('live')
  await panel.getByRole('link', { name: say('Overview', '概览') }).click()
  await page.setViewportSize({ ...WINDOW, height: 1120 })
  await take('overview', panel)
  await page.setViewportSize(WINDOW)
}

/** Among many who talk, one who advertises. */
async function search(at: Evening) {
  const { page, backend, language, say, take } = at
  const talk = TALK[language].map((body, index) => ({ sender: `viewer${index + 20}`, body, type: 1 }))
  const spam = [
    say('Cheap tickets, add vip888', '低价票，加 vip888'),
    say('vip888 has the last seats', 'vip888 还有最后几张票'),
    say('Tickets? vip888!', '要票找 vip888！'),
  ].map((body) => ({ sender: SPAMMER, body, type: 1 }))
  for (const messages of [talk.slice(0, 4), spam.slice(0, 2), talk.slice(4), spam.slice(2)]) {
    await backend.control('say', { ...ROOM, messages })
    await backend.advanceClock(11)
  }
  await visit(page, paths.groupTab(STAGE, ROOM.groupId, 'messages'))
  const panel = panelOf(at)
  await panel.getByText(say('Encore!', '再来一首！')).waitFor()
  await panel.getByRole('searchbox', { name: say('Search loaded messages', '搜索已加载的消息') }).fill('vip888')
  const line = panel.getByRole('listitem').filter({ hasText: say('Tickets?', '要票') })
  await line.getByRole('button').first().click()
  await take('search', panel)
  await panel.getByRole('link', { name: say('What this viewer did', '查看该观众的行为') }).click()
}

async function viewer(at: Evening) {
  const { say, take } = at
  const panel = panelOf(at)
  await at.button('Mute', '禁言', panel).click()
  await panel.getByText(say('No: muted singly', '不可以：已被单独禁言')).waitFor()
  await take('viewer', panel)
  await panel.getByRole('link', { name: say('Show in Messages', '在消息中查看') }).click()
}

async function recall(at: Evening) {
  const { backend, say, take } = at
  const panel = panelOf(at)
  await at.button('Select all 3', '选择全部 3 条', panel).click()
  await at.button('Recall…', '撤回…', panel).click()
  await panel.getByRole('group', { name: say('Recall 3 messages?', '撤回 3 条消息？') }).waitFor()
  await take('recall', panel)
  await at.button('Recall 3 messages', '撤回 3 条消息', panel).click()
  await panel.getByText(say('3 recalled, no longer in the history', '3 条已撤回，记录中已不存在')).waitFor()
  await backend.advanceClock(5)
}

async function quiet(at: Evening) {
  const { page, say, take } = at
  await visit(page, paths.groupTab(STAGE, ROOM.groupId, 'mutes'))
  const panel = panelOf(at)
  await at.button('Quiet the room', '全员禁言', panel).click()
  const question = panel.getByRole('group', { name: say('Quiet the room', '全员禁言') })
  await question.getByRole('textbox').fill('host02, guest01')
  await take('quiet', panel)
}

async function announce(at: Evening) {
  const { page, backend, say, take } = at
  await visit(page, paths.sendMessage(STAGE, ROOM.groupId))
  const dialog = page.getByRole('dialog', { name: say('Send Message', '发送消息') })
  const field = (en: string, zh: string) => dialog.getByRole('textbox', { name: say(en, zh) })
  await field('Message Content', '消息内容').fill(
    say('Flash sale: {price} yuan, {minutes} minutes only!', '限时抢购：{价格} 元，仅 {分钟} 分钟！'),
  )
  await field('Sender ID', '发送者ID').fill('host01')
  await at.button('Templates', '模板', dialog).click()
  const templates = page.getByRole('dialog', { name: say('Templates', '模板') })
  await templates.getByRole('textbox').fill(say('Flash sale', '限时抢购'))
  await page.keyboard.press('Enter')
  await templates.getByRole('status').waitFor()
  await page.keyboard.press('Escape')
  await field('price', '价格').fill('99')
  await field('minutes', '分钟').fill('10')
  await dialog
    .getByRole('radiogroup', { name: say('Types in use', '已用类型') })
    .getByRole('radio')
    .first()
    .check()
  await take('announce', boxOf(dialog))
  await dialog.getByRole('button', { name: say('Send Message', '发送消息') }).click()
  await dialog
    .getByRole('status')
    .filter({ hasText: say('Accepted by the service', '服务已接受') })
    .waitFor()
  await backend.advanceClock(3)
  await dialog.getByText(say('Found among the stored messages.', '已在存储的消息中找到。')).waitFor()
  await take('sent', boxOf(dialog))
}
