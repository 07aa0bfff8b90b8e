import { LIMITS } from '#api/contract/limits.ts'
import { endFor } from './crowd.ts'
import { anyGroup, type HandlersOf, liveGroup, pageOf, workingApp } from './handler.ts'
import { addGroup, type ModelApp, type ModelGroup, refuseIf } from './reference.ts'

const rowOf = (group: ModelGroup) => ({
  GroupId: group.id,
  GroupName: group.name,
  GroupInfo: group.info,
  CreatorId: group.owner,
  AdminList: group.administrators,
  Createtime: group.createdAt,
  Delete: group.deleted !== undefined,
})

const withStatus = ({ groups }: ModelApp, status: number) =>
  groups.filter(({ deleted }) => status === 0 || (status === 2) === (deleted !== undefined))

const isFull = (app: ModelApp) => withStatus(app, 1).length >= LIMITS.liveGroups

export const groupHandlers: HandlersOf<
  | 'CreateLiveMessageGroup'
  | 'DescribeLiveMessageGroup'
  | 'ListLiveMessageGroups'
  | 'ListLiveMessageGroupByPage'
  | 'ModifyLiveMessageGroup'
  | 'DeleteLiveMessageGroup'
  | 'RecoverLiveMessageDeletedGroup'
> = {
  CreateLiveMessageGroup(model, params) {
    const app = workingApp(model, params)
    const { GroupId, GroupName = '', GroupInfo = '', CreatorId = '', Administrators = [] } = params
    const taken = app.groups.find(({ id }) => id === GroupId)
    if (taken !== undefined)
      return { GroupId, AlreadyExists: true, ...(taken.deleted === undefined ? {} : { AlreadyDelete: true }) }
    refuseIf(isFull(app), 'ErrorTooManyGroups')
    addGroup(app, {
      id: GroupId,
      name: GroupName,
      info: GroupInfo,
      owner: CreatorId,
      administrators: [...Administrators],
      createdAt: model.now,
    })
    return { GroupId }
  },

  DescribeLiveMessageGroup(model, params) {
    const { group } = anyGroup(model, params)
    if (group.deleted !== undefined) {
      const { at, by } = group.deleted
      return { ...rowOf(group), Deletatime: at, ...(by === '' ? {} : { Deletor: by }) }
    }
    return {
      ...rowOf(group),
      TotalTimes: group.sessions,
      OnlineUserCounts: group.members.size,
      MsgAmount: Object.fromEntries([...group.amounts].map(([type, amount]) => [`${type}`, amount])),
      SuperLargeGroup: group.supergroup,
    }
  },

  ListLiveMessageGroups(model, { SortType, NextPageToken, GroupStatus = 0, ...named }) {
    const groups = withStatus(workingApp(model, named), GroupStatus)
    const { rows, more, next } = pageOf(groups, NextPageToken, 1000, ({ order }) => order, SortType === 1)
    return { Hasmore: more, ...(more ? { NextpageToken: `${next}` } : {}), GroupList: rows.map(rowOf) }
  },

  ListLiveMessageGroupByPage(model, { SortType, GroupStatus = 0, PageNumber = 1, PageSize = 20, ...named }) {
    const groups = withStatus(workingApp(model, named), GroupStatus)
    const sorted = SortType === 1 ? groups : groups.toReversed()
    const rows = sorted.slice((PageNumber - 1) * PageSize, PageNumber * PageSize)
    return { TotalCount: groups.length, PageNumber, PageSize, GroupList: rows.map(rowOf) }
  },

  ModifyLiveMessageGroup(model, { ModifyInfo = false, GroupInfo = '', ModifyAdmin = false, AdminList = [], ...named }) {
    const { group } = liveGroup(model, named)
    if (ModifyInfo) group.info = GroupInfo
    if (ModifyAdmin) group.administrators = [...AdminList]
    return {}
  },

  DeleteLiveMessageGroup(model, { OperatorId = '', ...named }) {
    const { app, group } = anyGroup(model, named)
    if (group.deleted === undefined) {
      endFor(model, app, group)
      group.deleted = { at: model.now, by: OperatorId }
    }
    return { GroupId: group.id }
  },

  RecoverLiveMessageDeletedGroup(model, params) {
    const { app, group } = anyGroup(model, params)
    refuseIf(group.deleted === undefined, 'InputInvalid')
    refuseIf(isFull(app), 'ErrorTooManyGroups')
    group.deleted = undefined
    return { GroupId: group.id }
  },
}
