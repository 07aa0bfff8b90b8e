import { DAY, type ScenarioData } from './build.ts'
import { APPS } from './names.ts'

export const empty: ScenarioData = {
  about: {
    en: 'One application without groups in each Live Center: the first day of a new customer.',
    zh: '每个直播中心各有一个没有群组的应用：新客户的第一天。',
  },
  apps: () => [
    { id: APPS.singaporeEmpty, name: 'Merlion Arts', center: 'ap-southeast-1', ago: 2 * DAY },
    { id: APPS.empty, name: 'Morning Classes', center: 'cn-shanghai', ago: DAY },
  ],
}
