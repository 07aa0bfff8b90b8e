import { DAY, type ScenarioData } from './build.ts'
import { APPS } from './names.ts'

export const empty: ScenarioData = {
  apps: () => [
    { id: APPS.singaporeEmpty, name: 'Merlion Arts', center: 'ap-southeast-1', ago: 2 * DAY },
    { id: APPS.empty, name: 'Morning Classes', center: 'cn-shanghai', ago: DAY },
  ],
}
