import { type AppSeed, DAY, type GroupSeed } from './build.ts'
import { APPS } from './names.ts'

/** The application that a small scenario is about. */
export const stageWith = (...groups: GroupSeed[]): AppSeed => ({
  id: APPS.stage,
  name: 'Main Stage',
  center: 'cn-shanghai',
  ago: 200 * DAY,
  groups,
})
