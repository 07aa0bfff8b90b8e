import type { ActionName, AnswerOf } from '#api/contract/actions.ts'
import { ServiceError } from '#api/contract/errors.ts'
import { type Backend, createBackend } from '../backend/backend.ts'
import type { Context } from '../backend/context.ts'
import { type InboxItem, inboxOf } from '../backend/people.ts'
import { comeBack, cutOff, join, leave } from '../backend/presence.ts'
import type { App, Group } from '../backend/state.ts'
import { APPS, type ScenarioName } from '../scenarios/names.ts'
import { seedService } from '../scenarios/build.ts'
import { SCENARIOS } from '../scenarios/scenarios.ts'

/** When tests take place: a whole second, so that boundaries are plain to see. */
export const START_MS = Date.UTC(2026, 10, 23, 12)
export const START = START_MS / 1000

export interface TestBackend {
  backend: Backend
  /** Moves the clock on. */
  wait(seconds: number): void
  /** Raw parameters, as a client of any kind might send them. */
  call<A extends ActionName>(action: A, params: unknown): AnswerOf<A>
  /** The refusal of a call; fails when it is answered. */
  refusal(action: ActionName, params: unknown): ServiceError
  app(appId: string): App
  group(groupId: string, appId?: string): Group
  join(groupId: string, ...users: string[]): void
  leave(groupId: string, ...users: string[]): void
  cutOff(userId: string): void
  comeBack(userId: string): void
  /** Work of a tester that is no call, such as cutting users off. */
  run<T>(work: (context: Context) => T): T
  /** What reached a user of `APPS.empty`. */
  inbox(userId: string): InboxItem[]
}

/** The backend in process, at a fixed time, with one application `APPS.empty` in cn-shanghai unless told otherwise. */
export function testBackend(scenario: ScenarioName = 'empty'): TestBackend {
  const backend = createBackend(seedService(SCENARIOS[scenario], 1, START_MS))
  let at = START_MS
  let calls = 0
  const stamp = () => {
    calls += 1
    return { at, requestId: `REQUEST-${calls}` }
  }
  const app = (appId: string): App => {
    const found = backend.state.apps.get(appId)
    if (found === undefined) throw new Error(`no application ${appId}`)
    return found
  }
  const group = (groupId: string, appId: string = APPS.empty): Group => {
    const found = app(appId).groups.get(groupId)
    if (found === undefined) throw new Error(`no group ${groupId}`)
    return found
  }
  return {
    backend,
    wait(seconds) {
      at += seconds * 1000
    },
    call: (action, params) => backend.call(action, params, stamp()),
    refusal(action, params) {
      try {
        backend.call(action, params, stamp())
      } catch (error) {
        if (error instanceof ServiceError) return error
        throw error
      }
      throw new Error(`${action} was not refused`)
    },
    app,
    group,
    run: (work) => backend.run(stamp(), work),
    inbox: (userId) => backend.run({ at, requestId: '' }, () => inboxOf(app(APPS.empty), userId)),
    join: (groupId, ...users) =>
      void backend.run(stamp(), (context) => join(context, app(APPS.empty), group(groupId), users)),
    cutOff: (userId) => void backend.run(stamp(), (context) => cutOff(context, app(APPS.empty), userId)),
    comeBack: (userId) => void backend.run(stamp(), (context) => comeBack(context, app(APPS.empty), userId)),
    leave: (groupId, ...users) =>
      void backend.run(stamp(), (context) => leave(context, app(APPS.empty), group(groupId), users)),
  }
}
