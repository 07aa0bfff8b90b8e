import { HOUR, MINUTE, type ScenarioData } from './build.ts'
import { APPS, STAGE_GROUPS } from './names.ts'
import { stageWith } from './stage.ts'

export const busyShow: ScenarioData = {
  apps: () => [
    stageWith(
      {
        id: STAGE_GROUPS.loud,
        name: 'Grand Finale · 总决赛',
        owner: 'producer07',
        administrators: ['anna', 'liwei'],
        online: 1500,
        ago: 40 * MINUTE,
      },
      { id: STAGE_GROUPS.calm, name: 'Backstage chat', owner: 'anna', online: 40, ago: 2 * HOUR },
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
    { appId: APPS.stage, groupId: STAGE_GROUPS.loud, perSecond: 80, seconds: 600 },
    { appId: APPS.stage, groupId: STAGE_GROUPS.calm, perSecond: 5, seconds: 600 },
  ],
}
