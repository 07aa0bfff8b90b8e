import { groupVersion } from '#api/contract/group-version.ts'
import { RETENTION } from '#api/contract/limits.ts'
import { APPS, GROUPS } from '../../scenarios/names.ts'
import { has, inboxOf, same, type Story, tells, timeOf, wait } from './story.ts'

const inTypical = (GroupId: string) => ({ AppId: APPS.typical, GroupId, DataCenter: 'cn-shanghai' }) as const

export const groupStories: Record<string, Story> = {
  'a group lives, is deleted and restored': {
    async tell(service) {
      const { call, refusal, control } = service
      const group = inTypical('story1')
      const values = { GroupName: '故事 📖', GroupInfo: 'a\r\nb', CreatorId: 'owner_1' }
      const admins = ['a1', 'a2']
      const row = { GroupId: 'story1', ...values, AdminList: admins, Createtime: await timeOf(service) }
      tells(await call('CreateLiveMessageGroup', { ...group, ...values, Administrators: admins }), {
        GroupId: 'story1',
      })
      tells(await call('CreateLiveMessageGroup', { ...group, GroupName: 'other' }), {
        GroupId: 'story1',
        AlreadyExists: true,
      })
      await control('join', { appId: APPS.typical, groupId: 'story1', users: ['u1', 'u2'] })
      const live = { ...row, Delete: false, TotalTimes: 1, OnlineUserCounts: 2, MsgAmount: {}, SuperLargeGroup: false }
      tells(await call('DescribeLiveMessageGroup', group), live)

      await wait(service, 60)
      tells(await call('DeleteLiveMessageGroup', { ...group, OperatorId: 'op1' }), { GroupId: 'story1' })
      const Deletatime = await timeOf(service)
      await wait(service, 60)
      // Again, it neither counts as another deletion nor prolongs the time to restore.
      tells(await call('DeleteLiveMessageGroup', { ...group, OperatorId: 'op2' }), { GroupId: 'story1' })
      tells(await call('DescribeLiveMessageGroup', group), { ...row, Delete: true, Deletatime, Deletor: 'op1' })
      tells(await call('CreateLiveMessageGroup', group), {
        GroupId: 'story1',
        AlreadyExists: true,
        AlreadyDelete: true,
      })
      await refusal('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: 'x' }, 'ResourceNotExist')
      same(await inboxOf(service, APPS.typical, 'u2'), [{ kind: 'groupEnded', at: Deletatime, groupId: 'story1' }])

      tells(await call('RecoverLiveMessageDeletedGroup', group), { GroupId: 'story1' })
      await refusal('RecoverLiveMessageDeletedGroup', group, 'InputInvalid')
      tells(await call('DescribeLiveMessageGroup', group), { ...live, OnlineUserCounts: 0 })

      await call('DeleteLiveMessageGroup', group)
      await wait(service, RETENTION.deletedGroup - 1)
      has(await call('DescribeLiveMessageGroup', group), { Delete: true, Deletor: undefined })
      await wait(service, 1)
      await refusal('DescribeLiveMessageGroup', group, 'ResourceNotExist')
      await refusal('RecoverLiveMessageDeletedGroup', group, 'ResourceNotExist')
      await refusal('DeleteLiveMessageGroup', group, 'ResourceNotExist')
      tells(await call('CreateLiveMessageGroup', group), { GroupId: 'story1' })
    },
  },

  'only what a flag says is modified': {
    async tell({ call, refusal }) {
      const group = inTypical('story1')
      const given = { GroupName: 'n', GroupInfo: 'i', CreatorId: 'o' }
      await call('CreateLiveMessageGroup', { ...group, ...given, Administrators: ['a1'] })
      tells(await call('ModifyLiveMessageGroup', { ...group, GroupInfo: 'j', AdminList: ['a2'] }), {})
      has(await call('DescribeLiveMessageGroup', group), { ...given, AdminList: ['a1'] })
      await call('ModifyLiveMessageGroup', { ...group, ModifyInfo: true, GroupInfo: 'j', AdminList: ['a2'] })
      has(await call('DescribeLiveMessageGroup', group), { ...given, GroupInfo: 'j', AdminList: ['a1'] })
      await call('ModifyLiveMessageGroup', {
        ...group,
        ModifyAdmin: true,
        AdminList: ['a2', 'a3', 'a4'],
        GroupInfo: 'k',
      })
      has(await call('DescribeLiveMessageGroup', group), { ...given, GroupInfo: 'j', AdminList: ['a2', 'a3', 'a4'] })
      await refusal(
        'ModifyLiveMessageGroup',
        { ...group, ModifyAdmin: true, AdminList: ['a', 'b', 'c', 'd'] },
        'InputInvalid',
      )
      await call('ModifyLiveMessageGroup', {
        ...group,
        ModifyInfo: true,
        GroupInfo: '',
        ModifyAdmin: true,
        AdminList: [],
      })
      has(await call('DescribeLiveMessageGroup', group), { ...given, GroupInfo: '', AdminList: [] })
      await refusal(
        'ModifyLiveMessageGroup',
        { ...group, GroupId: 'none', ModifyInfo: true, GroupInfo: '' },
        'ResourceNotExist',
      )
    },
  },

  'a change meets another change': {
    needs: 'ifMatch',
    async tell({ call, refusal }) {
      const group = { AppId: APPS.typical, GroupId: GROUPS.busy }
      const opened = await call('DescribeLiveMessageGroup', group)
      const version = groupVersion(opened.GroupInfo, opened.AdminList)
      await call('ModifyLiveMessageGroup', { ...group, ModifyAdmin: true, AdminList: ['theirs'] })
      const change = { ...group, ModifyInfo: true, GroupInfo: 'mine' }
      const refused = await refusal('ModifyLiveMessageGroup', change, 'Gateway.GroupChanged', version)
      same(refused.current, { GroupInfo: opened.GroupInfo, AdminList: ['theirs'] })
      await call('ModifyLiveMessageGroup', change, groupVersion(opened.GroupInfo, ['theirs']))
      has(await call('DescribeLiveMessageGroup', group), { GroupInfo: 'mine', AdminList: ['theirs'] })
    },
  },

  'the quota is full': {
    async tell({ call, refusal }) {
      const app = { AppId: APPS.full }
      const list = { ...app, SortType: 2, GroupStatus: 2, PageSize: 1 } as const
      const deleted = await call('ListLiveMessageGroupByPage', list)
      has(deleted, { TotalCount: 300, PageNumber: 1, PageSize: 1 })
      same((await call('ListLiveMessageGroupByPage', { ...list, GroupStatus: 1 })).TotalCount, 5000)
      await refusal('CreateLiveMessageGroup', { ...app, GroupId: 'onemore' }, 'ErrorTooManyGroups')
      const GroupId = deleted.GroupList[0]?.GroupId ?? ''
      await refusal('RecoverLiveMessageDeletedGroup', { ...app, GroupId }, 'ErrorTooManyGroups')
      await call('DeleteLiveMessageGroup', { ...app, GroupId: 'show5300' })
      await call('RecoverLiveMessageDeletedGroup', { ...app, GroupId })
      same((await call('ListLiveMessageGroupByPage', list)).TotalCount, 300)
      await refusal('CreateLiveMessageGroup', { ...app, GroupId: 'onemore' }, 'ErrorTooManyGroups')
    },
  },

  'groups are listed by page, by status, in both orders': {
    async tell({ call, refusal }) {
      const app = { AppId: APPS.empty }
      const created = Array.from({ length: 23 }, (_, index) => `page${index}`)
      for (const GroupId of created) await call('CreateLiveMessageGroup', { ...app, GroupId })
      await call('DeleteLiveMessageGroup', { ...app, GroupId: 'page5' })
      const page = async (params: {
        SortType: 1 | 2
        GroupStatus?: number
        PageNumber?: number
        PageSize?: number
      }) => {
        const { GroupList, ...rest } = await call('ListLiveMessageGroupByPage', { ...app, ...params })
        tells(rest, {
          TotalCount: rest.TotalCount,
          PageNumber: params.PageNumber ?? 1,
          PageSize: params.PageSize ?? 20,
        })
        return [rest.TotalCount, GroupList.map(({ GroupId }) => GroupId)]
      }
      same(await page({ SortType: 1 }), [23, created.slice(0, 20)])
      same(await page({ SortType: 2, PageNumber: 2 }), [23, created.toReversed().slice(20)])
      same(await page({ SortType: 1, GroupStatus: 1, PageSize: 6 }), [
        22,
        created.filter((id) => id !== 'page5').slice(0, 6),
      ])
      same(await page({ SortType: 1, GroupStatus: 2 }), [1, ['page5']])
      same(await page({ SortType: 1, PageNumber: 10_000 }), [23, []])
      for (const wrong of [
        { PageSize: 51 },
        { PageSize: 0 },
        { PageNumber: 0 },
        { PageNumber: 10_001 },
        { GroupStatus: 3 },
      ]) {
        await refusal('ListLiveMessageGroupByPage', { ...app, SortType: 1, ...wrong }, 'InputInvalid')
      }
    },
  },

  'groups are listed by token, which is text in the answer and a number in the request': {
    async tell({ call, refusal }) {
      const list = { AppId: APPS.full, SortType: 1 } as const
      const seen: string[] = []
      const sizes: number[] = []
      for (let NextPageToken = -1; ;) {
        const page = await call('ListLiveMessageGroups', { ...list, NextPageToken })
        seen.push(...page.GroupList.map(({ GroupId }) => GroupId))
        sizes.push(page.GroupList.length)
        same(page.Hasmore, page.NextpageToken !== undefined)
        if (page.NextpageToken === undefined) break
        NextPageToken = Number(page.NextpageToken)
      }
      same(sizes, [1000, 1000, 1000, 1000, 1000, 300])
      same(new Set(seen).size, 5300)

      const newestFirst = { ...list, SortType: 2 } as const
      const [first, ...others] = (await call('ListLiveMessageGroups', newestFirst)).GroupList
      same([first?.GroupId, others.length], [seen.at(-1), 999])
      const deleted = await call('ListLiveMessageGroups', { ...newestFirst, GroupStatus: 2 })
      same(
        [deleted.Hasmore, deleted.GroupList.length, deleted.GroupList.every(({ Delete }) => Delete)],
        [false, 300, true],
      )
      tells(await call('ListLiveMessageGroups', { AppId: APPS.empty, SortType: 1 }), { Hasmore: false, GroupList: [] })
      await refusal('ListLiveMessageGroups', { ...list, NextPageToken: -2 }, 'InputInvalid')
    },
  },
}
