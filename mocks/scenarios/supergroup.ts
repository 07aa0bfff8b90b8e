import { LIMITS } from '#api/contract/limits.ts'
import { HOUR, type ScenarioData } from './build.ts'
import { STAGE_GROUPS } from './names.ts'
import { stageWith } from './stage.ts'

const { ordinaryGroupMembers } = LIMITS

export const supergroup: ScenarioData = {
  apps: () => [
    stageWith(
      {
        id: STAGE_GROUPS.almostSuper,
        name: 'Almost a supergroup',
        owner: 'anna',
        online: ordinaryGroupMembers,
        ago: HOUR,
      },
      {
        id: STAGE_GROUPS.justSuper,
        name: '刚刚成为超级大群',
        owner: 'liwei',
        online: ordinaryGroupMembers + 1,
        ago: 2 * HOUR,
      },
      {
        id: STAGE_GROUPS.huge,
        name: 'Huge crowd',
        owner: 'producer07',
        administrators: ['anna'],
        online: 20_000,
        ago: 3 * HOUR,
      },
      { id: 'smallroom', name: 'Small room', owner: 'anna', online: 3, ago: 4 * HOUR },
    ),
  ],
}
