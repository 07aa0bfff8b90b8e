import { emptyState, type ServiceState } from '../backend/state.ts'
import { addApp, DAY, OWN_ACCOUNT } from './build.ts'
import { APPS } from './names.ts'

/** One application without groups in each Live Center: the first day of a new customer. */
export function emptyWorld(seed: number, atMs: number): ServiceState {
  const state = emptyState(OWN_ACCOUNT, seed, atMs)
  addApp(state, { id: APPS.singaporeEmpty, name: 'Merlion Arts', center: 'ap-southeast-1', ago: 2 * DAY })
  addApp(state, { id: APPS.empty, name: 'Morning Classes', center: 'cn-shanghai', ago: DAY })
  return state
}
