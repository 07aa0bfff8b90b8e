import { DAY, type ScenarioData } from './build.ts'
import { fullApp, nearlyFullApp } from './full-app.ts'
import { APPS } from './names.ts'

export const fullQuota: ScenarioData = {
  apps: (seed) => [
    { id: APPS.empty, name: 'Morning Classes', center: 'cn-shanghai', ago: 500 * DAY },
    { ...nearlyFullApp(seed), ago: 450 * DAY },
    fullApp(seed),
  ],
}
