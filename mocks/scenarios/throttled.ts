import { HOUR, type ScenarioData } from './build.ts'
import { stageWith } from './stage.ts'

export const throttled: ScenarioData = {
  about: {
    en: 'Another program of the account uses up nine of ten calls: five a second are left of an action, one for mutes.',
    zh: '同一账号的其他程序占用了九成调用量：每个接口每秒只剩 5 次，禁言接口每秒 1 次。',
  },
  apps: () => [
    stageWith(
      ...Array.from({ length: 120 }, (_, index) => ({
        id: `room${`${index + 1}`.padStart(3, '0')}`,
        name: `Room ${index + 1}`,
        owner: 'anna',
        online: index % 5 === 0 ? 7 : 0,
        ago: (index + 1) * HOUR,
      })),
    ),
  ],
  callsTakenElsewhere: 0.9,
}
