import { LIMITS } from '#api/contract/limits.ts'
import { APPS } from '../../scenarios/names.ts'
import type { Witness } from '../contract-suite.ts'
import { openGroup, same, type Story, tells, timeOf, wait } from './story.ts'

const room = { AppId: APPS.empty, GroupId: 'room' }
const everyone = ['owner', 'admin', 'loud', 'calm', 'guest']

const openRoom = (service: Witness) =>
  openGroup(service, { ...room, CreatorId: 'owner', Administrators: ['admin'] }, everyone)

/** Holds who may speak against who should; the others are refused. */
async function maySpeak({ call, refusal }: Witness, ...speakers: string[]): Promise<void> {
  for (const SenderId of everyone) {
    if (speakers.includes(SenderId)) await call('SendLiveMessageGroup', { ...room, SenderId })
    else await refusal('SendLiveMessageGroup', { ...room, SenderId }, 'NoAuth')
  }
}

export const muteStories: Record<string, Story> = {
  'users are muted one by one, never owner and administrators': {
    async tell(service) {
      const { call } = service
      await openRoom(service)
      const band = async () => {
        const { RequestId: _, ...rest } = await call('DescribeLiveMessageGroupBand', room)
        return rest
      }
      const nobody = { GroupId: 'room', IsbannedAll: false, BannedUserList: [], UnbannedUserList: [] }
      same(await band(), nobody)
      await maySpeak(service, ...everyone)
      tells(await call('AddLiveMessageGroupBand', { ...room, BannedUsers: ['loud', 'owner', 'admin'] }), {})
      tells(await call('AddLiveMessageGroupBand', { ...room, BannedUsers: ['guest', 'loud'] }), {})
      same(await band(), { ...nobody, BannedUserList: ['loud', 'owner', 'admin', 'guest'] })
      await maySpeak(service, 'owner', 'admin', 'calm')
      tells(
        await call('RemoveLiveMessageGroupBand', { ...room, UnbannedUsers: ['guest', 'owner', 'admin', 'stranger'] }),
        {},
      )
      same(await band(), { ...nobody, BannedUserList: ['loud'] })
      await maySpeak(service, 'owner', 'admin', 'calm', 'guest')
    },
  },

  'everybody is muted but some, and afterwards those muted one by one still are': {
    async tell(service) {
      const { call } = service
      await openRoom(service)
      const band = async () => {
        const { RequestId: _, GroupId: _id, ...rest } = await call('DescribeLiveMessageGroupBand', room)
        return rest
      }
      await call('AddLiveMessageGroupBand', { ...room, BannedUsers: ['loud'] })
      tells(await call('BanLiveMessageGroup', { ...room, ExceptUsers: ['calm'] }), {})
      same(await band(), { IsbannedAll: true, BannedUserList: ['loud'], UnbannedUserList: ['calm'] })
      await maySpeak(service, 'owner', 'admin', 'calm')
      await call('BanLiveMessageGroup', { ...room, ExceptUsers: ['guest'] })
      await maySpeak(service, 'owner', 'admin', 'guest')
      await call('BanLiveMessageGroup', room)
      await maySpeak(service, 'owner', 'admin')
      tells(await call('UnbanLiveMessageGroup', room), {})
      same(await band(), { IsbannedAll: false, BannedUserList: ['loud'], UnbannedUserList: [] })
      await maySpeak(service, 'owner', 'admin', 'calm', 'guest')

      const all = { BannedAll: true, BannnedUsers: ['guest'], ExceptUsers: ['calm'] }
      tells(await call('ModifyLiveMessageGroupBand', { ...room, ...all }), {})
      same(await band(), { IsbannedAll: true, BannedUserList: ['guest'], UnbannedUserList: ['calm'] })
      await maySpeak(service, 'owner', 'admin', 'calm')
      await call('ModifyLiveMessageGroupBand', { ...room, BannedAll: false })
      same(await band(), { IsbannedAll: false, BannedUserList: ['guest'], UnbannedUserList: [] })
      await maySpeak(service, 'owner', 'admin', 'calm', 'loud')
      await call('ModifyLiveMessageGroupBand', { ...room, BannnedUsers: [] })
      await maySpeak(service, ...everyone)
    },
  },

  'mutes name at most 30 users a call, in a group that lives': {
    async tell(service) {
      const { call, refusal } = service
      await openRoom(service)
      const users = Array.from({ length: LIMITS.mutedUsersPerCall }, (_, index) => `user_${index}`)
      await call('AddLiveMessageGroupBand', { ...room, BannedUsers: users })
      await call('RemoveLiveMessageGroupBand', { ...room, UnbannedUsers: users })
      await call('BanLiveMessageGroup', { ...room, ExceptUsers: users })
      await call('ModifyLiveMessageGroupBand', { ...room, BannnedUsers: users, ExceptUsers: users })
      // The set itself grows beyond what a call names.
      await call('AddLiveMessageGroupBand', { ...room, BannedUsers: ['onemore'] })
      same((await call('DescribeLiveMessageGroupBand', room)).BannedUserList, [...users, 'onemore'])
      for (const wrong of [[...users, 'user_30'], ['a b']]) {
        await refusal('AddLiveMessageGroupBand', { ...room, BannedUsers: wrong }, 'InputInvalid')
        await refusal('RemoveLiveMessageGroupBand', { ...room, UnbannedUsers: wrong }, 'InputInvalid')
        await refusal('BanLiveMessageGroup', { ...room, ExceptUsers: wrong }, 'InputInvalid')
        await refusal('ModifyLiveMessageGroupBand', { ...room, BannnedUsers: wrong }, 'InputInvalid')
        await refusal('ModifyLiveMessageGroupBand', { ...room, ExceptUsers: wrong }, 'InputInvalid')
      }
      await refusal('AddLiveMessageGroupBand', { ...room, BannedUsers: [] }, 'InputInvalid')
      await refusal('RemoveLiveMessageGroupBand', { ...room, UnbannedUsers: [] }, 'InputInvalid')
      await call('DeleteLiveMessageGroup', room)
      await refusal('BanLiveMessageGroup', room, 'ResourceNotExist')
      await refusal('UnbanLiveMessageGroup', room, 'ResourceNotExist')
      await refusal('DescribeLiveMessageGroupBand', room, 'ResourceNotExist')
    },
  },

  'an action is called 50 times a second, a mute ten times': {
    async tell(service) {
      const { call, refusal } = service
      await openRoom(service)
      await wait(service, 1)
      const second = await timeOf(service)
      for (let count = 0; count < 50; count += 1) await call('DescribeLiveMessageGroup', room)
      await refusal('DescribeLiveMessageGroup', room, 'Throttling.User')
      await refusal('DescribeLiveMessageGroup', { ...room, GroupId: 'none' }, 'Throttling.User')
      for (let count = 0; count < 10; count += 1) await call('UnbanLiveMessageGroup', room)
      await refusal('UnbanLiveMessageGroup', room, 'Throttling.User')
      // Every action counts by itself.
      await call('BanLiveMessageGroup', room)
      for (let count = 0; count < 11; count += 1) await call('DescribeLiveMessageGroupBand', room)
      same(await timeOf(service), second)
      await wait(service, 1)
      await call('DescribeLiveMessageGroup', room)
      await call('UnbanLiveMessageGroup', room)
    },
  },

  'calls that other programs of the account make are missing': {
    async tell({ call, refusal, control }) {
      await control('reset', { scenario: 'throttled' })
      const list = { AppId: APPS.stage, SortType: 1 } as const
      for (let count = 0; count < 5; count += 1) await call('ListLiveMessageGroupByPage', list)
      await refusal('ListLiveMessageGroupByPage', list, 'Throttling.User')
      const group = { AppId: APPS.stage, GroupId: 'room001' }
      await call('BanLiveMessageGroup', group)
      await refusal('BanLiveMessageGroup', group, 'Throttling.User')
    },
  },
}
