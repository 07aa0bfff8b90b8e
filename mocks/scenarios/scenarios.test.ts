import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { applicationNameProblems, newIdProblems, textProblems, userIdProblems } from '#api/contract/field-rules.ts'
import { LIMITS, RETENTION } from '#api/contract/limits.ts'
import { byteLength } from '#lib/byte-length.ts'
import { type Group, serviceStateSchema } from '../backend/state.ts'
import { START, START_MS, type TestBackend, testBackend } from '../testing/test-backend.ts'
import { seedService } from './build.ts'
import { APPS, GROUPS, PEOPLE, SCENARIO_NAMES, STAGE_GROUPS } from './names.ts'
import { SCENARIOS } from './scenarios.ts'

const HOUR = 3600
const DAY = 86_400

describe.each(SCENARIO_NAMES)('%s', (name) => {
  const state = seedService(SCENARIOS[name], 1, START_MS)
  const apps = [...state.apps.values()]
  const groups = apps.flatMap((app) => [...app.groups.values()].map((group) => ({ app, group })))

  test('is valid state', () => {
    expect(v.safeParse(serviceStateSchema, state).issues ?? []).toEqual([])
  })

  test('holds nothing that the service would have refused', () => {
    const wrong = groups.flatMap(({ app, group }) => {
      const ids = [group.owner, ...group.administrators, ...group.members.keys()].filter((id) => id !== '')
      const checks = {
        // Older clients made IDs with _, which are refused for new groups only.
        id: newIdProblems(group.id.replaceAll('_', '')).length === 0 && byteLength(group.id) <= LIMITS.idBytes,
        name: textProblems(group.name, LIMITS.groupNameBytes).length === 0,
        info: textProblems(group.info, LIMITS.groupInformationBytes).length === 0,
        people: ids.every((id) => userIdProblems(id).length === 0),
        administrators: group.administrators.length <= LIMITS.administrators,
        types: group.amounts.size <= LIMITS.messageTypesPerGroup,
        messages: group.messages.every((message) => message.at >= group.createdAt && message.at <= START),
        deletion: group.deletion === undefined || (group.members.size === 0 && !group.supergroup),
        supergroup: group.supergroup === group.members.size > LIMITS.ordinaryGroupMembers,
        times: Number.isSafeInteger(group.createdAt) && group.createdAt >= app.createdAt && group.createdAt <= START,
        deletedAfter: group.deletion === undefined || group.deletion.at >= group.createdAt,
        notPurged: group.deletion === undefined || START - group.deletion.at < RETENTION.deletedGroup,
      }
      return Object.entries(checks)
        .filter(([, fine]) => !fine)
        .map(([what]) => `${app.id}/${group.id}: ${what}`)
    })
    expect(wrong).toEqual([])
  })

  test('has applications and groups in the order of their creation', () => {
    expect(apps.filter((app) => applicationNameProblems(app.name).length > 0)).toEqual([])
    const isSorted = (times: number[]) => times.every((time, index) => time >= (times[index - 1] ?? 0))
    for (const app of apps) expect(isSorted([...app.groups.values()].map(({ createdAt }) => createdAt))).toBe(true)
    for (const center of ['cn-shanghai', 'ap-southeast-1']) {
      expect(isSorted(apps.filter((app) => app.center === center).map(({ createdAt }) => createdAt))).toBe(true)
    }
  })
})

/** Groups of an application: all, live, deleted. */
const countsOf = ({ call }: TestBackend, AppId: string, DataCenter = 'cn-shanghai') =>
  [0, 1, 2].map(
    (GroupStatus) => call('ListLiveMessageGroupByPage', { AppId, DataCenter, SortType: 1, GroupStatus }).TotalCount,
  )

test('busy-month has the sizes it promises', () => {
  expect(countsOf(testBackend('busy-month'), APPS.stage)).toEqual([9900, 4950, 4950])
})

/** Name, avatar and level of whoever said it. */
const personSchema = v.strictObject({
  name: v.pipe(v.string(), v.nonEmpty()),
  avatar: v.pipe(v.string(), v.url()),
  level: v.pipe(v.number(), v.integer()),
  lang: v.picklist(['en', 'zh']),
})

test.each([
  ['busy-show', APPS.stage, STAGE_GROUPS.loud],
  ['typical', APPS.typical, GROUPS.onAir],
] as const)('%s begins in the middle of a chat that reads like one', (scenario, appId, groupId) => {
  const { messages, members } = testBackend(scenario).group(groupId, appId)
  expect(messages[0]?.at).toBe(START - 12 * 60)
  expect(messages.at(-1)?.at).toBe(START - 1)
  const isAcceptable = ({ body, senderInfo }: (typeof messages)[number]) =>
    body !== '' && byteLength(senderInfo) <= LIMITS.senderInformationBytes && v.is(personSchema, JSON.parse(senderInfo))
  expect(messages.filter((message) => !isAcceptable(message))).toEqual([])
  const of = (type: bigint) => messages.filter((message) => message.type === type)
  for (const { body } of [...of(2n), ...of(10_001n)]) expect(typeof JSON.parse(body)).toBe('object')
  const bodies = of(1n).map(({ body }) => body)
  expect(bodies.filter((body) => /\p{Script=Han}/u.test(body)).length).toBeGreaterThan(bodies.length / 4)
  expect(bodies.filter((body) => /^[\p{ASCII}\p{Extended_Pictographic}\uFE0F]+$/u.test(body)).length).toBeGreaterThan(
    bodies.length / 4,
  )
  expect(bodies.filter((body) => /[?？]$/.test(body)).length).toBeGreaterThan(bodies.length / 20)
  expect(new Set(bodies).size).toBeGreaterThan(100)
  // Some talk a lot, and most a little.
  const by = Map.groupBy(messages, ({ sender }) => sender)
  const counts = [...by.values()].map(({ length }) => length).toSorted((a, b) => b - a)
  expect(counts[0]).toBeGreaterThan(messages.length / 50)
  expect(counts[0]).toBeLessThan(messages.length / 6)
  expect(counts.length).toBeGreaterThan(100)
  const spam = by.get(PEOPLE.spams) ?? []
  expect(spam.every(({ body }) => body.includes('http'))).toBe(true)
  expect(spam.length).toBeGreaterThan(3 * new Set(spam.map(({ body }) => body)).size)
  // Some of it was said ten minutes ago or earlier, and whoever said it is still there.
  const told = (by.get(PEOPLE.complains) ?? []).filter(({ body }) => body.includes('黑屏') || body.includes('风扇'))
  expect(told.some(({ at }) => at <= START - 600)).toBe(true)
  expect(members.has(PEOPLE.complains)).toBe(true)
  expect(new Set(of(LIMITS.int64Max).map(({ sender }) => sender))).toEqual(
    new Set([scenario === 'typical' ? 'liwei' : 'producer07']),
  )
})

describe('typical', () => {
  test('has people who come and go in its show', () => {
    const { group, wait, call } = testBackend('typical')
    const online = new Set<number>()
    for (let minute = 0; minute < 20; minute += 1) {
      wait(60)
      call('DescribeLiveMessageGroup', { AppId: APPS.typical, GroupId: GROUPS.onAir })
      online.add(group(GROUPS.onAir, APPS.typical).members.size)
    }
    expect(online.size).toBeGreaterThan(4)
    expect(Math.min(...online)).toBeGreaterThanOrEqual(186)
    expect(Math.max(...online)).toBeLessThanOrEqual(186 + 30)
  })

  const backend = testBackend('typical')
  const { group: find, call } = backend
  const group = (id: string): Group => find(id, APPS.typical)
  const counts = (appId: string, center?: string) => countsOf(backend, appId, center)

  test('has the sizes it promises', () => {
    expect(counts(APPS.typical)).toEqual([60, 49, 11])
    expect(counts(APPS.full)).toEqual([5300, 5000, 300])
    expect(counts(APPS.nearlyFull)).toEqual([4270, 4213, 57])
    expect(counts(APPS.empty)).toEqual([0, 0, 0])
    expect(counts(APPS.singapore, 'ap-southeast-1')).toEqual([25, 24, 1])
    expect(counts(APPS.singaporeEmpty, 'ap-southeast-1')).toEqual([0, 0, 0])
  })

  test('has a group at every edge', () => {
    expect(byteLength(group(GROUPS.longName).name)).toBe(LIMITS.groupNameBytes)
    expect(byteLength(group(GROUPS.fullInformation).info)).toBe(LIMITS.groupInformationBytes)
    expect(group(GROUPS.blankName).name).toBe('')
    expect(group(GROUPS.markupName).name).toBe('<img src=x onerror=alert(1)>')
    expect(group(GROUPS.emojiName).name).toMatch(/\p{Script=Han}.*\p{Extended_Pictographic}/u)
    expect(group(GROUPS.crlf).info).toContain('\r\n')
    expect(group(GROUPS.trickyJson).info).toMatch(/1\.0.*12345678901234567890.*"price".*"price"/)
    expect(group(GROUPS.longName).administrators).toHaveLength(LIMITS.administrators)
    expect(group(GROUPS.quiet).administrators).toEqual([])
    expect(group(GROUPS.quiet).members.size).toBe(0)
    expect(group(GROUPS.supergroup).members.size).toBeGreaterThan(LIMITS.ordinaryGroupMembers)
    expect(group(GROUPS.busy).amounts.has(LIMITS.int64Max)).toBe(true)
    expect(group(GROUPS.busy).messages.length).toBeGreaterThan(50)
    expect(group(GROUPS.underscore).id).toContain('_')
    expect(group(GROUPS.create).id).toBe('create')
  })

  test('has deletions from an hour to 29 days ago', () => {
    const ago = (id: string) => START - (group(id).deletion?.at ?? 0)
    expect(ago(GROUPS.deletedRecently)).toBe(HOUR)
    expect(ago(GROUPS.deletedReadable)).toBe(6 * DAY)
    expect(ago(GROUPS.deletedHidden)).toBe(8 * DAY)
    expect(ago(GROUPS.deletedExpiring)).toBe(29 * DAY)
    expect([group(GROUPS.deletedRecently).deletion?.by, group(GROUPS.deletedHidden).deletion?.by]).toEqual([
      'liwei',
      '',
    ])
    const messages = (GroupId: string) =>
      call('ListLiveMessageGroupMessages', { AppId: APPS.typical, GroupId, PageSize: 10, SortType: 1 }).MessageList
        .length
    expect([messages(GROUPS.deletedReadable), messages(GROUPS.deletedHidden)]).toEqual([2, 0])
  })
})
