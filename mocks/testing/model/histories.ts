import * as fc from 'fast-check'
import type { ActionName } from '#api/contract/actions.ts'
import type { Deed } from './answer.ts'
import { type Doing, LAST_MADE, LAST_TOKEN, type Step } from './steps.ts'

/** Names that histories use: few, so that they meet. */
export interface Names {
  apps: readonly [string, ...string[]]
  groups: readonly [string, ...string[]]
}

const USERS = ['anna', 'bob', 'carl', 'dora', 'ella'] as const
const URLS = [
  '',
  'https://a.example/',
  'http://b.example/x?y=1',
  'https://b.example:8443/',
  'ftp://a.example/',
  'http://10.0.0.1/',
]

const user = fc.constantFrom(...USERS)
const users = fc.array(user, { minLength: 1, maxLength: 4 })
const text = fc.constantFrom('', 'hi', '{"n":1}', '直播')
const id = fc.constantFrom('id1', 'id2', 'id3', '')
const order = fc.constantFrom(1, 2)
const flag = fc.boolean()
const token = fc.constantFrom(0, -1, 1, 7, -2, LAST_TOKEN, LAST_TOKEN, LAST_TOKEN, LAST_TOKEN)
const status = fc.constantFrom(0, 1, 2)
const type = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0, 1, 2) },
  { weight: 1, arbitrary: fc.integer({ min: 3, max: 40 }) },
)
const center = fc.oneof(
  { weight: 20, arbitrary: fc.constant('cn-shanghai') },
  { weight: 1, arbitrary: fc.constant('ap-southeast-1') },
)
const weight = fc.constantFrom(1, 1, 1, 5, 5, 999_999, 1_000_000, 1_000_000n)
const increase = fc.constantFrom(0, 1, 1, 3, 9_223_372_036_854_775_800n)
const afterMs = fc.constantFrom(0, 0, 0, 0, 1, 50, 333, 1000)

type Fields = Record<string, fc.Arbitrary<unknown>>
interface Call {
  action: ActionName
  params: Record<string, unknown>
}

/** A call with the fields of `must`, and any of those of `may`. */
const callOf = (action: ActionName, must: Fields, may: Fields = {}): fc.Arbitrary<Call> =>
  fc
    .tuple(fc.record(must), fc.record({ DataCenter: center, ...may }, { requiredKeys: [] }))
    .map(([needed, given]) => ({ action, params: { ...needed, ...given } }))

const sendFields = {
  MsgType: type,
  MsgTid: id,
  Weight: weight,
  Body: text,
  SenderMetaInfo: text,
  NoStorage: fc.constantFrom(true, false, false),
  NoCache: fc.constantFrom(true, false, false),
  StaticsIncrease: increase,
}

function callsFor({ apps, groups }: Names) {
  const AppId = fc.oneof(
    { weight: 30, arbitrary: fc.constant(apps[0]) },
    { weight: 2, arbitrary: fc.constantFrom(...apps, LAST_MADE, 'nothere') },
  )
  const GroupId = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...groups) },
    { weight: 1, arbitrary: fc.constantFrom('none', 'a b') },
  )
  const group = { AppId, GroupId }
  const callbacks = { AuditType: fc.constantFrom(0, 1, 2), AuditUrl: fc.constantFrom(...URLS) }
  const callback = { EventCallbackUrl: fc.constantFrom(...URLS) }
  const time = fc.integer({ min: 1_795_435_190, max: 1_795_435_260 })
  const messages = fc.oneof(
    { weight: 5, arbitrary: callOf('SendLiveMessageGroup', { ...group, SenderId: user }, sendFields) },
    {
      weight: 4,
      arbitrary: callOf(
        'ListLiveMessageGroupMessages',
        { ...group, PageSize: fc.constantFrom(10, 10, 50, 9), SortType: order },
        { NextPageToken: token, MsgType: type, BeginTime: time, EndTime: time },
      ),
    },
    {
      weight: 1,
      arbitrary: callOf(
        'DeleteLiveMessageGroupMessage',
        { ...group, MessageId: id },
        { DeleterId: user, DeleterInfo: text },
      ),
    },
    {
      weight: 1,
      arbitrary: callOf(
        'SendLiveMessageUser',
        { AppId, ReceiverId: user, SenderId: user },
        { MsgTid: id, MsgType: type, Body: text, SenderInfo: text, Storage: flag, HighReliability: flag },
      ),
    },
    {
      weight: 1,
      arbitrary: callOf(
        'DeleteLiveMessageUserMessage',
        { AppId, ReceiverId: user, MessageId: id, DeleterId: user },
        { DeleterInfo: text },
      ),
    },
  )
  const groupCalls = fc.oneof(
    callOf('CreateLiveMessageGroup', group, {
      GroupName: text,
      GroupInfo: text,
      CreatorId: user,
      Administrators: fc.uniqueArray(user, { maxLength: 4 }),
    }),
    callOf('DescribeLiveMessageGroup', group),
    callOf('ListLiveMessageGroups', { AppId, SortType: order }, { GroupStatus: status, NextPageToken: token }),
    callOf(
      'ListLiveMessageGroupByPage',
      { AppId, SortType: order },
      { GroupStatus: status, PageNumber: fc.constantFrom(0, 1, 2), PageSize: fc.constantFrom(1, 2, 50, 51) },
    ),
    callOf('ModifyLiveMessageGroup', group, {
      ModifyInfo: flag,
      GroupInfo: text,
      ModifyAdmin: flag,
      AdminList: fc.array(user, { maxLength: 2 }),
    }),
    callOf('DeleteLiveMessageGroup', group, { OperatorId: user }),
    callOf('RecoverLiveMessageDeletedGroup', group),
    callOf('DescribeLiveMessageGroup', group),
  )
  const appCalls = fc.oneof(
    callOf(
      'CreateLiveMessageApp',
      {},
      {
        AppName: fc.constantFrom('app', 'a', '应用'),
        MsgLifeCycle: fc.constantFrom(0, 1, 2),
        ...callbacks,
        ...callback,
      },
    ),
    callOf('DescribeLiveMessageApp', { AppId }),
    callOf('ListLiveMessageApps', { SortType: order }, { NextPageToken: token }),
    callOf('ModifyLiveMessageAppAudit', { AppId }, callbacks),
    callOf('ModifyLiveMessageAppCallback', { AppId }, callback),
    callOf('ModifyLiveMessageAppDisable', { AppId: fc.constantFrom(...apps.slice(1), LAST_MADE) }, { Disable: flag }),
  )
  const memberCalls = fc.oneof(
    callOf(
      'ListLiveMessageGroupUsers',
      { ...group, PageSize: fc.constantFrom(10, 10, 50, 51), SortType: order },
      { NextPageToken: token },
    ),
    callOf('CheckLiveMessageUsersInGroup', { ...group, UserIds: users }),
    callOf('CheckLiveMessageUsersOnline', { AppId, UserIds: users }),
    callOf('KickLiveMessageGroupUser', { ...group, KickoffUser: user }),
    callOf('ModifyLiveMessageUserInfo', { AppId, UserId: user }, { UserMetaInfo: text }),
  )
  const muteCalls = fc.oneof(
    callOf('BanLiveMessageGroup', group, { ExceptUsers: users }),
    callOf('UnbanLiveMessageGroup', group),
    callOf('UnbanLiveMessageGroup', group),
    callOf('AddLiveMessageGroupBand', { ...group, BannedUsers: users }),
    callOf('RemoveLiveMessageGroupBand', { ...group, UnbannedUsers: users }),
    callOf('ModifyLiveMessageGroupBand', group, {
      BannedAll: flag,
      BannnedUsers: fc.array(user, { maxLength: 2 }),
      ExceptUsers: fc.array(user, { maxLength: 2 }),
    }),
    callOf('DescribeLiveMessageGroupBand', group),
  )
  return { messages, groupCalls, appCalls, memberCalls, muteCalls }
}

function deedsFor({ apps, groups }: Names): fc.Arbitrary<Deed> {
  const appId = fc.constant(apps[0])
  const place = { appId, groupId: fc.constantFrom(...groups) }
  const named = <N extends string>(name: N) => ({ name: fc.constant(name) })
  const some = { appId, users }
  const among = (weighing: number, arbitrary: fc.Arbitrary<Deed>) => ({ weight: weighing, arbitrary })
  return fc.oneof(
    among(3, fc.record({ ...named('join'), ...place, users, info: text })),
    among(3, fc.record({ ...named('join'), ...place, users })),
    among(1, fc.record({ ...named('join'), ...place, count: fc.constantFrom(1, 8, 12) })),
    among(2, fc.record({ ...named('leave'), ...place, users })),
    among(1, fc.record({ ...named('leave'), ...place, count: fc.constantFrom(1, 3, 2100) })),
    among(1, fc.record({ ...named('log-in'), ...some })),
    among(1, fc.record({ ...named('log-out'), ...some })),
    among(2, fc.record({ ...named('cut-off'), ...some })),
    among(3, fc.record({ ...named('come-back'), ...some })),
    among(5, fc.record({ ...named('inbox'), appId, userId: fc.constantFrom(...USERS, 'viewer1') })),
    among(1, fc.record({ ...named('members'), ...place })),
    among(
      1,
      fc.record(
        { ...named('assume'), settling: fc.constantFrom(0, 1, 5, 30), clocksApart: fc.constantFrom(-5, 0, 5) },
        { requiredKeys: ['name'] },
      ),
    ),
  )
}

/** Steps of a history; `crowds` are the numbers of people that may come at once. */
export function stepsFor(names: Names, crowds: readonly number[] = []): fc.Arbitrary<Step> {
  const { messages, groupCalls, appCalls, memberCalls, muteCalls } = callsFor(names)
  const asCall = (calls: fc.Arbitrary<Call>) => calls.map((call) => ({ kind: 'call' as const, ...call }))
  const AppId = fc.constant(names.apps[0])
  const burst = fc.constantFrom(...names.groups).chain((groupId) =>
    fc.array(callOf('SendLiveMessageGroup', { AppId, GroupId: fc.constant(groupId), SenderId: user }, sendFields), {
      minLength: 40,
      maxLength: 80,
    }),
  )
  const same = fc
    .oneof(muteCalls, groupCalls, memberCalls)
    .chain((call) => fc.integer({ min: 9, max: 52 }).map((count) => Array.from({ length: count }, () => call)))
  const step = (weighing: number, arbitrary: fc.Arbitrary<Doing>) => ({ weight: weighing, arbitrary })
  const asDeed = (deeds: fc.Arbitrary<Deed>) => fc.record({ kind: fc.constant('deed' as const), deed: deeds })
  const ofCalls = (calls: fc.Arbitrary<Call[]>, ungated: fc.Arbitrary<boolean>) =>
    fc.record({ kind: fc.constant('burst' as const), calls, ungated })
  const place = { appId: AppId, groupId: fc.constantFrom(...names.groups) }
  const crowd = fc.record({ name: fc.constant('join' as const), ...place, count: fc.constantFrom(1, ...crowds) })
  const what = fc.oneof(
    step(14, asCall(messages)),
    step(7, asCall(groupCalls)),
    step(2, asCall(appCalls)),
    step(6, asCall(memberCalls)),
    step(5, asCall(muteCalls)),
    step(18, asDeed(deedsFor(names))),
    step(2, ofCalls(burst, fc.constantFrom(true, true, false))),
    step(1, ofCalls(same, fc.constant(false))),
    step(4, fc.record({ kind: fc.constant('advance' as const), seconds: fc.constantFrom(1, 1, 2, 4, 5, 6, 86_400) })),
    step(5, fc.record({ kind: fc.constant('jump' as const), nth: fc.nat(20), off: fc.constantFrom(-1, 0, 1) })),
    step(
      2,
      fc.record({
        kind: fc.constant('restart' as const),
        from: fc.constantFrom('world' as const, 'world' as const, 'journal' as const),
      }),
    ),
    step(crowds.length, asDeed(crowd)),
  )
  return fc.tuple(afterMs, what).map(([wait, rest]) => ({ afterMs: wait, ...rest }))
}
