import { DAY, type ScenarioData } from './build.ts'
import { fullApp, nearlyFullApp } from './full-app.ts'
import { APPS } from './names.ts'

export const fullQuota: ScenarioData = {
  about: {
    en: 'An application with 5,000 groups and a full quota, one with little room and one with none in use.',
    zh: '一个配额已满的应用（5,000 个群组），一个接近配额，一个尚未使用。',
  },
  apps: (seed) => [
    { id: APPS.empty, name: 'Morning Classes', center: 'cn-shanghai', ago: 500 * DAY },
    { ...nearlyFullApp(seed), ago: 450 * DAY },
    fullApp(seed),
  ],
}
