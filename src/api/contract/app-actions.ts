import * as v from 'valibot'
import { defineAction } from './define-action.ts'
import { applicationName, count, dataCenter, LIVE_CENTERS, range, requestId, secret, sortType, storedId } from './fields.ts'

/** `MsgLifeCycle`: 0, 1, 2 = messages kept 30, 90, 180 days. */
const msgLifeCycle = v.picklist([0, 1, 2])
const center = v.picklist(LIVE_CENTERS)

export const appActions = {
  ListLiveMessageApps: defineAction({
    kind: 'read',
    request: { SortType: sortType, NextPageToken: v.optional(v.pipe(v.number(), v.safeInteger())), DataCenter: dataCenter },
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
      /** 0 off, 1 built-in, 2 custom (AuditUrl then required). */
      AuditType: v.optional(range(0, 2)),
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
      AuditType: range(0, 2),
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
}
