import { type AppSeed, addApp as seedApp } from '../../scenarios/build.ts'
import { APPS } from '../../scenarios/names.ts'
import { START, START_MS } from '../test-backend.ts'
import { createWorld, type World } from '../../session/world.ts'
import { addApp, addGroup, type Model, newModel } from './reference.ts'
import type { Step } from './steps.ts'

const FOREIGN = 'another'

export const NAMES = {
  apps: [APPS.empty, APPS.singaporeEmpty, 'disabledapp1', 'foreignapp01'],
  groups: ['ga', 'ga', 'gb', 'gc'],
} as const

/** The same few applications on both sides, and further ones. */
export function bothSides(...further: AppSeed[]): { world: World; model: Model } {
  const world = createWorld('empty', 1, START_MS)
  seedApp(world.service, { id: 'disabledapp1', name: 'Disabled', center: 'cn-shanghai', ago: 9, disabled: true })
  seedApp(world.service, { id: 'foreignapp01', name: 'Foreign', center: 'cn-shanghai', ago: 9, account: FOREIGN })
  for (const app of further) seedApp(world.service, app)
  const model = newModel(START)
  for (const app of world.service.apps.values()) {
    const { id, name, center, key, sign, disabled, createdAt } = app
    const foreign = app.account === FOREIGN
    const twin = addApp(model, { id, name, center, key, sign, disabled, createdAt, modifiedAt: createdAt, foreign })
    for (const group of app.groups.values())
      addGroup(twin, { id: group.id, name: group.name, createdAt: group.createdAt })
  }
  return { world, model }
}

/** Two groups with people inside. */
export const opening = (AppId: string): Step[] => [
  { afterMs: 0, kind: 'call', action: 'CreateLiveMessageGroup', params: { AppId, GroupId: 'ga', CreatorId: 'anna' } },
  {
    afterMs: 0,
    kind: 'call',
    action: 'CreateLiveMessageGroup',
    params: { AppId, GroupId: 'gb', Administrators: ['bob'] },
  },
  { afterMs: 0, kind: 'deed', deed: { name: 'join', appId: AppId, groupId: 'ga', users: ['anna', 'bob', 'carl'] } },
  { afterMs: 0, kind: 'deed', deed: { name: 'join', appId: AppId, groupId: 'gb', users: ['carl', 'anna'], info: 'i' } },
]
