import { LIMITS } from '#api/contract/limits.ts'
import { APPS, GROUPS } from '../scenarios/names.ts'
import { same, type Story, timeOf, wait } from './story.ts'

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
      same((await call('SendLiveMessageGroup', { ...send, ...big, Body: '{"n":9007199254740993}', MsgTid: 'mine' })).MsgTid, 'mine')
      await call('SendLiveMessageGroup', { ...send, NoStorage: true, NoCache: true, MsgType: 2n })
      const { MsgTid } = await call('SendLiveMessageGroup', { ...send, MsgType: 2n, SenderMetaInfo: '头像' })
      const history = async () => (await call('ListLiveMessageGroupMessages', { ...group, PageSize: 10, SortType: 1 })).MessageList
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
}
