import type { Failure } from '#api/failure.ts'
import { defineStrings } from '#lib/strings.ts'
import { commonStrings } from './common-strings.ts'

/** What happened and what to do, by kind and Code. The service's own message is shown beside, never parsed. */
export const failureStrings = defineStrings({
  en: {
    offline: 'This computer is offline.',
    offlineAdvice: 'Check the connection, then try again.',
    timeout: 'The service did not answer in time.',
    timeoutAdvice: 'Wait a moment, then try again.',
    network: 'The service could not be reached.',
    networkAdvice: 'Check the connection, then try again.',
    unreadable: 'The answer could not be read.',
    unreadableAdvice: 'It does not follow the service’s contract. Try again; if it stays, report the RequestId.',
    unreadableStatus: (status: string) => `The answer could not be read (HTTP ${status}).`,
    refused: 'The service refused this.',
    InputInvalid: 'The service did not accept the input.',
    InputInvalidAdvice: 'Correct what the message names, then try again.',
    NoAuth: 'No access to this application.',
    NoAuthAdvice: 'It is disabled or belongs to another account. Choose another application or ask its owner.',
    ResourceNotExist: 'Not found.',
    ResourceNotExistAdvice: 'It may have been deleted for good or belong to another application. Refresh the list.',
    ErrorTooManyGroups: 'The application has no free place for a group.',
    ErrorTooManyGroupsAdvice: 'Delete a group to free a place, then try again.',
    Throttling: 'Too many calls at the moment.',
    ThrottlingAdvice: 'The service limits calls per second. Wait a moment, then try again.',
    GroupChanged: 'Somebody else changed this group.',
    GroupChangedAdvice: 'Compare the values and decide which to keep.',
    SignInRequired: 'Your session has ended.',
    SignInRequiredAdvice: 'Sign in again, then go on here: what you typed is kept.',
    RoleRequired: 'Your role does not allow this.',
    RoleRequiredAdvice: 'Ask whoever runs this console for another role.',
    NotRecorded: 'Nothing was changed: the gateway cannot record it.',
    NotRecordedAdvice: 'Tell whoever runs this console. Reading still works.',
    NotSent: 'This was not sent to the service.',
    NotSentAdvice: 'Nothing has changed. The message says why; try again in a moment.',
    NoCredentialsAdvice: 'Nothing has changed. Whoever runs this console must check its credentials.',
    headersTooLarge: 'The browser sends too much along: this was not read.',
    headersTooLargeAdvice: 'Nothing has changed. Clear the cookies of this site, reload the page, and sign in again.',
    ServerError: 'The service had a problem of its own.',
    ServerErrorAdvice: 'Try again later; if it stays, report the RequestId.',
    refusedAdvice: 'Read the message, then try again.',
    outcomeUnknown: 'It is not known whether the change was made. Check before you repeat it.',
    unexpected: 'Something unexpected happened in the console.',
    unexpectedAdvice: 'Reload the page. What you typed is kept as a draft.',
    code: 'Code',
    message: 'Message',
    requestId: commonStrings.en.requestId,
  },
  zh: {
    offline: '此电脑处于离线状态。',
    offlineAdvice: '请检查网络连接后重试。',
    timeout: '服务未在规定时间内响应。',
    timeoutAdvice: '请稍候重试。',
    network: '无法连接到服务。',
    networkAdvice: '请检查网络连接后重试。',
    unreadable: '无法读取服务的响应。',
    unreadableAdvice: '响应不符合接口约定。请重试；若仍出现，请反馈 RequestId。',
    unreadableStatus: (status: string) => `无法读取服务的响应（HTTP ${status}）。`,
    refused: '服务拒绝了此操作。',
    InputInvalid: '服务不接受输入的内容。',
    InputInvalidAdvice: '请按消息提示修改后重试。',
    NoAuth: '无权访问此应用。',
    NoAuthAdvice: '应用已停用或属于其他账号。请选择其他应用或联系应用所有者。',
    ResourceNotExist: '未找到。',
    ResourceNotExistAdvice: '可能已被彻底删除，或属于其他应用。请刷新列表。',
    ErrorTooManyGroups: '此应用的群组数已达上限。',
    ErrorTooManyGroupsAdvice: '请先删除一个群组以释放名额，然后重试。',
    Throttling: '当前调用过于频繁。',
    ThrottlingAdvice: '服务限制每秒调用次数，请稍候重试。',
    GroupChanged: '该群组已被他人修改。',
    GroupChangedAdvice: '请比较各项内容并决定保留哪一个。',
    SignInRequired: '登录已失效。',
    SignInRequiredAdvice: '请重新登录后在此继续操作，已输入的内容会保留。',
    RoleRequired: '您的角色无权执行此操作。',
    RoleRequiredAdvice: '请联系控制台的管理人员调整角色。',
    NotRecorded: '未作任何更改：网关无法写入操作记录。',
    NotRecordedAdvice: '请告知控制台的管理人员。查看功能不受影响。',
    NotSent: '此操作未发送到服务。',
    NotSentAdvice: '没有任何更改。原因见消息，请稍候重试。',
    NoCredentialsAdvice: '没有任何更改。请联系控制台的管理人员检查其凭证。',
    headersTooLarge: '浏览器附带的数据过多，此操作未被读取。',
    headersTooLargeAdvice: '没有任何更改。请清除此网站的 Cookie，刷新页面并重新登录。',
    ServerError: '服务内部出现问题。',
    ServerErrorAdvice: '请稍后重试；若仍出现，请反馈 RequestId。',
    refusedAdvice: '请阅读消息后重试。',
    outcomeUnknown: '尚不清楚更改是否已生效，请先确认再重复操作。',
    unexpected: '控制台出现意外错误。',
    unexpectedAdvice: '请刷新页面，已输入的内容会保留为草稿。',
    code: '错误码',
    message: '消息',
    requestId: commonStrings.zh.requestId,
  },
})

type Words = (typeof failureStrings)['en']

const BY_CODE = {
  InputInvalid: ['InputInvalid', 'InputInvalidAdvice'],
  NoAuth: ['NoAuth', 'NoAuthAdvice'],
  ResourceNotExist: ['ResourceNotExist', 'ResourceNotExistAdvice'],
  ErrorTooManyGroups: ['ErrorTooManyGroups', 'ErrorTooManyGroupsAdvice'],
  'Gateway.GroupChanged': ['GroupChanged', 'GroupChangedAdvice'],
  'Gateway.Unreachable': ['network', 'networkAdvice'],
  'Gateway.Timeout': ['timeout', 'timeoutAdvice'],
  'Gateway.NotSent': ['NotSent', 'NotSentAdvice'],
  'Gateway.NoCredentials': ['NotSent', 'NoCredentialsAdvice'],
  'Gateway.SignInRequired': ['SignInRequired', 'SignInRequiredAdvice'],
  'Gateway.NotRecorded': ['NotRecorded', 'NotRecordedAdvice'],
  'Gateway.RoleRequired': ['RoleRequired', 'RoleRequiredAdvice'],
} as const

/** The headline and the advice for a failure. */
export function failureWords(failure: Failure, words: Words): { title: string; advice: string } {
  const { kind, reason = 'network', status, code } = failure.facts
  if (kind === 'unreachable') return { title: words[reason], advice: words[`${reason}Advice`] }
  // The gateway reads the service's answers before we do.
  if (kind === 'unreadable' || code === 'Gateway.Unreadable') {
    const bad = status === undefined || status < 400
    return {
      title: bad ? words.unreadable : words.unreadableStatus(String(status)),
      advice: words.unreadableAdvice,
    }
  }
  if (failure.throttled) return { title: words.Throttling, advice: words.ThrottlingAdvice }
  const known = Object.entries(BY_CODE).find(([name]) => name === code)?.[1]
  if (known !== undefined) return { title: words[known[0]], advice: words[known[1]] }
  if ((status ?? 0) >= 500) return { title: words.ServerError, advice: words.ServerErrorAdvice }
  return { title: words.refused, advice: words.refusedAdvice }
}
