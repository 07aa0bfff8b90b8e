import { LIMITS } from '#api/contract/limits.ts'
import { APPS, GROUPS } from '../../scenarios/names.ts'
import { has, same, type Story, tells, timeOf, wait } from './story.ts'

const CENTERS = ['cn-shanghai', 'ap-southeast-1'] as const

export const applicationStories: Record<string, Story> = {
  'an application is created, described and listed': {
    async tell(service) {
      const { call, refusal } = service
      const DataCenter = 'ap-southeast-1'
      const urls = { AuditUrl: 'https://audit.example/check', EventCallbackUrl: 'http://hooks.example/live?x=1' }
      const values = { AppName: '新应用 🎉', MsgLifeCycle: 2 } as const
      const { AppId, ...created } = await call('CreateLiveMessageApp', { ...values, ...urls, AuditType: 2, DataCenter })
      tells(created, { DataCenter })
      const CreateTime = await timeOf(service)
      const row = { AppId, ...values, CreateTime, ModifyTime: CreateTime, DataCenter }
      tells(await call('DescribeLiveMessageApp', { AppId, DataCenter }), {
        ...row,
        ...urls,
        AuditType: 2,
        Disable: false,
      })
      const { AppList, HasMore } = await call('ListLiveMessageApps', { SortType: 2, DataCenter })
      same(HasMore, false)
      const [{ AppKey: _key, AppSign: _sign, ...first } = {}, ...others] = AppList
      same(first, { ...row, Disable: 'false' })
      same(
        others.map((app) => app.AppId),
        [APPS.singapore, APPS.singaporeEmpty],
      )
      same((await call('ListLiveMessageGroupByPage', { AppId, DataCenter, SortType: 1 })).TotalCount, 0)

      const bare = await call('CreateLiveMessageApp', {})
      same(bare.DataCenter, 'cn-shanghai')
      const defaults = { AppName: bare.AppId, AuditType: 0, EventCallbackUrl: '', Disable: false, MsgLifeCycle: 0 }
      has(await call('DescribeLiveMessageApp', { AppId: bare.AppId }), { ...defaults, AuditUrl: undefined })
      for (const wrong of [{ AppName: 'a' }, { AppName: '应'.repeat(17) }, { AuditType: 2 }, { AuditType: 3 }]) {
        await refusal('CreateLiveMessageApp', wrong, 'InputInvalid')
      }
      await refusal('ListLiveMessageApps', { SortType: 1, NextPageToken: -2 }, 'InputInvalid')
    },
  },

  'moderation, callbacks and the switch of an application are kept': {
    async tell(service) {
      const { call, refusal } = service
      const app = { AppId: APPS.empty }
      const described = () => call('DescribeLiveMessageApp', app)
      const custom = { AuditType: 2, AuditUrl: 'https://audit.example/' }
      await wait(service, 60)
      const ModifyTime = await timeOf(service)

      await refusal('ModifyLiveMessageAppAudit', { ...app, AuditType: 2 }, 'InputInvalid')
      tells(await call('ModifyLiveMessageAppAudit', { ...app, ...custom }), {
        ...app,
        ...custom,
        AuditNeedAuthentication: true,
      })
      has(await described(), { ...custom, ModifyTime })
      tells(await call('ModifyLiveMessageAppAudit', { ...app, AuditType: 1 }), { ...app, AuditType: 1 })
      has(await described(), { AuditType: 1, AuditUrl: undefined })

      const EventCallbackUrl = 'https://hooks.example/live'
      const answer = { ...app, EventCallbackNeedAuthentication: true }
      tells(await call('ModifyLiveMessageAppCallback', { ...app, EventCallbackUrl }), { ...answer, EventCallbackUrl })
      has(await described(), { EventCallbackUrl })
      tells(await call('ModifyLiveMessageAppCallback', { ...app, EventCallbackUrl: '' }), answer)
      has(await described(), { EventCallbackUrl: '' })

      for (const url of [
        'hooks.example',
        'ftp://hooks.example',
        'https://hooks.example:8443/',
        'http://192.168.1.20/',
        'http://localhost/',
      ]) {
        await refusal('ModifyLiveMessageAppCallback', { ...app, EventCallbackUrl: url }, 'InputInvalid')
        await refusal('ModifyLiveMessageAppAudit', { ...app, AuditType: 2, AuditUrl: url }, 'InputInvalid')
        await refusal('CreateLiveMessageApp', { EventCallbackUrl: url }, 'InputInvalid')
      }
      await refusal('ModifyLiveMessageAppCallback', { AppId: APPS.foreign, EventCallbackUrl }, 'NoAuth')

      await call('CreateLiveMessageGroup', { ...app, GroupId: 'g1' })
      tells(await call('ModifyLiveMessageAppDisable', { ...app, Disable: true }), { ...app, Disable: true })
      tells(await call('ModifyLiveMessageAppDisable', app), { ...app, Disable: true })
      has(await described(), { Disable: true })
      await refusal('DescribeLiveMessageGroup', { ...app, GroupId: 'g1' }, 'NoAuth')
      await refusal('CheckLiveMessageUsersOnline', { ...app, UserIds: ['a'] }, 'NoAuth')
      await refusal('CreateLiveMessageGroup', { ...app, GroupId: 'g2' }, 'NoAuth')
      await call('ModifyLiveMessageAppDisable', { ...app, Disable: false })
      has(await call('DescribeLiveMessageGroup', { ...app, GroupId: 'g1' }), { GroupId: 'g1' })
      await refusal('ModifyLiveMessageAppDisable', { AppId: 'nothere', Disable: true }, 'ResourceNotExist')
    },
  },

  'an application belongs to a Live Center and to an account': {
    async tell({ call, refusal }) {
      for (const DataCenter of CENTERS) {
        const { AppList } = await call('ListLiveMessageApps', { SortType: 2, DataCenter })
        for (const { AppId } of AppList)
          has(await call('DescribeLiveMessageApp', { AppId, DataCenter }), { AppId, DataCenter })
      }
      const elsewhere = { AppId: APPS.singapore }
      await refusal('DescribeLiveMessageApp', elsewhere, 'ResourceNotExist')
      await refusal('ModifyLiveMessageAppDisable', { ...elsewhere, Disable: true }, 'ResourceNotExist')
      await refusal('ListLiveMessageGroups', { ...elsewhere, SortType: 1 }, 'ResourceNotExist')
      const group = { AppId: APPS.typical, GroupId: GROUPS.busy, DataCenter: 'ap-southeast-1' } as const
      await refusal('DescribeLiveMessageGroup', group, 'ResourceNotExist')
      await refusal('DescribeLiveMessageGroupBand', group, 'ResourceNotExist')
      await refusal('DescribeLiveMessageApp', { AppId: APPS.foreign }, 'NoAuth')
      await refusal('ListLiveMessageGroupByPage', { AppId: APPS.foreign, SortType: 1 }, 'NoAuth')
      await refusal('ListLiveMessageGroupByPage', { AppId: APPS.disabled, SortType: 1 }, 'NoAuth')
    },
  },

  'an account has 300 applications and no more': {
    async tell({ call, refusal, control }) {
      await control('reset', { scenario: 'full-account' })
      const seen = new Set<string>()
      for (const DataCenter of CENTERS) {
        await refusal('CreateLiveMessageApp', { DataCenter }, 'InputInvalid')
        for (let NextPageToken: number | undefined = 0; NextPageToken !== undefined;) {
          const page: { AppList: { AppId: string }[]; HasMore: boolean; NextPageToken?: number | undefined } =
            await call('ListLiveMessageApps', { SortType: 1, DataCenter, NextPageToken })
          for (const { AppId } of page.AppList) seen.add(AppId)
          same(page.HasMore, page.NextPageToken !== undefined)
          NextPageToken = page.NextPageToken
        }
      }
      same(seen.size, LIMITS.applicationsPerAccount)
    },
  },
}
