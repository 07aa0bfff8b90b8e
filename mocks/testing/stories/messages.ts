import { LIMITS, MESSAGE_RETENTION_DAYS, RETENTION } from '#api/contract/limits.ts'
import { APPS, GROUPS } from '../../scenarios/names.ts'
import { openGroup, same, type Story, tells, timeOf, wait } from './story.ts'

export const messageStories: Record<string, Story> = {
  'messages are sent, listed and counted to the last digit': {
    async tell(service) {
      const { call, refusal, control } = service
      const group = { AppId: APPS.typical, GroupId: GROUPS.quiet }
      const send = { ...group, SenderId: 'sender_1' }
      await refusal('SendLiveMessageGroup', send, 'InputInvalid')
      await control('join', { appId: APPS.typical, groupId: GROUPS.quiet, count: 3 })
      const Timestamp = await timeOf(service)
      const big = { MsgType: LIMITS.int64Max, StaticsIncrease: 9_007_199_254_740_993n, Weight: LIMITS.int64Max }
      same(
        (await call('SendLiveMessageGroup', { ...send, ...big, Body: '{"n":9007199254740993}', MsgTid: 'mine' }))
          .MsgTid,
        'mine',
      )
      await call('SendLiveMessageGroup', { ...send, NoStorage: true, NoCache: true, MsgType: 2n })
      const { MsgTid } = await call('SendLiveMessageGroup', { ...send, MsgType: 2n, SenderMetaInfo: '头像' })
      const history = async () =>
        (await call('ListLiveMessageGroupMessages', { ...group, PageSize: 10, SortType: 1 })).MessageList
      // What a second brings is settled at its end.
      same(await history(), [])
      await wait(service, 1)
      same(await history(), [
        {
          MsgTid: 'mine',
          MsgType: LIMITS.int64Max,
          Body: '{"n":9007199254740993}',
          Timestamp,
          SeqNumber: 1n,
          TotalMessages: 9_007_199_254_740_993n,
          Sender: { UserId: 'sender_1', UserInfo: '' },
        },
        {
          MsgTid,
          MsgType: 2n,
          Body: '',
          Timestamp,
          SeqNumber: 3n,
          TotalMessages: 2n,
          Sender: { UserId: 'sender_1', UserInfo: '头像' },
        },
      ])
      same((await call('DescribeLiveMessageGroup', group)).MsgAmount, {
        '9223372036854775807': 9_007_199_254_740_993n,
        '2': 2n,
      })
    },
  },

  'a long history is paged': {
    async tell({ call }) {
      const list = { AppId: APPS.typical, GroupId: GROUPS.busy, PageSize: 50, SortType: 2 } as const
      const first = await call('ListLiveMessageGroupMessages', list)
      same([first.Hasmore, first.MessageList.length], [true, 50])
      const rest = await call('ListLiveMessageGroupMessages', { ...list, NextPageToken: first.NextPageToken })
      same([rest.Hasmore, rest.NextPageToken, rest.MessageList.length], [false, 0, 17])
      const typed = await call('ListLiveMessageGroupMessages', { ...list, MsgType: LIMITS.int64Max })
      same(
        typed.MessageList.map(({ MsgTid }) => MsgTid),
        ['notice001'],
      )
    },
  },

  'messages are found by type and by time, both ends included': {
    async tell(service) {
      const { call, refusal } = service
      const room = { AppId: APPS.empty, GroupId: 'room' }
      await openGroup(service, room, ['anna'])
      const start = await timeOf(service)
      const sent = Array.from({ length: 24 }, (_, index) => `m${index}`)
      for (const [index, MsgTid] of sent.entries()) {
        await call('SendLiveMessageGroup', { ...room, SenderId: 's', MsgTid, MsgType: index % 2 })
        await wait(service, 1)
      }
      const list = { ...room, PageSize: 10, SortType: 1 } as const
      const found = async (filter: object) =>
        (await call('ListLiveMessageGroupMessages', { ...list, ...filter })).MessageList.map(({ MsgTid }) => MsgTid)
      const odd = sent.filter((_, index) => index % 2 === 1)
      same(await found({ BeginTime: start + 3, EndTime: start + 5 }), ['m3', 'm4', 'm5'])
      same(await found({ EndTime: start }), ['m0'])
      same(await found({ BeginTime: start + 22, SortType: 2 }), ['m23', 'm22'])
      same(await found({ BeginTime: start + 24 }), [])
      same(await found({ MsgType: 1, BeginTime: start + 18 }), ['m19', 'm21', 'm23'])
      same(await found({ MsgType: 7 }), [])
      const first = await call('ListLiveMessageGroupMessages', { ...list, MsgType: 1 })
      const { NextPageToken } = first
      tells(await call('ListLiveMessageGroupMessages', { ...list, MsgType: 1, NextPageToken }), {
        GroupId: 'room',
        Hasmore: false,
        NextPageToken: 0,
        MessageList: odd.slice(10).map((MsgTid, index) => ({
          MsgTid,
          MsgType: 1n,
          Body: '',
          Timestamp: start + 21 + 2 * index,
          SeqNumber: BigInt(22 + 2 * index),
          TotalMessages: BigInt(11 + index),
          Sender: { UserId: 's', UserInfo: '' },
        })),
      })
      for (const wrong of [{ PageSize: 9 }, { PageSize: 51 }, { BeginTime: 2, EndTime: 1 }, { NextPageToken: -2 }]) {
        await refusal('ListLiveMessageGroupMessages', { ...list, ...wrong }, 'InputInvalid')
      }
      await refusal('ListLiveMessageGroupMessages', { ...list, GroupId: 'none' }, 'ResourceNotExist')
    },
  },

  'messages are kept as long as the application says, and seven days in a deleted group': {
    async tell(service) {
      const { call, refusal } = service
      const ids = async (group: { AppId: string; GroupId: string }) =>
        (await call('ListLiveMessageGroupMessages', { ...group, PageSize: 10, SortType: 1 })).MessageList.map(
          ({ MsgTid }) => MsgTid,
        )
      for (const MsgLifeCycle of [0, 1, 2] as const) {
        const { AppId } = await call('CreateLiveMessageApp', { MsgLifeCycle })
        const group = { AppId, GroupId: 'kept' }
        await openGroup(service, group, ['anna'])
        await call('SendLiveMessageGroup', { ...group, SenderId: 's', MsgTid: 'old' })
        await wait(service, MESSAGE_RETENTION_DAYS[MsgLifeCycle] * 86_400 - 1)
        same(await ids(group), ['old'])
        await wait(service, 1)
        same(await ids(group), [])
        same((await call('DescribeLiveMessageGroup', group)).MsgAmount, { '0': 1n })
      }
      const group = { AppId: APPS.empty, GroupId: 'gone' }
      await openGroup(service, group, ['anna'])
      await call('SendLiveMessageGroup', { ...group, SenderId: 's', MsgTid: 'm' })
      await wait(service, 1)
      await call('DeleteLiveMessageGroup', group)
      await refusal('SendLiveMessageGroup', { ...group, SenderId: 's' }, 'ResourceNotExist')
      await wait(service, RETENTION.deletedGroupMessages - 1)
      same(await ids(group), ['m'])
      await wait(service, 1)
      same(await ids(group), [])
      await call('RecoverLiveMessageDeletedGroup', group)
      same(await ids(group), ['m'])
    },
  },

  'a group carries 30 message types and no more': {
    async tell(service) {
      const { call, refusal } = service
      const room = { AppId: APPS.empty, GroupId: 'room' }
      await openGroup(service, room, ['anna'])
      for (let MsgType = 0; MsgType < LIMITS.messageTypesPerGroup; MsgType += 1) {
        await call('SendLiveMessageGroup', { ...room, SenderId: 's', MsgType })
      }
      await refusal('SendLiveMessageGroup', { ...room, SenderId: 's', MsgType: 99 }, 'InputInvalid')
      await wait(service, 1)
      await refusal('SendLiveMessageGroup', { ...room, SenderId: 's', MsgType: 99 }, 'InputInvalid')
      await call('SendLiveMessageGroup', { ...room, SenderId: 's', MsgType: 29 })
    },
  },
}
