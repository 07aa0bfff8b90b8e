import * as v from 'valibot'
import { defineAction } from './define-action.ts'
import {
  applicationName,
  count,
  dataCenter,
  LIVE_CENTERS,
  pageToken,
  range,
  requestId,
  secret,
  sortType,
  storedId,
} from './fields.ts'

/** `MsgLifeCycle`: 0, 1, 2 = messages kept 30, 90, 180 days. */
const msgLifeCycle = v.picklist([0, 1, 2])
/** 0 off, 1 built-in, 2 custom (AuditUrl then required). */
const auditType = range(0, 2)
const center = v.picklist(LIVE_CENTERS)

export const appActions = {
  ListLiveMessageApps: defineAction({
    kind: 'read',
    request: { SortType: sortType, NextPageToken: pageToken, DataCenter: dataCenter },
    answer: {
      HasMore: v.boolean(),
      /** Only when HasMore is true. */
      NextPageToken: v.optional(count),
      AppList: v.array(
        v.object({
          AppId: v.string(),
          AppName: v.string(),
          AppKey: secret,
          AppSign: secret,
          /** Text here, a boolean in DescribeLiveMessageApp: the vendor's spelling. */
          Disable: v.picklist(['true', 'false']),
          CreateTime: count,
          ModifyTime: count,
          MsgLifeCycle: msgLifeCycle,
          DataCenter: center,
        }),
      ),
      RequestId: requestId,
    },
  }),
  CreateLiveMessageApp: defineAction({
    kind: 'write',
    request: {
      AppName: v.optional(applicationName),
      AuditType: v.optional(auditType),
      AuditUrl: v.optional(v.string()),
      EventCallbackUrl: v.optional(v.string()),
      MsgLifeCycle: v.optional(msgLifeCycle),
      DataCenter: dataCenter,
    },
    answer: { AppId: v.string(), AppKey: secret, AppSign: secret, DataCenter: center, RequestId: requestId },
  }),
  DescribeLiveMessageApp: defineAction({
    kind: 'read',
    request: { AppId: storedId, DataCenter: dataCenter },
    answer: {
      AppId: v.string(),
      AppName: v.string(),
      AppKey: secret,
      AppSign: secret,
      AuditType: auditType,
      /** Only when AuditType is 2. */
      AuditUrl: v.optional(v.string()),
      /** Empty: callbacks are off. */
      EventCallbackUrl: v.string(),
      Disable: v.boolean(),
      CreateTime: count,
      ModifyTime: count,
      MsgLifeCycle: msgLifeCycle,
      DataCenter: center,
      RequestId: requestId,
    },
  }),
  ModifyLiveMessageAppAudit: defineAction({
    kind: 'write',
    request: {
      AppId: storedId,
      AuditType: v.optional(auditType),
      AuditUrl: v.optional(v.string()),
      DataCenter: dataCenter,
    },
    answer: {
      AppId: v.string(),
      AppSign: secret,
      AuditType: auditType,
      /** The next two only when AuditType is 2. */
      AuditUrl: v.optional(v.string()),
      AuditNeedAuthentication: v.optional(v.boolean()),
      RequestId: requestId,
    },
  }),
  ModifyLiveMessageAppCallback: defineAction({
    kind: 'write',
    /** An empty address turns callbacks off. */
    request: { AppId: storedId, EventCallbackUrl: v.optional(v.string()), DataCenter: dataCenter },
    answer: {
      AppId: v.string(),
      AppSign: secret,
      /** Absent when empty. */
      EventCallbackUrl: v.optional(v.string()),
      EventCallbackNeedAuthentication: v.boolean(),
      RequestId: requestId,
    },
  }),
  ModifyLiveMessageAppDisable: defineAction({
    kind: 'write',
    request: { AppId: storedId, Disable: v.optional(v.boolean()), DataCenter: dataCenter },
    answer: { AppId: v.string(), AppSign: secret, Disable: v.boolean(), RequestId: requestId },
  }),
}
