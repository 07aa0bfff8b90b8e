import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { applicationNameProblems, newIdProblems, textProblems, userIdProblems } from '#api/contract/field-rules.ts'
import { LIMITS, RETENTION } from '#api/contract/limits.ts'
import { byteLength } from '#lib/byte-length.ts'
import { type Group, serviceStateSchema } from '../backend/state.ts'
import { START, START_MS, type TestBackend, testBackend } from '../testing/test-backend.ts'
import { seedService } from './build.ts'
import { APPS, GROUPS, SCENARIO_NAMES } from './names.ts'
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

describe('typical', () => {
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
