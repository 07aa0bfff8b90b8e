import { APPS } from '../scenarios/names.ts'
import { has, same, type Story } from './story.ts'

export const applicationStories: Record<string, Story> = {
  'applications are listed, described and created': {
    async tell({ call, refusal }) {
      for (const DataCenter of ['cn-shanghai', 'ap-southeast-1'] as const) {
        const { AppList } = await call('ListLiveMessageApps', { SortType: 2, DataCenter })
        for (const { AppId } of AppList) has(await call('DescribeLiveMessageApp', { AppId, DataCenter }), { AppId, DataCenter })
      }
      const { AppId } = await call('CreateLiveMessageApp', { AppName: '新应用 🎉', MsgLifeCycle: 2, DataCenter: 'ap-southeast-1' })
      const scope = { AppId, DataCenter: 'ap-southeast-1' } as const
      has(await call('DescribeLiveMessageApp', scope), { AppName: '新应用 🎉', MsgLifeCycle: 2, Disable: false })
      same((await call('ListLiveMessageGroupByPage', { ...scope, SortType: 1 })).TotalCount, 0)
      await refusal('DescribeLiveMessageApp', { AppId: APPS.foreign }, 'NoAuth')
      await refusal('DescribeLiveMessageApp', { AppId: APPS.singapore }, 'ResourceNotExist')
      await refusal('ListLiveMessageGroupByPage', { AppId: APPS.disabled, SortType: 1 }, 'NoAuth')
    },
  },
}
