import { HOUR, MINUTE, type ScenarioData } from './build.ts'
import { APPS, STAGE_GROUPS } from './names.ts'
import { crowd } from './people.ts'
import { stageWith } from './stage.ts'

export const busyShow: ScenarioData = {
  apps: () => [
    stageWith(
      {
        id: STAGE_GROUPS.loud,
        name: 'Grand Finale · 总决赛',
        owner: 'producer07',
        administrators: ['anna', 'liwei'],
        people: crowd(1500, 'producer07', 'anna'),
        ago: 40 * MINUTE,
      },
      { id: STAGE_GROUPS.calm, name: 'Backstage chat', owner: 'anna', people: crowd(40, 'anna'), ago: 2 * HOUR },
      {
        id: STAGE_GROUPS.muted,
        name: '新闻发布会',
        owner: 'host01',
        online: 120,
        mutedAllBut: ['host02'],
        ago: 3 * HOUR,
      },
      {
        id: STAGE_GROUPS.moderated,
        name: 'Open questions',
        owner: 'host01',
        administrators: ['anna'],
        online: 260,
        mutedUsers: ['troll01', 'troll02'],
        ago: 4 * HOUR,
      },
    ),
  ],
  shows: [
    // People gather, and then it begins.
    { appId: APPS.stage, groupId: STAGE_GROUPS.loud, about: 'finale', perSecond: 3, ago: 12 * MINUTE, seconds: 0 },
    { appId: APPS.stage, groupId: STAGE_GROUPS.loud, about: 'finale', perSecond: 80, seconds: 10 * MINUTE },
    { appId: APPS.stage, groupId: STAGE_GROUPS.calm, about: 'finale', perSecond: 5, seconds: 10 * MINUTE },
  ],
}
