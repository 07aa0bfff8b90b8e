import { LIMITS } from '#api/contract/limits.ts'
import { addApp, type ModelApp, refuseIf } from './reference.ts'
import { type HandlersOf, madeUp, ownApp, pageOf } from './handler.ts'

/** Empty, or a public address without a port; knows the addresses that the commands use, and no more. */
const isFineUrl = (url: string) => url === '' || /^https?:\/\/[a-z]+\.example(\/[^\s:]*)?$/.test(url)

const auditOf = ({ auditType, auditUrl }: ModelApp) => ({
  AuditType: auditType,
  ...(auditType === 2 ? { AuditUrl: auditUrl } : {}),
})

export const appHandlers: HandlersOf<
  | 'CreateLiveMessageApp'
  | 'DescribeLiveMessageApp'
  | 'ListLiveMessageApps'
  | 'ModifyLiveMessageAppAudit'
  | 'ModifyLiveMessageAppCallback'
  | 'ModifyLiveMessageAppDisable'
> = {
  CreateLiveMessageApp(model, params, seen) {
    const {
      AppName,
      AuditType = 0,
      AuditUrl = '',
      EventCallbackUrl = '',
      MsgLifeCycle = 0,
      DataCenter = 'cn-shanghai',
    } = params
    refuseIf(
      !isFineUrl(AuditUrl) || !isFineUrl(EventCallbackUrl) || (AuditType === 2 && AuditUrl === ''),
      'InputInvalid',
    )
    refuseIf(model.apps.filter(({ foreign }) => !foreign).length >= LIMITS.applicationsPerAccount, 'InputInvalid')
    const id = madeUp(seen, 'AppId', /^[a-z0-9]{12}$/)
    const isTaken = model.apps.some((app) => app.id === id)
    const { key, sign } = addApp(model, {
      id: isTaken ? 'an ID that is free' : id,
      name: AppName ?? id,
      center: DataCenter,
      key: madeUp(seen, 'AppKey', /^\w{16,}$/),
      sign: madeUp(seen, 'AppSign', /^\w{16,}$/),
      auditType: AuditType,
      auditUrl: AuditType === 2 ? AuditUrl : '',
      callbackUrl: EventCallbackUrl,
      tier: MsgLifeCycle,
    })
    return { AppId: id, AppKey: key, AppSign: sign, DataCenter }
  },

  DescribeLiveMessageApp(model, params) {
    const app = ownApp(model, params)
    return {
      AppId: app.id,
      AppName: app.name,
      AppKey: app.key,
      AppSign: app.sign,
      ...auditOf(app),
      EventCallbackUrl: app.callbackUrl,
      Disable: app.disabled,
      CreateTime: app.createdAt,
      ModifyTime: app.modifiedAt,
      MsgLifeCycle: app.tier,
      DataCenter: app.center,
    }
  },

  ListLiveMessageApps(model, { SortType, NextPageToken, DataCenter = 'cn-shanghai' }) {
    const own = model.apps.filter(({ foreign, center }) => !foreign && center === DataCenter)
    const { rows, more, next } = pageOf(own, NextPageToken, 20, ({ order }) => order, SortType === 1)
    const AppList = rows.map((app) => ({
      AppId: app.id,
      AppName: app.name,
      AppKey: app.key,
      AppSign: app.sign,
      Disable: `${app.disabled}`,
      CreateTime: app.createdAt,
      ModifyTime: app.modifiedAt,
      MsgLifeCycle: app.tier,
      DataCenter: app.center,
    }))
    return { HasMore: more, ...(more ? { NextPageToken: next } : {}), AppList }
  },

  ModifyLiveMessageAppAudit(model, { AuditType, AuditUrl, ...named }) {
    const app = ownApp(model, named)
    const auditType = AuditType ?? app.auditType
    const auditUrl = AuditUrl ?? app.auditUrl
    refuseIf(!isFineUrl(auditUrl) || (auditType === 2 && auditUrl === ''), 'InputInvalid')
    app.auditType = auditType
    app.auditUrl = auditType === 2 ? auditUrl : ''
    app.modifiedAt = model.now
    const custom = auditType === 2 ? { AuditNeedAuthentication: true } : {}
    return { AppId: app.id, AppSign: app.sign, ...auditOf(app), ...custom }
  },

  ModifyLiveMessageAppCallback(model, { EventCallbackUrl = '', ...named }) {
    const app = ownApp(model, named)
    refuseIf(!isFineUrl(EventCallbackUrl), 'InputInvalid')
    app.callbackUrl = EventCallbackUrl
    app.modifiedAt = model.now
    const address = EventCallbackUrl === '' ? {} : { EventCallbackUrl }
    return { AppId: app.id, AppSign: app.sign, ...address, EventCallbackNeedAuthentication: true }
  },

  ModifyLiveMessageAppDisable(model, { Disable, ...named }) {
    const app = ownApp(model, named)
    app.disabled = Disable ?? app.disabled
    app.modifiedAt = model.now
    return { AppId: app.id, AppSign: app.sign, Disable: app.disabled }
  },
}
