import { emptyState, type ServiceState } from '../backend/state.ts'
import { addApp, DAY, OWN_ACCOUNT } from './build.ts'
import { fullApp, nearlyFullApp } from './full-app.ts'
import { APPS } from './names.ts'

/** The application whose quota is full comes first, and others with little and much room beside it. */
export function fullQuota(seed: number, atMs: number): ServiceState {
  const state = emptyState(OWN_ACCOUNT, seed, atMs)
  addApp(state, { id: APPS.empty, name: 'Morning Classes', center: 'cn-shanghai', ago: 500 * DAY })
  addApp(state, { ...nearlyFullApp(seed), ago: 450 * DAY })
  addApp(state, fullApp(seed))
  return state
}
