import type * as v from 'valibot'
import type { Locale } from '#lib/strings.ts'
import { appActions } from './app-actions.ts'
import { groupActions } from './group-actions.ts'
import { memberActions } from './member-actions.ts'
import { messageActions } from './message-actions.ts'
import { muteActions } from './mute-actions.ts'

/** The contract: all 29 actions of the service, keyed by the vendor's name. */
export const ACTIONS = { ...appActions, ...groupActions, ...messageActions, ...memberActions, ...muteActions }

export type ActionName = keyof typeof ACTIONS
/** Parameters as given to a call. */
export type RequestOf<A extends ActionName> = v.InferInput<(typeof ACTIONS)[A]['request']>
/** Parameters once parsed: 64-bit integers are bigints. */
export type ParsedRequestOf<A extends ActionName> = v.InferOutput<(typeof ACTIONS)[A]['request']>
/** An answer once parsed. */
export type AnswerOf<A extends ActionName> = v.InferOutput<(typeof ACTIONS)[A]['answer']>

export const ACTION_NAMES = Object.keys(ACTIONS).filter(isActionName)

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(ACTIONS, name)
}

const PAGES: Record<Locale, string> = {
  en: 'https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-',
  zh: 'https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-',
}

/** The vendor's page for an action, in a language. */
export function actionPage(action: ActionName, locale: Locale): string {
  return PAGES[locale] + action.toLowerCase()
}
