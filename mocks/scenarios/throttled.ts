import { HOUR, type ScenarioData } from './build.ts'
import { stageWith } from './stage.ts'

export const throttled: ScenarioData = {
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
