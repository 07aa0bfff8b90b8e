import { type HandlersOf, liveGroup } from './handler.ts'

const onceEach = (ids: readonly string[]) => ids.filter((id, place) => ids.indexOf(id) === place)

export const muteHandlers: HandlersOf<
  | 'BanLiveMessageGroup'
  | 'UnbanLiveMessageGroup'
  | 'AddLiveMessageGroupBand'
  | 'RemoveLiveMessageGroupBand'
  | 'ModifyLiveMessageGroupBand'
  | 'DescribeLiveMessageGroupBand'
> = {
  BanLiveMessageGroup(model, { ExceptUsers = [], ...named }) {
    const { group } = liveGroup(model, named)
    group.everybodyMuted = true
    group.exempt = onceEach(ExceptUsers)
    return {}
  },

  UnbanLiveMessageGroup(model, params) {
    const { group } = liveGroup(model, params)
    group.everybodyMuted = false
    group.exempt = []
    return {}
  },

  AddLiveMessageGroupBand(model, { BannedUsers, ...named }) {
    const { group } = liveGroup(model, named)
    group.muted = onceEach([...group.muted, ...BannedUsers])
    return {}
  },

  RemoveLiveMessageGroupBand(model, { UnbannedUsers, ...named }) {
    const { group } = liveGroup(model, named)
    group.muted = group.muted.filter((id) => !UnbannedUsers.includes(id))
    return {}
  },

  ModifyLiveMessageGroupBand(model, { BannedAll, BannnedUsers, ExceptUsers, ...named }) {
    const { group } = liveGroup(model, named)
    if (BannedAll !== undefined) group.everybodyMuted = BannedAll
    if (BannnedUsers !== undefined) group.muted = onceEach(BannnedUsers)
    if (ExceptUsers !== undefined) group.exempt = onceEach(ExceptUsers)
    if (!group.everybodyMuted) group.exempt = []
    return {}
  },

  DescribeLiveMessageGroupBand(model, params) {
    const { group } = liveGroup(model, params)
    return {
      GroupId: group.id,
      IsbannedAll: group.everybodyMuted,
      BannedUserList: group.muted,
      UnbannedUserList: group.exempt,
    }
  },
}
