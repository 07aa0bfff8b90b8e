import { HIGH_PRIORITY } from '#api/contract/limits.ts'
import { APPS } from '../../scenarios/names.ts'
import { inboxOf, openGroup, same, type Story, tells, timeOf, wait } from './story.ts'

const room = { AppId: APPS.empty, GroupId: 'room' }
const inRoom = { appId: APPS.empty, groupId: 'room' }
const news = (id: string, more: object = {}) => ({
  kind: 'message',
  groupId: 'room',
  id,
  type: 0,
  body: '',
  sender: 'host',
  senderInfo: '',
  weight: 1,
  ...more,
})

export const deliveryStories: Record<string, Story> = {
  'beyond 50 messages a second the heaviest are delivered, and the newest of a type not heard of for 5 seconds': {
    async tell(service) {
      const { call, control } = service
      await openGroup(service, room, ['anna', 'bob'])
      const say = (MsgTid: string, Weight: number) =>
        call('SendLiveMessageGroup', { ...room, SenderId: 'host', MsgTid, MsgType: 2, Weight })
      await control('show', {
        ...inRoom,
        perSecond: 60,
        seconds: 60,
        mix: [{ type: 1, weight: 5, share: 1, body: 'hi' }],
      })
      for (let second = 0; second < 7; second += 1) {
        tells(await say(`older${second}`, 1), { MsgTid: `older${second}` })
        tells(await say(`newer${second}`, 1), { MsgTid: `newer${second}` })
        await wait(service, 1)
      }
      await say('gift', 1_000_000)
      await say('like', 1)
      await wait(service, 1)
      await control('show', { ...inRoom, perSecond: 0 })
      await say('calm', 1)
      await wait(service, 1)
      const history = await call('ListLiveMessageGroupMessages', { ...room, PageSize: 50, SortType: 1, MsgType: 2 })
      same(
        history.MessageList.map(({ MsgTid, TotalMessages }) => [MsgTid, TotalMessages]),
        [
          ['newer0', 1n],
          ['newer5', 2n],
          ['gift', 3n],
          ['calm', 4n],
        ],
      )
      same((await call('DescribeLiveMessageGroup', room)).MsgAmount, { '1': 7n * 50n + 49n, '2': 4n })
    },
  },

  'high-priority messages are replayed to a user who was cut off and comes back': {
    async tell(service) {
      const { call, control } = service
      await openGroup(service, room, ['anna', 'bob'])
      const say = (MsgTid: string, more: object = {}) =>
        call('SendLiveMessageGroup', { ...room, SenderId: 'host', MsgTid, ...more })
      const gift = { Weight: HIGH_PRIORITY, Body: '{"gift":1}', MsgType: 7 }
      await say('before', gift)
      await wait(service, 1)
      const cutAt = await timeOf(service)
      same(await control('cut-off', { appId: APPS.empty, users: ['bob'] }), { users: ['bob'] })
      same((await call('CheckLiveMessageUsersOnline', { AppId: APPS.empty, UserIds: ['bob'] })).UserList, [
        { UserId: 'bob', Online: false },
      ])
      await say('gift', gift)
      await say('chat', { Weight: 5 })
      await say('uncached', { ...gift, NoCache: true })
      await say('recalled', gift)
      await wait(service, 1)
      await call('DeleteLiveMessageGroupMessage', { ...room, MessageId: 'recalled' })
      const backAt = await timeOf(service)
      same(await control('come-back', { appId: APPS.empty, users: ['bob', 'anna'] }), { users: ['bob'] })
      await say('after', gift)
      await wait(service, 1)
      const told = { type: 7, body: '{"gift":1}', weight: 1_000_000 }
      same(await inboxOf(service, APPS.empty, 'bob'), [
        { ...news('before', told), at: cutAt - 1 },
        { ...news('gift', told), at: backAt, replayed: true },
        { ...news('after', told), at: backAt },
      ])
      same((await call('ListLiveMessageGroupUsers', { ...room, SortType: 1, PageSize: 10 })).UserList.length, 2)
    },
  },

  'a message of a group is recalled': {
    async tell(service) {
      const { call, refusal } = service
      await openGroup(service, room, ['anna'])
      const at = await timeOf(service)
      for (const MsgTid of ['one', 'two']) await call('SendLiveMessageGroup', { ...room, SenderId: 'host', MsgTid })
      await wait(service, 1)
      const recall = { ...room, MessageId: 'one', DeleterId: 'mod_1', DeleterInfo: '管理员' }
      tells(await call('DeleteLiveMessageGroupMessage', recall), { GroupId: 'room', MessageId: 'one' })
      tells(await call('DeleteLiveMessageGroupMessage', { ...room, MessageId: 'unknown' }), {
        GroupId: 'room',
        MessageId: 'unknown',
      })
      const history = async () =>
        (await call('ListLiveMessageGroupMessages', { ...room, PageSize: 10, SortType: 1 })).MessageList.map(
          ({ MsgTid }) => MsgTid,
        )
      same(await history(), ['two'])
      same((await call('DescribeLiveMessageGroup', room)).MsgAmount, { '0': 2n })
      same(await inboxOf(service, APPS.empty, 'anna'), [
        { ...news('one'), at },
        { ...news('two'), at },
        { kind: 'messageRecalled', at: at + 1, groupId: 'room', id: 'one', by: 'mod_1', byInfo: '管理员' },
      ])

      // Before its second is over: it never arrives, and those of later seconds do.
      await call('SendLiveMessageGroup', { ...room, SenderId: 'host', MsgTid: 'rash' })
      await call('DeleteLiveMessageGroupMessage', { ...room, MessageId: 'rash' })
      await wait(service, 1)
      await call('SendLiveMessageGroup', { ...room, SenderId: 'host', MsgTid: 'later' })
      same(await history(), ['two'])
      await wait(service, 1)
      same(await history(), ['two', 'later'])
      await refusal('DeleteLiveMessageGroupMessage', { ...recall, DeleterInfo: '中'.repeat(171) }, 'InputInvalid')
      await call('DeleteLiveMessageGroup', room)
      await refusal('DeleteLiveMessageGroupMessage', { ...room, MessageId: 'two' }, 'ResourceNotExist')
    },
  },

  'a user gets a message of its own, which is recalled': {
    async tell(service) {
      const { call, refusal, control } = service
      const app = { AppId: APPS.empty }
      const send = { ...app, ReceiverId: 'anna', SenderId: 'host' }
      await refusal('SendLiveMessageUser', send, 'InputInvalid')
      await control('log-in', { appId: APPS.empty, users: ['anna'] })
      const at = await timeOf(service)
      const whole = {
        ...send,
        SenderInfo: '头像',
        Body: '你好',
        MsgType: 9,
        MsgTid: 'mine',
        HighReliability: true,
        Storage: true,
      }
      tells(await call('SendLiveMessageUser', whole), { MsgTid: 'mine' })
      const { MsgTid } = await call('SendLiveMessageUser', send)
      same(/^[0-9A-F]{32}$/.test(MsgTid), true)
      const recall = { ...app, ReceiverId: 'anna', MessageId: 'mine' }
      await refusal('DeleteLiveMessageUserMessage', { ...recall, DeleterId: '' }, 'InputInvalid')
      tells(await call('DeleteLiveMessageUserMessage', { ...recall, DeleterId: 'mod', DeleterInfo: 'i' }), {})
      tells(await call('DeleteLiveMessageUserMessage', { ...recall, MessageId: 'unknown', DeleterId: 'mod' }), {})
      const personal = { kind: 'userMessage', at, sender: 'host' }
      same(await inboxOf(service, APPS.empty, 'anna'), [
        { ...personal, id: 'mine', type: 9, body: '你好', senderInfo: '头像' },
        { ...personal, id: MsgTid, type: 0, body: '', senderInfo: '' },
        { kind: 'userMessageRecalled', at, id: 'mine', by: 'mod', byInfo: 'i' },
      ])
      await control('log-out', { appId: APPS.empty, users: ['anna'] })
      await refusal('SendLiveMessageUser', send, 'InputInvalid')
      await refusal('SendLiveMessageUser', { ...send, Body: 'x'.repeat(15_361) }, 'InputInvalid')
    },
  },
}
