import type { LiveCenter } from './contract/fields.ts'

/** Where groups live: every call about groups names both. */
export interface Scope {
  center: LiveCenter
  appId: string
}

/** The parameters that name a scope on the wire. */
export const scopeParams = ({ center, appId }: Scope) => ({ AppId: appId, DataCenter: center })
