import { html } from 'hono/html'
import type { OwnCode } from '../http/refusal.ts'

/** The few pages the gateway draws itself: a sign-in that ended badly on the way back from the provider. */
const WORDS: Partial<Record<OwnCode, { en: string; zh: string }>> = {
  'Gateway.SignInExpired': {
    en: 'This sign-in took too long, or was begun in another window. Go to the console and sign in again.',
    zh: '登录超时，或已在其他窗口中开始登录。请返回控制台重新登录。',
  },
  'Gateway.SignInRefused': {
    en: 'You are not signed in: the sign-in was not confirmed, or you have no role in this console. Ask whoever runs it to give you one.',
    zh: '未能登录：登录未获确认，或您在此控制台中没有角色。请联系控制台的管理人员为您分配角色。',
  },
  'Gateway.SignInUnavailable': {
    en: 'The sign-in service does not answer. Wait a moment, then go to the console and sign in again.',
    zh: '登录服务没有响应。请稍候，然后返回控制台重新登录。',
  },
}
const OTHER = { en: 'Something went wrong here. Go to the console and sign in again.', zh: '此处发生错误。请返回控制台重新登录。' }

export function signInFailedPage(code: OwnCode, requestId: string) {
  const { en, zh } = WORDS[code] ?? OTHER
  return html`<!doctype html>
<html lang="en">
<head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Audience Console</title></head>
<body>
<h1>Audience Console</h1>
<p>${en}</p>
<p lang="zh-CN">${zh}</p>
<p><a href="/">Audience Console</a></p>
<p>RequestId: ${requestId}</p>
</body>
</html>
`
}
