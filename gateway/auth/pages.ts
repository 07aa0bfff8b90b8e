import { html } from 'hono/html'
import { paths } from '#lib/paths.ts'
import type { OwnCode, Refusal } from '../http/refusal.ts'
import { ClocksDiffer } from './sign-in-failure.ts'

interface Words {
  en: string
  zh: string
}

/** What the person at the browser is told, who can do little but try again or tell somebody. */
const WORDS: Partial<Record<OwnCode, Words>> = {
  'Gateway.SignInExpired': {
    en: 'This sign-in took too long, or was begun in another browser.',
    zh: '登录超时，或登录是在其他浏览器中开始的。',
  },
  'Gateway.SignInCancelled': {
    en: 'The sign-in was cancelled or refused at the sign-in service.',
    zh: '登录已在登录服务处取消或被拒绝。',
  },
  'Gateway.SignInUnconfirmed': {
    en: 'The sign-in service did not confirm this sign-in.',
    zh: '登录服务未确认此次登录。',
  },
  'Gateway.SignInRefused': {
    en: 'You have no role in this console. Ask whoever runs it to give you one.',
    zh: '您在此控制台中没有角色。请联系控制台的管理人员为您分配角色。',
  },
  'Gateway.SignInRolesUnknown': {
    en: 'The sign-in service does not say what you may do here. Tell whoever runs this console.',
    zh: '登录服务没有说明您在此处的权限。请告知控制台的管理人员。',
  },
  'Gateway.SignInMisconfigured': {
    en: 'This console and the sign-in service are not set up for each other. Tell whoever runs this console.',
    zh: '此控制台与登录服务的配置不一致。请告知控制台的管理人员。',
  },
  'Gateway.SignInUnavailable': {
    en: 'The sign-in service does not answer. Wait a moment, then try again.',
    zh: '登录服务没有响应。请稍候重试。',
  },
  'Gateway.SignInUnreadable': {
    en: 'The sign-in service’s answer could not be read. Tell whoever runs this console.',
    zh: '无法读取登录服务的响应。请告知控制台的管理人员。',
  },
  'Gateway.SignInUntrusted': {
    en: 'The sign-in service’s answer could not be verified. Try again; if it stays, tell whoever runs this console.',
    zh: '无法验证登录服务的响应。请重试；若仍出现，请告知控制台的管理人员。',
  },
}
const OTHER = {
  en: 'Something went wrong here. Try again; if it stays, tell whoever runs this console.',
  zh: '此处发生错误。请重试；若仍出现，请告知控制台的管理人员。',
}

function wordsOf(refusal: Refusal): Words {
  if (!(refusal instanceof ClocksDiffer)) return WORDS[refusal.code] ?? OTHER
  const { seconds } = refusal
  return {
    en: `The clocks of this console and of the sign-in service differ by ${seconds} seconds. Tell whoever runs this console.`,
    zh: `此控制台与登录服务的时钟相差 ${seconds} 秒。请告知控制台的管理人员。`,
  }
}

/** The one page the gateway draws itself: a sign-in at the OpenID provider that failed. Trying again leads to `returnTo`. */
export function signInFailedPage(refusal: Refusal, returnTo: string) {
  const { en, zh } = wordsOf(refusal)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="UTF-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>You are not signed in · Audience Console</title>
      </head>
      <body>
        <main>
          <h1>You are not signed in <span lang="zh-CN">未登录</span></h1>
          <p>${en}</p>
          <p lang="zh-CN">${zh}</p>
          <p>
            <a href="${paths.signIn(returnTo)}">Try again <span lang="zh-CN">重试</span></a>
          </p>
          <p><small>Audience Console · RequestId: ${refusal.requestId}</small></p>
        </main>
      </body>
    </html> `
}
