import { DAY, FOREIGN_ACCOUNT, HOUR, MINUTE, type ScenarioData } from './build.ts'
import { fullApp, nearlyFullApp } from './full-app.ts'
import { APPS, GROUPS } from './names.ts'
import { oddGroups } from './odd-groups.ts'
import { visitors } from './people.ts'
import { showGroups } from './show-groups.ts'
import { singaporeGroups } from './singapore-groups.ts'

const center = 'cn-shanghai'

export const typical: ScenarioData = {
  apps: (seed) => [
    {
      id: APPS.disabled,
      name: '校园电视台 2019',
      center,
      ago: 900 * DAY,
      disabled: true,
      groups: [{ id: 'graduation2019', name: '2019 毕业典礼', owner: 'xiaozhang', ago: 890 * DAY }],
    },
    fullApp(seed),
    nearlyFullApp(seed),
    {
      id: APPS.foreign,
      name: 'Partner Studio',
      center,
      ago: 300 * DAY,
      account: FOREIGN_ACCOUNT,
      groups: [{ id: 'partnershow', name: 'Partner show', owner: 'partner', ago: 20 * DAY }],
    },
    { id: APPS.empty, name: 'Morning Classes', center, ago: 200 * DAY, tier: 2 },
    { id: APPS.singaporeEmpty, name: 'Merlion Arts', center: 'ap-southeast-1', ago: 100 * DAY },
    {
      id: APPS.typical,
      name: 'Starlight Live',
      center,
      ago: 95 * DAY,
      tier: 1,
      callbackUrl: 'https://hooks.starlight.example/live',
      groups: [...showGroups(), ...oddGroups()],
    },
    {
      id: APPS.singapore,
      name: 'Lion City Live',
      center: 'ap-southeast-1',
      ago: 60 * DAY + 5 * HOUR,
      groups: singaporeGroups(),
    },
  ],
  shows: [
    {
      appId: APPS.typical,
      groupId: GROUPS.onAir,
      about: 'deals',
      perSecond: 4,
      ago: 12 * MINUTE,
      seconds: 3 * HOUR,
      visitors: visitors(30),
    },
  ],
}
