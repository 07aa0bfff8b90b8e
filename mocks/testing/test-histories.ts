import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import type { ActionName } from '#api/contract/actions.ts'
import type { ControlName } from '../control.ts'
import type { Command } from '../session/entry.ts'

/** Told fast, where `toEqual` would take its time over thousands of people. */
export const isSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other)

/** Everything that can be done to applications and groups of these IDs, right and wrong. */
export function commandsFor(
  apps: readonly [string, ...string[]],
  groups: readonly [string, ...string[]],
): fc.Arbitrary<Command> {
  const AppId = fc.constantFrom(...apps)
  const GroupId = fc.constantFrom(...groups, 'new1', 'new2', 'a b')
  const user = fc.constantFrom('viewer1', 'viewer2', 'anna', 'bob', 'host01')
  const users = fc.uniqueArray(user, { minLength: 1 })
  const id = fc.constantFrom('id1', 'id2', 'id3')
  const order = fc.constantFrom(1, 2)
  const group = { AppId, GroupId }
  const call = (
    action: ActionName,
    params: Record<string, fc.Arbitrary<unknown>>,
    optional: string[] = [],
  ): fc.Arbitrary<Command> => {
    const given = fc.record(params, { requiredKeys: Object.keys(params).filter((name) => !optional.includes(name)) })
    // Few, so that keys are repeated, rightly and for another write.
    const key = fc.option(fc.constantFrom('key1', 'key2', 'key3'), { nil: undefined, freq: 2 })
    return fc.tuple(given, key).map(([values, chosen]) => ({
      kind: 'call',
      action,
      params: values,
      ...(chosen === undefined ? {} : { key: chosen }),
    }))
  }
  const control = (name: ControlName, params: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Command> =>
    fc.record(params).map((given) => ({ kind: 'control', name, params: given }))
  const place = { appId: AppId, groupId: GroupId }

  return fc.oneof(
    call('CreateLiveMessageApp', { MsgLifeCycle: fc.constantFrom(0, 1, 2), AuditType: fc.constantFrom(0, 2) }),
    call('DescribeLiveMessageApp', { AppId }),
    call('ListLiveMessageApps', { SortType: order }),
    call('ModifyLiveMessageAppAudit', {
      AppId,
      AuditType: fc.constantFrom(0, 1, 2),
      AuditUrl: fc.constant('https://a.example'),
    }),
    call('ModifyLiveMessageAppCallback', {
      AppId,
      EventCallbackUrl: fc.constantFrom('', 'https://b.example', 'https://10.0.0.1'),
    }),
    call('ModifyLiveMessageAppDisable', { AppId, Disable: fc.boolean() }, ['Disable']),
    call('CreateLiveMessageGroup', { ...group, GroupInfo: fc.string(), CreatorId: user }),
    call('DescribeLiveMessageGroup', group),
    call('ListLiveMessageGroups', { AppId, SortType: order }),
    call('ListLiveMessageGroupByPage', { AppId, SortType: order }),
    call('ModifyLiveMessageGroup', {
      ...group,
      ModifyInfo: fc.boolean(),
      GroupInfo: fc.string(),
      ModifyAdmin: fc.boolean(),
      AdminList: fc.constant(['anna']),
    }),
    call('DeleteLiveMessageGroup', { ...group, OperatorId: user }, ['OperatorId']),
    call('RecoverLiveMessageDeletedGroup', group),
    call(
      'SendLiveMessageGroup',
      {
        ...group,
        SenderId: user,
        MsgType: fc.bigInt(0n, 3n),
        MsgTid: id,
        Weight: fc.constantFrom(1n, 1_000_000n),
        NoStorage: fc.boolean(),
      },
      ['MsgTid', 'Weight', 'NoStorage'],
    ),
    call('SendLiveMessageUser', { AppId, ReceiverId: user, SenderId: user, MsgTid: id }, ['MsgTid']),
    call('ListLiveMessageGroupMessages', { ...group, PageSize: fc.constantFrom(9, 10), SortType: order }),
    call('DeleteLiveMessageGroupMessage', { ...group, MessageId: id, DeleterId: user }, ['DeleterId']),
    call('DeleteLiveMessageUserMessage', { AppId, ReceiverId: user, MessageId: id, DeleterId: user }, ['DeleterId']),
    call('ListLiveMessageGroupUsers', { ...group, PageSize: fc.constantFrom(10, 51), SortType: order }),
    call('CheckLiveMessageUsersInGroup', { ...group, UserIds: users }),
    call('CheckLiveMessageUsersOnline', { AppId, UserIds: users }),
    call('KickLiveMessageGroupUser', { ...group, KickoffUser: user }),
    call('ModifyLiveMessageUserInfo', { AppId, UserId: user, UserMetaInfo: fc.string() }),
    call('BanLiveMessageGroup', { ...group, ExceptUsers: users }, ['ExceptUsers']),
    call('UnbanLiveMessageGroup', group),
    call('AddLiveMessageGroupBand', { ...group, BannedUsers: users }),
    call('RemoveLiveMessageGroupBand', { ...group, UnbannedUsers: users }),
    call('ModifyLiveMessageGroupBand', { ...group, BannedAll: fc.boolean(), BannnedUsers: users }, [
      'BannedAll',
      'BannnedUsers',
    ]),
    call('DescribeLiveMessageGroupBand', group),
    control('join', { ...place, users }),
    control('join', { ...place, count: fc.constantFrom(1, 3, 2001) }),
    control('leave', { ...place, count: fc.constantFrom(1, 2000) }),
    control('log-in', { appId: AppId, users }),
    control('log-out', { appId: AppId, users }),
    control('cut-off', { appId: AppId, users }),
    control('come-back', { appId: AppId, users }),
    control('inbox', { appId: AppId, userId: user }),
    control('members', place),
    control('show', { ...place, perSecond: fc.constantFrom(0, 3, 70), seconds: fc.constantFrom(2, 20) }),
    control('advance-clock', { seconds: fc.constantFrom(1, 5, 86_400, 7 * 86_400) }),
    control('faults', { set: fc.subarray(FAULTS) }),
  )
}

/** Those whose hits are part of the world. */
const FAULTS = [
  { action: '*', kind: 'error', code: 'ServerError', status: 500, share: 0.3, seed: 4 },
  { action: '*', kind: 'repeated', share: 0.3, seed: 5 },
  { action: 'SendLiveMessageGroup', kind: 'cut-before', nth: 2, times: 2 },
]
