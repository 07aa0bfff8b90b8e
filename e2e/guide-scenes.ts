/** An evening, scene by scene, as docs/operator-guide*.md tells it. Each takes pictures on its way, and goes on where the one before it ended. */
import type { Locator, Page, Request } from '@playwright/test'
import { paths } from '#lib/paths.ts'
import { STAGE_GROUPS } from '../mocks/scenarios/names.ts'
import type { Backend } from './backend.ts'
import { STAGE } from './people-tabs.ts'
import { visit } from './visit.ts'

export type Language = 'en' | 'zh'

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
const isCount = (request: Request) =>
  request.url().endsWith('ListLiveMessageGroupMessages') && (request.postData() ?? '').includes('"EndTime"')

/** A page in one language, and what the evening needs of it. */
export interface Evening {
  page: Page
  backend: Backend
  language: Language
  /** The words of the language the page is in. */
  say(en: string, zh: string): string
  button(en: string, zh: string, within?: Locator): Locator
  take(name: string, how?: Taking): Promise<void>
}

interface Taking {
  /** Without it, the whole window. */
  of?: Locator
  /** In a lower window: there is little to be seen. */
  low?: boolean
  /** Although something is pending: otherwise a picture waits until nothing is. */
  now?: boolean
}

async function rooms({ page, say, take }: Evening) {
  await visit(page, paths.createMany(STAGE))
  const dialog = page.getByRole('dialog')
  const field = (en: string, zh: string) => dialog.getByRole('textbox', { name: say(en, zh) })
  await dialog.getByText(say('Pattern', '编号规则'), { exact: true }).click()
  await field('Group ID', '群组ID').fill('show{001..012}')
  await field('Group Name', '群组名称').fill(say('Night Market {01..12}', '夜市 {01..12} 号'))
  await dialog.getByRole('button', { name: say('Create 12', '创建 12 个') }).waitFor()
  await take('create-many', { of: boxOf(dialog), low: true })
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
  const { page, backend, say, take } = at
  await visit(page, paths.groupTab(STAGE, LOUD.groupId, 'messages'))
  const panel = panelOf(at)
  await panel.waitFor()
  // The screen itself reads the rate every ten seconds, and people now and then.
  for (const [perSecond, more] of GROWTH) {
    await backend.control('show', { ...LOUD, perSecond, seconds: 600 })
    await backend.join(LOUD, more)
    await backend.advanceClock(10)
    await page.waitForRequest(isCount)
    await backend.settled()
  }
  await panel.getByRole('listitem').first().hover()
  await backend.advanceClock(1)
  await panel.getByRole('button', { name: say('new', '条新消息') }).waitFor()
  await take('live')
  await panel.getByRole('link', { name: say('Overview', '概览') }).click()
  await take('overview', { of: panel })
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
  await take('search', { of: panel })
  await panel.getByRole('link', { name: say('What this viewer did', '查看该观众的行为') }).click()
}

async function viewer(at: Evening) {
  const { say, take } = at
  const panel = panelOf(at)
  await at.button('Mute', '禁言', panel).click()
  await panel.getByText(say('No: muted singly', '不可以：已被单独禁言')).waitFor()
  await take('viewer', { of: panel, low: true })
  await panel.getByRole('link', { name: say('Show in Messages', '在消息中查看') }).click()
}

async function recall(at: Evening) {
  const { backend, say, take } = at
  const panel = panelOf(at)
  await at.button('Select all 3', '选择全部 3 条', panel).click()
  await at.button('Recall…', '撤回…', panel).click()
  await panel.getByRole('group', { name: say('Recall 3 messages?', '撤回 3 条消息？') }).waitFor()
  await panel.getByRole('searchbox').scrollIntoViewIfNeeded()
  await take('recall', { of: panel })
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
  await take('quiet', { of: panel, low: true })
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
  await take('announce', { of: boxOf(dialog), low: true })
  await dialog.getByRole('button', { name: say('Send Message', '发送消息') }).click()
  await dialog
    .getByRole('status')
    .filter({ hasText: say('Accepted by the service', '服务已接受') })
    .waitFor()
  await backend.advanceClock(3)
  await dialog.getByText(say('Found among the stored messages.', '已在存储的消息中找到。')).waitFor()
  await take('sent', { of: boxOf(dialog), low: true })
}

/** Below the messages: one that was stored, and two that can still be taken back. */
async function compose(at: Evening) {
  const { page, backend, say, take } = at
  await visit(page, paths.groupTab(STAGE, ROOM.groupId, 'messages'))
  const panel = panelOf(at)
  const composer = panel.getByRole('region', { name: say('Composer', '消息编辑') })
  const send = async (text: string) => {
    await composer.getByRole('textbox', { name: say('Message Content', '消息内容') }).fill(text)
    await composer.getByRole('button', { name: say('Send Message', '发送消息'), exact: true }).click()
  }
  await composer.getByRole('textbox', { name: say('Sender ID', '发送者ID') }).fill('host01')
  await composer.getByRole('textbox', { name: say('Message Type', '消息类型') }).fill('1')
  await send(say('The second half begins now.', '下半场现在开始。'))
  await backend.advanceClock(3)
  await composer.getByText(say('1 stored', '1 条已存储')).waitFor()
  await composer.getByRole('combobox', { name: say('Hold before sending', '发送前等待') }).selectOption('15')
  await send(say('Two minutes until the raffle!', '还有两分钟抽奖！'))
  await send(say('The raffle is open.', '抽奖开始了。'))
  await at.button('Take back: The raffle is open.', '取回：抽奖开始了。', composer).waitFor()
  await take('compose', { of: panel, now: true })
}

export const SCENES = [rooms, live, search, viewer, recall, quiet, announce, compose]
